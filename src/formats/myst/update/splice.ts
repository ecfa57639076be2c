import {encodeText, flagsFor} from '../decode.ts'
import type {ReadCell} from '../read/cell.ts'
import {mapSpan} from '../text-map.ts'
import {type Among, readsBack} from '../write/reads-back.ts'

/**
 * The unit of a cell with another source inside: the gap before it, fence, info string, options and block break stay. `undefined` where
 * that is not read as the source.
 */
export function spliceSource(text: string, old: ReadCell, source: string, among: Among): string | undefined {
  const {unit, content, flags} = old
  const needed = flagsFor(source)
  const written = needed.crlf === flags.crlf && needed.esc === flags.esc ? encodeText(source, flags) : undefined
  if (written === undefined) return undefined
  const span = mapSpan(content.source.map, {start: 0, end: content.source.text.length})
  const margin = ' '.repeat(unit.fence?.mark.indent ?? 0)
  const lines = margin === '' ? written : written.replace(/\n(?!\n|$)/g, `\n${margin}`)
  const cell = {type: old.type, text: written, metadata: content.metadata}
  for (const end of ['', '\n']) {
    const spliced = text.slice(unit.start, span.start) + lines + end + text.slice(span.end, unit.end)
    const candidate = {text: among.position.first ? `\n${spliced}` : spliced, open: unit.kind === 'plain' || unit.kind === 'exact'}
    if (readsBack(cell, candidate, among)) return spliced
  }
  return undefined
}
