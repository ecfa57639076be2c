import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Change, Place, TextChange} from '../../model/place.ts'
import {isList, mapOf} from '../../model/value.ts'
import {lineEnd, lineStart} from '../../parse/around.ts'
import {diagnose, type Finding, type Source} from '../diagnose.ts'
import type {SuppressionProblem} from './judge.ts'
import {removeCodeComment, removeMarkdownComment} from './remove-comment.ts'
import type {Suppression} from './suppression.ts'

/** An edit of a text is read back before it is offered, so that each costs a parse. What is left goes with the next pass. */
const mostFixes = 100
const mostRead = 10_000_000

/** Problems of one file's suppressions, with their place in the file and the fix that removes what is not needed. */
export function diagnoseSuppressions(source: Source, problems: readonly SuppressionProblem[]): Diagnostic[] {
  const unusedKeys = unusedKeysOf(problems)
  const most = Math.min(mostFixes, 1 + mostRead / source.text.length)
  let fixes = 0
  return problems.map(problem => {
    const {rule, severity, message, suppression} = problem
    const fix = problem.unused && fixes++ < most ? fixOf(source, problem, unusedKeys) : undefined
    return diagnose(source, {rule, severity, message, place: suppression.place, ...(fix && {fix})})
  })
}

/** The keys under `ignore` that are not needed, by cell. */
type UnusedKeys = ReadonlyMap<number, ReadonlySet<string>>

function unusedKeysOf(problems: readonly SuppressionProblem[]): UnusedKeys {
  const keys = new Map<number, Set<string>>()
  for (const {suppression, unused = []} of problems) {
    if (suppression.form !== 'metadata' || suppression.place.kind !== 'cellMetadata') continue
    const {cell} = suppression.place
    keys.set(cell, new Set([...(keys.get(cell) ?? []), ...unused]))
  }
  return keys
}

function fixOf(source: Source, {suppression, unused = []}: SuppressionProblem, keys: UnusedKeys): Finding['fix'] {
  const kept = suppression.rules.filter(rule => !unused.includes(rule))
  const changes = kept.length > 0 && suppression.list ? [shorten(suppression, kept)] : removals(source, suppression, keys)
  const change = changes.find(candidate => candidate && (candidate.kind === 'edit' || source.parsed.locator.edit(candidate)))
  const what = kept.length > 0 ? `remove ${unused.map(rule => `\`${rule}\``).join(', ')}` : 'remove it'
  return change && {kind: 'safe', message: what, changes: [change]}
}

function shorten({place, list}: Suppression, rules: readonly string[]): Change | undefined {
  if (!list || place.kind !== 'source') return undefined
  return {kind: 'text', at: {kind: 'source', cell: place.cell, ...list}, text: rules.join(', ')}
}

/** What takes the whole suppression away, the tidiest first. */
function removals(source: Source, {place}: Suppression, keys: UnusedKeys): (Change | TextChange | undefined)[] {
  const cell = place.kind === 'source' || place.kind === 'cellMetadata' ? source.parsed.notebook?.cells[place.cell] : undefined
  if (!cell || place.kind === 'cell') return []
  if (place.kind === 'source') {
    const edit = cell.type === 'markdown' ? removeMarkdownComment(cell.source, place) : removeCodeComment(cell.source, place)
    return [edit && {kind: 'text', at: {...place, start: edit.start, end: edit.end}, text: edit.text}, removeCell(source, place)]
  }
  if (place.kind !== 'cellMetadata') return []
  const pointers =
    place.part === 'key' ? aboveKey(cell.metadata, place.pointer, keys.get(place.cell)) : aboveTag(cell.metadata, place.pointer)
  return pointers.map(pointer => ({kind: 'remove', at: {kind: 'cellMetadata', cell: place.cell, pointer}}))
}

/** A text has no cell without text: one that is nothing but the comment goes. */
function removeCell({format, text, parsed}: Source, place: Extract<Place, {kind: 'source'}>): TextChange | undefined {
  const own = parsed.notebook?.cells[place.cell]?.source ?? ''
  if (format !== 'myst' || own.slice(0, place.start).trim() !== '' || own.slice(place.end).trim() !== '') return undefined
  const span = parsed.locator.span({...place, start: 0, end: own.length})
  const end = lineEnd(text, lineEnd(text, span.end) + 1)
  return {kind: 'edit', at: {kind: 'text', start: lineStart(text, span.start), end: Math.min(end + 1, text.length)}, text: ''}
}

type Metadata = NonNullable<Source['parsed']['notebook']>['metadata']

/** With the last tag the list goes too. */
function aboveTag(metadata: Metadata, pointer: string): string[] {
  const tags = metadata.get('tags')
  if (!isList(tags)) return []
  return tags.length === 1 ? ['/tags', pointer] : [pointer]
}

/** With the last key that is needed the mappings around it go too. */
function aboveKey(metadata: Metadata, pointer: string, unused: ReadonlySet<string> = new Set()): string[] {
  const huntbook = mapOf(metadata.get('huntbook'))
  const ignore = mapOf(huntbook.get('ignore'))
  if ([...ignore.keys()].some(key => !unused.has(key))) return [pointer]
  return huntbook.size === 1 ? ['/huntbook', '/huntbook/ignore', pointer] : ['/huntbook/ignore', pointer]
}
