import type {Edit} from '../../model/place.ts'

/** Makes edits of one text. Of overlapping edits the one that starts first wins, of those with one start the longest. */
export function splice(source: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
  const parts: string[] = []
  let at = 0
  for (const {start, end, text} of ordered) {
    if (start < at) continue
    parts.push(source.slice(at, start), text)
    at = end
  }
  return parts.join('') + source.slice(at)
}

/** What continues the containers around an offset on a next line: quote marks stay, list marks become spaces. */
export function prefixAt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  return source.slice(start, offset).replace(/[^>\t]/gu, ' ')
}

/** A text of several lines, to be put where one line of a container was. */
export function indent(text: string, prefix: string): string {
  return prefix === '' ? text : text.replaceAll('\n', `\n${prefix}`)
}
