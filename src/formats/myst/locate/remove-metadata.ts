import type {Change, Edit} from '../../../model/place.ts'
import {escapePointer} from '../../../model/pointer.ts'
import {lineStart} from '../../../parse/around.ts'
import {mapSpan} from '../text-map.ts'
import {cellOf, type Finder, spanOfSource} from './finder.ts'

/** The edit that removes the only key of a cell's metadata together with what is there for it alone: the lines of options, the braces. */
export function removeMetadata(finder: Finder, {kind, at}: Change): Edit | undefined {
  const cell = kind === 'remove' && at.kind === 'cellMetadata' ? cellOf(finder, at.cell) : undefined
  if (!cell || at.kind !== 'cellMetadata') return undefined
  const {unit, content} = cell
  const [entry, ...others] = content.tree?.entries ?? []
  if (!entry || others.length > 0 || at.pointer !== `/${escapePointer(entry.key)}`) return undefined
  const {map, text} = finder.located
  if (content.split) {
    const source = spanOfSource(finder, at.cell, {start: 0, end: 0})
    // The indentation of the fence stays with the first line.
    return {...mapSpan(map, {start: unit.body.start, end: lineStart(text, source.start)}), text: ''}
  }
  if (!unit.break) return undefined
  const {mark} = unit.break
  const {end} = content.place({start: 0, end: content.metadataText.length})
  return {...mapSpan(map, {start: mark.start + text.slice(mark.start, mark.content).trimEnd().length, end}), text: ''}
}
