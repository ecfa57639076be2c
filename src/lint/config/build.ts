import type {AttackDomain} from '../../model/attack.ts'
import type {Severity} from '../../model/diagnostic.ts'
import {maxFileBytes} from '../../model/limits.ts'
import type {Kernelspec} from '../../model/rule.ts'
import {isList, isMap, mapOf, toPlain, type Value, type ValueMap} from '../../model/value.ts'
import type {RuleSetting} from '../active.ts'
import {
  type CacheConfig,
  type Config,
  type ConvertConfig,
  type ExportConfig,
  type Layer,
  type NewConfig,
  type PairConfig,
  python3,
  type SuppressionConfig,
} from './config.ts'
import {ignoreGlobs, normalGlobs} from './globs.ts'
import {textsOf} from './read.ts'

/** The layer that `huntbook:recommended` stands for: every shipped rule at the severity of its `meta`. */
export const recommended: Preset = {layers: [{ignore: [], rules: new Map([['*', {}]])}], settings: new Map()}
/** The same for `huntbook:strict`. */
export const strict: Preset = {layers: [{ignore: [], rules: new Map([['*', {}]]), strict: true}], settings: new Map()}

/** What `extends` names: layers of rules, and the other settings of files. */
export interface Preset {
  readonly layers: readonly Layer[]
  readonly settings: ValueMap
  /** The file, from the root; absent for a shipped preset. */
  readonly path?: string
}

/** Puts a configuration together. `own` and the settings of presets have been checked against the schema; later ones win. */
export function buildConfig(own: ValueMap, presets: readonly Preset[]): Config {
  const value = [...presets.map(({settings}) => settings), own].reduce(mergeSettings, new Map())
  const metadata = mapAt(value, 'metadata')
  const attack = mapAt(value, 'attack')
  const retired = metadata.get('retired')
  const version = attack.get('version')
  const next = attack.get('next')
  const baseline = value.get('baseline')
  const domains = textsOf(attack.get('domains'))
  const report = mapAt(value, 'report')
  const docsUrl = report.get('docsUrl')
  const limits = mapAt(value, 'limits')
  return {
    files: value.has('files') ? normalGlobs(textsOf(value.get('files'))) : ['**/*.{ipynb,md,myst,mystnb,mnb}'],
    ignore: ignoreGlobs(textsOf(value.get('ignore'))),
    useIgnoreFiles: value.get('useIgnoreFiles') !== false,
    layers: [...presets.flatMap(({layers}) => layers), ...layersOf(own)],
    aliases: new Map([...mapAt(metadata, 'aliases')].map(([name, field]) => [name, String(field)])),
    ...(typeof retired === 'string' && {retired}),
    attack: {
      // The schema allows nothing but these three words.
      domains: domains.length > 0 ? (domains as AttackDomain[]) : ['enterprise'],
      ...(typeof version === 'string' && {version}),
      ...(typeof next === 'string' && {next}),
    },
    maxDiagnostics: numberAt(report, 'maxDiagnostics', 100),
    formats: textsOf(report.get('formats')),
    ...(typeof docsUrl === 'string' && {docsUrl}),
    maxFileBytes: numberAt(limits, 'maxFileBytes', maxFileBytes),
    maxDepth: numberAt(limits, 'maxDepth', 512),
    packs: new Map([...mapAt(value, 'packs')].map(([name, folder]) => [name, String(folder)])),
    limits: {
      fileMs: numberAt(limits, 'fileMs', 10_000),
      ruleMs: numberAt(limits, 'ruleMs', 5000),
      catalogMs: numberAt(limits, 'catalogMs', 30_000),
    },
    cache: cacheOf(mapAt(value, 'cache')),
    suppressions: suppressionsOf(mapAt(value, 'suppressions')),
    ...(typeof baseline === 'string' && {baseline}),
    export: exportOf(mapAt(value, 'export')),
    convert: convertOf(mapAt(value, 'convert')),
    new: newOf(mapAt(value, 'new')),
    kernelspec: kernelspecOf(mapAt(mapAt(value, 'new'), 'kernelspec')),
  }
}

/** The layers of one file: its own settings, then its overrides. */
export function layersOf(value: ValueMap): Layer[] {
  const overrides = value.get('overrides')
  const own = layerOf(value, {})
  const others = isList(overrides) ? overrides.filter(isMap) : []
  return [own, ...others.map(entry => layerOf(entry, {files: filesOf(entry)}))]
}

