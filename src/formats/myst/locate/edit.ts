import type {Change, Edit, Place, Span} from '../../../model/place.ts'
import {mapSpan} from '../text-map.ts'
import {cellOf, type Finder, headerPlace} from './finder.ts'
import {firstMetadata} from './first-metadata.ts'
import {sourceEdit} from './source-edit.ts'
import type {Target} from './target.ts'
import {jsonChange, yamlChange} from './value-edit.ts'

/** The edits of the text as given that make a change, or `undefined` where it cannot hold it. */
export function editsOf(finder: Finder, change: Change): readonly Edit[] | undefined {
  const {located} = finder
  const edit = editOf(finder, change)
  if (!edit) return undefined
  const span = mapSpan(located.map, edit)
  return [{...span, text: edit.text.replaceAll('\n', lineEndOf(located.given))}]
}

function editOf(finder: Finder, {at, ...change}: Change): Edit | undefined {
  if (at.kind === 'source' || at.kind === 'cell') {
    return change.kind === 'text' ? sourceEdit(finder, at, change.text) : undefined
  }
  const cell = at.kind === 'cellMetadata' ? cellOf(finder, at.cell) : undefined
  if (at.kind === 'cellMetadata' && cell && !cell.content.tree) {
    return change.kind === 'value' ? firstMetadata(finder.located.text, cell, {pointer: at.pointer, value: change.value}) : undefined
  }
  const target = targetOf(finder, at)
  if (!target) return undefined
  const edit = target.json ? jsonChange(target, change) : yamlChange(target, change)
  return edit && target.place(edit)
}

function targetOf(finder: Finder, at: Place): Target | undefined {
  const {located} = finder
  if (at.kind === 'metadata') {
    const found = headerPlace(located, at.pointer)
    if (!found || located.header.kind === 'none') return undefined
    const {start} = located.header.block.yaml
    return {...found, json: false, text: located.header.yaml, part: at.part, place: edit => moved(edit, start)}
  }
  if (at.kind !== 'cellMetadata') return undefined
  const cell = cellOf(finder, at.cell)
  if (!cell?.content.tree) return undefined
  const {tree, metadataText, place, split} = cell.content
  const base = {root: tree, pointer: at.pointer, part: at.part, text: metadataText}
  if (!split) return {...base, json: true, place: edit => ({...place(edit), text: edit.text})}
  const prefix = ' '.repeat(cell.unit.fence?.mark.indent ?? 0) + (split.style === 'lines' ? ':' : '')
  return {...base, json: false, place: edit => optionEdit({edit, place, text: metadataText, whole: located.text, prefix})}
}

interface OptionEdit {
  readonly edit: Edit
  readonly place: (span: Span) => Span
  readonly text: string
  readonly whole: string
  /** What every line of options begins with in the text. */
  readonly prefix: string
}

/** Whole lines of options go with what stands before them: the colon, and the indentation of the fence. */
function optionEdit({edit, place, text, whole, prefix}: OptionEdit): Edit {
  const span = place(edit)
  const lineStart = edit.start === 0 || text.charAt(edit.start - 1) === '\n'
  const wholeLines = lineStart && (edit.end > edit.start ? text.charAt(edit.end - 1) === '\n' : edit.text.endsWith('\n'))
  const start = wholeLines ? whole.lastIndexOf('\n', span.start - 1) + 1 : span.start
  const end = edit.end > edit.start ? span.end : start
  const lines = edit.text.replace(/\n(?!$)/g, `\n${prefix}`)
  return {start, end, text: wholeLines && lines !== '' ? prefix + lines : lines}
}

function moved({start, end, text}: Edit, by: number): Edit {
  return {start: start + by, end: end + by, text}
}

/** The line end of the first line. */
function lineEndOf(given: string): string {
  return /\r\n?|\n/.exec(given)?.[0] ?? '\n'
}
