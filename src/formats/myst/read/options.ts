import type {Span} from '../../../model/place.ts'
import {isList, isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {shown} from '../../../parse/json/shown.ts'
import type {MapEntry, MapTree, ScalarTree, Tree} from '../../../parse/tree.ts'
import {treeValue} from '../../../parse/tree.ts'
import {parseYaml} from '../../../parse/yaml.ts'
import {splitTags} from '../tags.ts'
import type {Report} from './log.ts'
import type {SplitContent} from './split.ts'

/** The options of a code or raw cell. Spans of the tree count in the text of the options. */
export interface Options {
  readonly tree?: MapTree
  readonly metadata: ValueMap
}

/** Options that were read already, by their text: a notebook has a few that many cells repeat, and YAML is slow. */
export type KnownOptions = Map<string, Options>

/** Reads the YAML of the options. `report` takes places in the text of the options. */
export function readOptions({style, options, lines}: SplitContent, report: Report, known?: KnownOptions): Options {
  if (style === 'none' || options.text === '') return none
  const same = known?.get(options.text)
  if (same) return same
  const {tree, problems} = parseYaml(options.text, {version: '1.1'})
  const broken = problems.some(problem => problem.severity === 'error')
  if (!broken && (!tree || isEmptyValue(tree))) {
    problems.forEach(report)
    return none
  }
  const limited = problems.some(({rule}) => rule === 'parse/limit' || rule === 'parse/surrogate')
  const map = !broken && tree?.kind === 'map' ? tree : style === 'lines' && !limited ? readLineByLine(options.text, lines) : undefined
  if (map) {
    if (map === tree) problems.forEach(report)
    else checkTags(map, report)
    const read = {tree: map, metadata: optionValues(map)}
    if (map === tree && problems.length === 0) known?.set(options.text, read)
    return read
  }
  if (broken) problems.forEach(report)
  else
    report({
      rule: 'parse/shape',
      severity: 'error',
      message: 'Expected options as `key: value`, got something else.',
      ...(tree?.span ?? nowhere),
    })
  return none
}

/** A list of tags that is broken is no text: what the tags were to hide would be shown. */
function checkTags({entries}: MapTree, report: Report): void {
  for (const {key, value} of entries) {
    if (key !== 'tags' || value.kind !== 'scalar' || typeof value.value !== 'string' || !/^[[{]/.test(value.value)) continue
    report({rule: 'parse/shape', severity: 'error', message: `Expected a list of tags, got \`${shown(value.value)}\`.`, ...value.span})
  }
}

/** Tags may be given as one string. */
function optionValues(map: MapTree): ValueMap {
  const value = treeValue(map)
  if (!isMap(value)) return none.metadata
  const tags = value.get('tags')
  if (typeof tags !== 'string') return value
  return new Map([...value].map(([key, item]) => [key, key === 'tags' ? splitTags(tags) : item]))
}

function isEmptyValue(tree: Tree): boolean {
  const value = treeValue(tree)
  return value === null || value === false || value === '' || value === 0 || (isList(value) && value.length === 0)
}

/** Options that are no YAML as a whole may be so one by one: `:caption: a: b`. */
function readLineByLine(text: string, lines: readonly Span[]): MapTree | undefined {
  const entries: MapEntry[] = []
  let start = 0
  for (const line of lines) {
    const end = start + line.end - line.start
    const entry = readLine(text, {start, end: text.charAt(end - 1) === '\n' ? end - 1 : end})
    if (!entry) return undefined
    entries.push(entry)
    start = end
  }
  return {kind: 'map', entries, flow: false, span: {start: 0, end: text.length}}
}

function readLine(text: string, {start, end}: Span): MapEntry | undefined {
  const match = /^([A-Za-z0-9_.@/-]+):(?:[ \t]+|$)/.exec(text.slice(start, end))
  if (!match) return undefined
  const [head, key = ''] = match
  const span = {start: start + head.length, end}
  return {key, keySpan: {start, end: start + key.length}, value: readValue(text, span)}
}

function readValue(text: string, span: Span): Tree {
  const given = text.slice(span.start, span.end).trimEnd()
  const {tree, problems} = parseYaml(given, {version: '1.1'})
  const plain = (value: ScalarTree['value']): ScalarTree => {
    const content = {start: span.start, end: span.start + given.length}
    return {kind: 'scalar', value, style: 'plain', span: content, content}
  }
  if (problems.some(({severity}) => severity === 'error') || (tree?.kind === 'map' && !tree.flow)) return plain(given)
  return tree ? shiftTree(tree, span.start) : plain(null)
}

/** Recursive: the nesting of YAML trees is limited. */
function shiftTree(tree: Tree, by: number): Tree {
  const shift = ({start, end}: Span): Span => ({start: start + by, end: end + by})
  const span = shift(tree.span)
  if (tree.kind === 'scalar') return {...tree, span, content: shift(tree.content)}
  if (tree.kind === 'list') return {...tree, span, items: tree.items.map(item => shiftTree(item, by))}
  const entries = tree.entries.map(({key, keySpan, value}) => ({key, keySpan: shift(keySpan), value: shiftTree(value, by)}))
  return {...tree, span, entries}
}

const none: Options = {metadata: new Map<string, Value>()}
const nowhere: Span = {start: 0, end: 0}
