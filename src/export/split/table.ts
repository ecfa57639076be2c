import {parseGfm} from '../markdown/parse.ts'
import {literal} from './fence.ts'
import {fits, type Room, smaller} from './room.ts'

/**
 * A table cut between its rows, with the header in each piece; a row that is too large is shown as text. Only the header is parsed: a
 * table may be large. `undefined` for a text that is not one table and nothing else.
 */
export function cutTable(source: string, room: Room): string[] | undefined {
  const lines = source.split('\n')
  const header = lines.slice(0, 2).join('\n')
  // What is indented like code, or begins another block, ends a table.
  if (!isTable(header) || lines.some(line => /^(?: {4}| {0,3}\t|[ \t]*$)/u.test(line))) return undefined
  const rest = smaller(room, `${header}\n\n`)
  // The header is shown with the first row that fits.
  if (!lines.slice(2).some(row => fits(`\n${row}`, rest))) return undefined
  const pieces: string[] = []
  let rows: string[] = []
  let used = 0
  const close = (): void => {
    if (rows.length > 0) pieces.push(`${[header, ...rows].join('\n')}\n\n`)
    rows = []
    used = 0
  }
  for (const row of lines.slice(2)) {
    const size = rest.measure(`\n${row}`)
    if (used + size > rest.units) close()
    if (!fits(`\n${row}`, rest)) {
      for (const text of literal(row, room)) pieces.push(text)
      continue
    }
    rows.push(row)
    used += size
  }
  close()
  return pieces
}

function isTable(header: string): boolean {
  if (!/\n {0,3}\|?[ \t]*:?-/u.test(header)) return false
  const [first, more] = parseGfm(header)?.children ?? []
  return first?.type === 'table' && !more
}
