import {pack} from './split/pack.ts'
import {sectionPieces} from './split/pieces.ts'
import type {Room} from './split/room.ts'

/** Units that a part leaves for the line that numbers it. */
const reserve = 40

/** With less room no fence would hold a line. */
const leastRoom = 24

/**
 * Cuts Markdown into parts of at most `limit` units (spec/export.md 10), in time that is linear in it but for what has to be parsed. `measure`
 * counts the units of a text: UTF-16 units, or UTF-8 bytes. Below a limit of 64 units parts may be larger.
 */
export function splitMarkdown(markdown: string, limit: number, measure: (text: string) => number): readonly string[] {
  if (measure(markdown) <= limit) return [markdown]
  const room: Room = {units: Math.max(limit - reserve, leastRoom), measure}
  const parts = pack(sectionPieces(markdown.replace(/\r\n?/gu, '\n'), room), room)
  const numbered = parts.length > 1
  return parts.map((part, index) => `${numbered ? `*Part ${index + 1} of ${parts.length}*\n\n` : ''}${part}\n`)
}
