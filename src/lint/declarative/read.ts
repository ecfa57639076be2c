import type {Severity} from '../../model/diagnostic.ts'
import type {Rule, RuleMeta} from '../../model/rule.ts'
import {mapOf, type Value} from '../../model/value.ts'
import {repeatsLoosely} from '../../parse/repetition.ts'
import type {ConfigProblem} from '../config/config.ts'
import {type ConfigFile, readSettings} from '../config/read.ts'
import {type Declared, ruleOf, type Selection} from './rule.ts'

/** The keys of a rule without code, as in `configKeys`. */
const keys: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['description', 'severity', 'scope', 'select', 'require', 'forbid', 'flags', 'message']],
  ['select', ['cells', 'tag', 'language', 'heading', 'metadata']],
])

/** Reads a rule that is written in YAML. */
export function readDeclarative(text: string, {id, path}: {readonly id: string; readonly path: string}): Rule | readonly ConfigProblem[] {
  const file = readSettings(text, {path, schema: 'rule', keys})
  if (!('value' in file)) return file
  const declared = declaredIn(file)
  return 'message' in declared ? [declared] : ruleOf(metaIn(file, id), declared)
}

function declaredIn({value, problemAt}: ConfigFile): Declared | ConfigProblem {
  const both = value.has('require') && value.has('forbid')
  if (both || !(value.has('require') || value.has('forbid'))) {
    return problemAt(both ? '/forbid' : '', {message: 'Expected either `require` or `forbid`.', ...(both && {part: 'key'})})
  }
  const select = mapOf(value.get('select'))
  if (select.has('metadata') && select.size > 1) {
    return problemAt('/select/metadata', {message: 'Unexpected `metadata` beside what selects cells: write two rules.', part: 'key'})
  }
  const demand = value.has('require') ? 'require' : 'forbid'
  const pattern = textAt(value.get(demand)) ?? ''
  try {
    // Compiled anew for each use, so that nothing is left in it from the last.
    const flags = [...new Set(`gmu${textAt(value.get('flags')) ?? ''}`)].join('')
    new RegExp(pattern, flags)
    if (repeatsLoosely(pattern)) {
      const message = 'Unexpected repetition of what can repeat in more than one way, as in `(a+)+`: on some texts it would not end.'
      return problemAt(`/${demand}`, {message})
    }
    return {select: selectionIn(select), demand, pattern, flags}
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /su, '') : String(error)
    return problemAt(`/${demand}`, {message: `Expected a regular expression: ${reason}.`})
  }
}

/** What people call a language → what cells call it. */
const languages: ReadonlyMap<string, string> = new Map([
  ['kql', 'kusto'],
  ['sh', 'bash'],
  ['js', 'javascript'],
  ['py', 'python'],
  ['python3', 'python'],
  ['ipython', 'python'],
  ['ipython3', 'python'],
])

function selectionIn(select: ReadonlyMap<string, Value>): Selection {
  const [cells, tag, language, heading, metadata] = ['cells', 'tag', 'language', 'heading', 'metadata'].map(key => textAt(select.get(key)))
  return {
    // The schema allows nothing but the three types.
    ...(cells !== undefined && {cells: cells as Selection['cells']}),
    ...(tag !== undefined && {tag}),
    ...(language !== undefined && {language: languages.get(language.toLowerCase()) ?? language.toLowerCase()}),
    ...(heading !== undefined && {heading}),
    ...(metadata !== undefined && {metadata}),
  } as Selection
}

function metaIn({value}: ConfigFile, id: string): RuleMeta {
  const demand = value.has('require') ? 'require' : 'forbid'
  return {
    id,
    description: textAt(value.get('description')) ?? `${demand}s \`${textAt(value.get(demand))}\``,
    // The schema allows nothing but the words of both.
    severity: value.get('severity') as Severity | 'off',
    scope: (value.get('scope') ?? 'notebook') as 'hunt' | 'notebook',
    messages: {found: textAt(value.get('message')) ?? ''},
  }
}

function textAt(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
