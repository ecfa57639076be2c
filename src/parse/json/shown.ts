const shownLength = 40
const invisible = /[\p{C}\p{Z}]/gu
const word = /[\p{L}\p{N}_]{1,40}/uy

/** A text as a message shows it: cut, and with escapes for what cannot be seen. */
export function shown(text: string): string {
  // Code points, so that a cut leaves no half of a pair.
  const start = [...text.slice(0, shownLength * 2)]
  const cut = start.length > shownLength || text.length > shownLength * 2
  return `${escaped(start.slice(0, shownLength).join(''))}${cut ? '…' : ''}`
}

/** What stands at an offset, for messages: a word, a character, or the end. */
export function shownAt(text: string, at: number): string {
  const point = text.codePointAt(at)
  if (point === undefined) return 'the end of the file'
  word.lastIndex = at
  return `\`${word.exec(text)?.[0] ?? escaped(String.fromCodePoint(point))}\``
}

function escaped(text: string): string {
  return text.replace(invisible, character => (character === ' ' ? ' ' : escapeOf(character)))
}

function escapeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return point > 0xffff ? `\\u{${point.toString(16)}}` : `\\u${point.toString(16).padStart(4, '0')}`
}
