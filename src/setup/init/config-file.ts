import {isList, mapOf, type Value, type ValueMap} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import type {Choices} from './choices.ts'
import {marker} from './marker.ts'
import type {Lacking, Part} from './part.ts'
import {yamlText} from './yaml-text.ts'

export const configPath = 'huntbook.config.yaml'

/** Where a baseline goes that nobody named. As the page about adopting a catalog calls it. */
export const baselinePath = 'huntbook-baseline.json'

/** Keys of the configuration that somebody asked for by name: only those are compared with a file that is there. */
export type Asked = ReadonlySet<'preset' | 'files' | 'pairs' | 'attack' | 'baseline'>

interface ConfigOptions {
  readonly choices: Choices
  readonly asked: Asked
  /** Where editors find the schema, from the file or as an address. */
  readonly schema: string
}

export function configFile({choices, asked, schema}: ConfigOptions): Part {
  const {preset, files, pairs, attack, baseline} = choices
  const text = `# yaml-language-server: $schema=${schema}
# ${marker}. docs/configuration.md of huntbook explains all keys, \`huntbook rules\` lists the rules.

# The catalog: which notebooks are hunts. Markdown files that are no notebooks are skipped.
files:
${files.map(glob => `  - ${yamlText(glob)}\n`).join('')}
# Executed copies show what a run found, and are exported from; templates are what \`huntbook new\` makes hunts of. Neither are hunts.
ignore:
  - '**/executed/**'
  - 'templates/**'

# huntbook:strict makes errors of warnings. Rules are turned on and off, or given another severity, under \`rules\`.
extends:
  - huntbook:${preset}

# The version of ATT&CK that technique ids are compared with.
attack:
  version: ${yamlText(attack)}

# ${meaning[pairs]}
pairs:
  mode: ${pairs}
${baseline === undefined ? '' : `\n# Findings that were there when huntbook came. They are not reported again.\nbaseline: ${yamlText(baseline)}\n`}`
  return {
    path: configPath,
    purpose: 'which notebooks are hunts, and the rules for them',
    text,
    isPersonal: true,
    lacking: existing => lackingIn(existing, {choices, asked}),
  }
}

const meaning = {
  myst: 'myst: the texts are the source. An .ipynb is made of one, and may be missing.',
  ipynb: 'ipynb: the .ipynb are the source. A text is made of one, and may be missing.',
  both: 'both: each notebook is kept as .ipynb and as text, and `huntbook convert --sync` keeps them in step.',
  none: 'none: each notebook is there once, as .ipynb or as text. myst, ipynb and both keep two halves in step.',
} as const

/** Of what was asked for, the keys that have another value. */
function lackingIn(existing: string, {choices, asked}: Pick<ConfigOptions, 'choices' | 'asked'>): Lacking | undefined {
  const {tree} = parseYaml(existing, {version: '1.2'})
  const config = mapOf(tree && treeValue(tree))
  const {preset, files, pairs, attack, baseline} = choices
  const lines = [
    ...(asked.has('files') && !sameTexts(config.get('files'), files) ? [`files: [${files.map(yamlText).join(', ')}]`] : []),
    ...(asked.has('preset') && presetOf(config) !== preset ? [`extends: [huntbook:${preset}]`] : []),
    ...(asked.has('attack') && mapOf(config.get('attack')).get('version') !== attack ? [`attack: {version: ${yamlText(attack)}}`] : []),
    ...(asked.has('pairs') && (mapOf(config.get('pairs')).get('mode') ?? 'myst') !== pairs ? [`pairs: {mode: ${pairs}}`] : []),
    ...(asked.has('baseline') && baseline !== undefined && config.get('baseline') === undefined ? [`baseline: ${yamlText(baseline)}`] : []),
  ]
  return lines.length === 0 ? undefined : {why: 'so that it says what was asked for', lines}
}

function sameTexts(value: Value | undefined, texts: readonly string[]): boolean {
  return isList(value) && value.length === texts.length && value.every((item, index) => item === texts[index])
}

function presetOf(config: ValueMap): Choices['preset'] {
  const names = config.get('extends')
  return isList(names) && names.includes('huntbook:strict') ? 'strict' : 'recommended'
}
