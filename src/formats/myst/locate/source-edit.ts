import type {Edit, Place} from '../../../model/place.ts'
import {encodeText, noFlags} from '../decode.ts'
import {cellOf, type Finder, sourceOf, spanOfSource} from './finder.ts'

/** Puts text into a cell's source, written as the cell needs it: its fence's indentation, its flags. */
export function sourceEdit(finder: Finder, at: Extract<Place, {kind: 'source' | 'cell'}>, text: string): Edit | undefined {
  const source = sourceOf(finder, at.cell)
  if (source === undefined) return undefined
  const {start, end} = at.kind === 'source' ? at : {start: 0, end: source.search(/\r?\n|$/)}
  // Half of a line end cannot be replaced.
  if (splitsLineEnd(source, start) || splitsLineEnd(source, end)) return undefined
  const cell = cellOf(finder, at.cell)
  const encoded = encodeText(text, cell?.flags ?? noFlags)
  if (encoded === undefined || !encoded.isWellFormed()) return undefined
  const span = spanOfSource(finder, at.cell, {start, end})
  const {fence} = cell?.unit ?? {}
  const indented = fence ? encoded.replaceAll('\n', `\n${' '.repeat(fence.mark.indent)}`) : encoded
  const opens = fence && source === '' && finder.located.text.charAt(span.start) !== '\n'
  return {...span, text: opens ? `${indented}\n` : indented}
}

function splitsLineEnd(source: string, at: number): boolean {
  return at > 0 && source.charAt(at - 1) === '\r' && source.charAt(at) === '\n'
}
