import {trimLineEnds} from '../trim.ts'
import type {Room} from './room.ts'

/** Joins pieces, in order, while they fit. The line ends at both ends of a part go. */
export function pack(pieces: Iterable<string>, room: Room): string[] {
  const parts: string[] = []
  let open: string[] = []
  let used = 0
  const close = (): void => {
    const part = trimLineEnds(open.join(''))
    if (part !== '') parts.push(part)
    open = []
    used = 0
  }
  for (const piece of pieces) {
    const size = room.measure(piece)
    if (used + size > room.units) close()
    open.push(piece)
    used += size
  }
  close()
  return parts
}
