import {scanBlocks} from '../../parse/blocks/scan.ts'
import {longestRun} from '../escape.ts'
import {fits, type Room, reach, smaller} from './room.ts'

/** A fence cut between its lines, each piece opened and closed as the whole. A line that is too large is cut as well. */
export function cutFence(source: string, room: Room): string[] | undefined {
  const open = source.slice(0, source.indexOf('\n'))
  const close = /^ {0,3}(`{3,}|~{3,})/u.exec(open)?.[1]
  if (close === undefined) return undefined
  const content = source.slice(open.length + 1, Math.max(source.lastIndexOf('\n'), open.length + 1))
  const pieces = cutLines(content, smaller(room, `${open}\n\n${close}`)).map(lines => `${open}\n${lines}\n${close}\n\n`)
  // The rest of a line that was cut may look like the end of the fence.
  return pieces.every(isOneFence) ? pieces : undefined
}

function isOneFence(piece: string): boolean {
  const [fence, more] = scanBlocks(piece, 0)
  return fence?.kind === 'fence' && fence.closed && !more && fence.end === piece.length - 1
}

/** What cannot be cut in any other way, as the text that it is. */
export function literal(source: string, room: Room): string[] {
  const pieces: string[] = []
  for (let at = 0; at < source.length; ) {
    let end = reach(source, at, smaller(room, '```text\n\n```'))
    let piece = textFence(source.slice(at, end))
    while (!fits(piece, room) && end - at > 2) {
      end = reach(source, at, {units: Math.floor((end - at) / 2), measure: text => text.length})
      piece = textFence(source.slice(at, end))
    }
    const feed = source.slice(at, end).lastIndexOf('\n')
    if (end < source.length && feed > 0) {
      end = at + feed + 1
      piece = textFence(source.slice(at, end - 1))
    }
    pieces.push(`${piece}\n\n`)
    at = end
  }
  return pieces
}

/** Of backticks or tildes the mark that takes less. */
function textFence(content: string): string {
  const ticks = Math.max(3, longestRun(content) + 1)
  const tildes = Math.max(3, longestRun(content, '~') + 1)
  const marks = tildes < ticks ? '~'.repeat(tildes) : '`'.repeat(ticks)
  return `${marks}text\n${content}\n${marks}`
}

/** Runs of whole lines, without the line end of the last. */
function cutLines(content: string, room: Room): string[] {
  const pieces: string[] = []
  for (let at = 0; at < content.length; ) {
    const end = reach(content, at, room)
    // A line end after the last unit that fits is not part of the piece.
    const isWhole = end >= content.length || content.charAt(end) === '\n'
    const feed = isWhole ? 0 : content.slice(at, end).lastIndexOf('\n')
    const cut = feed > 0 ? at + feed : end
    pieces.push(content.slice(at, cut))
    at = content.charAt(cut) === '\n' ? cut + 1 : cut
  }
  return pieces
}
