/** The parts of a picture file that make the picture, and texts that can be read, in order. What stands between them, or behind, is neither. */
export type PictureParts = readonly Part[]

export interface Part extends Bytes {
  /** Where the text is of a part that says something beside the picture. */
  readonly note?: Bytes
}

/** Half-open. */
export interface Bytes {
  readonly start: number
  readonly end: number
}

/** Parts become one where they touch. */
export function joinParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last?.end === part.start) joined[joined.length - 1] = {start: last.start, end: part.end}
    else joined.push(part)
  }
  return joined
}

/** One byte a character. */
export function latin1(bytes: Uint8Array, {start, end}: Bytes = {start: 0, end: bytes.length}): string {
  const step = 8192
  const texts: string[] = []
  for (let at = start; at < end; at += step) texts.push(String.fromCharCode(...bytes.subarray(at, Math.min(end, at + step))))
  return texts.join('')
}