/** Mappings such as `limits` merge key by key; anything else of the later file takes the place of the earlier. */
function mergeSettings(under: ValueMap, over: ValueMap): ValueMap {
  const merged = new Map(under)
  for (const [key, value] of over) {
    const below = merged.get(key)
    merged.set(key, isMap(below) && isMap(value) ? new Map([...below, ...value]) : value)
  }
  return merged
}

function filesOf(entry: ValueMap): readonly string[] {
  const team = entry.get('team')
  return typeof team === 'string' ? [`hunts/${team}/**`] : normalGlobs(textsOf(entry.get('files')))
}

function layerOf(entry: ValueMap, scope: Pick<Layer, 'files'>): Layer {
  const schema = mapAt(entry, 'metadata').get('schema')
  const vocabulary = mapAt(entry, 'metadata').get('vocabulary')
  return {
    ...scope,
    ignore: scope.files ? ignoreGlobs(textsOf(entry.get('ignore'))) : [],
    rules: new Map([...mapAt(entry, 'rules')].map(([id, setting]) => [id, settingOf(setting)])),
    ...(typeof schema === 'string' && {schema}),
    ...(typeof vocabulary === 'string' && {vocabulary}),
    ...(entry.has('pairs') && {pairs: pairsOf(mapAt(entry, 'pairs'))}),
  }
}

function pairsOf(value: ValueMap): Partial<PairConfig> {
  // The schema allows nothing but a word of the four, and a text.
  return toPlain(value) as Partial<PairConfig>
}

function settingOf(setting: Value): RuleSetting {
  // The schema allows nothing but the words of a severity.
  if (!isMap(setting)) return {severity: setting as Severity | 'off'}
  const severity = setting.get('severity')
  const options = new Map(setting)
  options.delete('severity')
  return {
    ...(severity !== undefined && {severity: severity as Severity | 'off'}),
    // `toPlain` makes an object of a map.
    ...(options.size > 0 && {options: toPlain(options) as Record<string, unknown>}),
  }
}

function cacheOf(value: ValueMap): CacheConfig {
  const folder = value.get('folder')
  return {enabled: value.get('enabled') !== false, folder: typeof folder === 'string' ? folder : '.huntbook/cache'}
}

function suppressionsOf(value: ValueMap): SuppressionConfig {
  return {
    requireReason: value.get('requireReason') === true,
    // The schema allows nothing but the words of a severity.
    unused: (value.get('unused') ?? 'warning') as SuppressionConfig['unused'],
  }
}

function convertOf(value: ValueMap): ConvertConfig {
  const version = value.get('jupytextVersion')
  return {
    // The schema allows nothing but the words of these two options.
    representation: (value.get('representation') ?? 'plain') as ConvertConfig['representation'],
    stale: (value.get('stale') ?? 'drop') as ConvertConfig['stale'],
    ...(typeof version === 'string' && {jupytextVersion: version}),
  }
}

function exportOf(value: ValueMap): ExportConfig {
  // The schema has checked every key and its value.
  return {knownTags: [], ...(toPlain(value) as Partial<ExportConfig>)}
}

function newOf(value: ValueMap): NewConfig {
  const [templates, team, template, to] = ['templates', 'team', 'template', 'to'].map(key => value.get(key))
  return {
    templates: typeof templates === 'string' ? templates : 'templates',
    ...(typeof team === 'string' && {team}),
    ...(typeof template === 'string' && {template}),
    ...((to === 'myst' || to === 'ipynb') && {to}),
    technique: textsOf(value.get('technique')),
    dataSource: textsOf(value.get('dataSource')),
    tag: textsOf(value.get('tag')),
    param: new Map([...mapAt(value, 'param')].map(([name, text]) => [name, String(text)])),
  }
}

/** The schema allows a whole one or none. */
function kernelspecOf(value: ValueMap): Kernelspec {
  const text = (key: keyof Kernelspec): string => {
    const given = value.get(key)
    return typeof given === 'string' ? given : python3[key]
  }
  return {name: text('name'), display_name: text('display_name'), language: text('language')}
}

function mapAt(value: ValueMap, key: string): ValueMap {
  return mapOf(value.get(key))
}

function numberAt(value: ValueMap, key: string, fallback: number): number {
  const item = value.get(key)
  return typeof item === 'number' ? item : fallback
}
