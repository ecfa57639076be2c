import {escapePointer} from '../../model/pointer.ts'
import {isMap, type Value} from '../../model/value.ts'
import type {CellView, NotebookView} from '../../model/view.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {codeNotes, markdownNotes, type Note} from '../../parse/notes.ts'
import {readDirective} from './directive.ts'
import type {Reach, Suppression} from './suppression.ts'

/** The suppressions of a notebook, in the order of its cells. A cell without any costs a search for a word. */
export function findSuppressions({cells}: Pick<NotebookView, 'cells'>): readonly Suppression[] {
  return cells.flatMap(cell => [...inMetadata(cell), ...inTags(cell), ...inComments(cell)])
}

function inComments(cell: CellView): Suppression[] {
  const notes = cell.type === 'markdown' ? markdownNotes(cell.source) : cell.type === 'code' ? codeNotes(cell.source, cell.language) : []
  if (notes.length === 0) return []
  const lines = targetLines(cell, notes)
  return notes.map(({start, end, text, textStart}, index) => {
    const {reach, list, ...said} = readDirective(text)
    return {
      form: 'comment',
      place: {kind: 'source', cell: cell.index, start, end},
      reach: reachOf(reach, {cell: cell.index + 1, line: lines[index] ?? 0}),
      ...said,
      ...(list && {list: {start: textStart + list.start, end: textStart + list.end}}),
    }
  })
}

function reachOf(kind: Reach['kind'], {cell, line}: {readonly cell: number; readonly line: number}): Reach {
  if (kind === 'file') return {kind}
  return kind === 'cell' ? {kind, cell} : {kind, cell, line}
}

/**
 * The line that each note means: its own where code stands before it, else the next one. Notes on lines of their own, one below the
 * other, all mean the line below the last.
 */
function targetLines({source, type}: CellView, notes: readonly Note[]): number[] {
  const lines = linesOf(source)
  const places = notes.map(({start, end}) => ({first: positionAt(lines, start).line, last: positionAt(lines, end).line}))
  const targets: number[] = []
  for (let index = notes.length - 1; index >= 0; index--) {
    const [note, place, below] = [notes[index], places[index], places[index + 1]]
    if (!note || !place) continue
    const isAbove = note.ownLine && notes[index + 1]?.ownLine === true && below?.first === place.last + 1
    targets[index] = isAbove ? (targets[index + 1] ?? 0) : note.ownLine || type === 'markdown' ? place.last + 1 : place.first
  }
  return targets
}

const tagWord = 'huntbook-ignore'

function inTags({index, tags}: CellView): Suppression[] {
  return tags.flatMap(({tag, pointer}) => {
    if (!tag.startsWith(tagWord)) return []
    const rest = tag.slice(tagWord.length)
    const rule = rest.slice(1).trim()
    const isForm = rest === '' || rest.startsWith(':')
    const isEverything = rule === '' || rule === '*'
    return {
      form: 'tag',
      place: {kind: 'cellMetadata', cell: index, pointer},
      reach: {kind: 'cell', cell: index + 1},
      rules: isForm && !isEverything ? [rule] : [],
      reason: '',
      ...(!isForm && {fault: {kind: 'malformed', word: tag.slice(0, 60)}}),
      ...(isForm && isEverything && {fault: {kind: 'everything'}}),
    }
  })
}

function inMetadata({index, metadata}: CellView): Suppression[] {
  const huntbook = metadata.get('huntbook')
  const ignore = isMap(huntbook) ? huntbook.get('ignore') : undefined
  if (ignore === undefined) return []
  const base = {form: 'metadata', reach: {kind: 'cell', cell: index + 1}} as const
  const at = (pointer: string): Suppression['place'] => ({kind: 'cellMetadata', cell: index, pointer, part: 'key'})
  if (!isMap(ignore) || ignore.size === 0) {
    const fault = isMap(ignore) ? ({kind: 'everything'} as const) : ({kind: 'malformed', word: 'ignore'} as const)
    return [{...base, place: at('/huntbook/ignore'), rules: [], reason: '', fault}]
  }
  return [...ignore].map(([rule, reason]) => ({
    ...base,
    place: at(`/huntbook/ignore/${escapePointer(rule)}`),
    rules: rule === '*' ? [] : [rule],
    reason: reasonOf(reason),
    ...(rule === '*' && {fault: {kind: 'everything'}}),
  }))
}

function reasonOf(value: Value): string {
  return typeof value === 'string' ? value.trim() : ''
}
