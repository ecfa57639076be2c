import {utf8Text} from '../../parse/utf8.ts'
import {gifParts} from './gif.ts'
import {jpegParts} from './jpeg.ts'
import {type Bytes, joinParts, latin1, type PictureParts} from './parts.ts'
import {pngParts} from './png.ts'
import {mendWebp, webpParts} from './webp.ts'

export type PictureType = 'png' | 'jpg' | 'gif' | 'webp'

/** By the leading bytes. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'webp' : undefined
}

/**
 * A picture without what it says beside the picture: Exif (where and by whom it was taken), profiles, data of programs, and texts that
 * are not clean. What is not well formed stays as it is: all of it is searched before it is written.
 */
export function withoutNotes(bytes: Uint8Array, isClean: (text: string) => boolean): Uint8Array {
  const parts = partsOf(bytes)
  if (!parts) return bytes
  const left = joinParts(parts.filter(({note}) => note === undefined || isClean(textOf(bytes, note))))
  const [only, more] = left
  if (only && !more && only.end === bytes.length) return bytes
  const clean = new Uint8Array(left.reduce((size, {start, end}) => size + end - start, 0))
  let at = 0
  for (const {start, end} of left) {
    clean.set(bytes.subarray(start, end), at)
    at += end - start
  }
  return pictureTypeOf(bytes) === 'webp' ? mendWebp(clean) : clean
}

/** What a picture says beside the picture; all of what is not well formed, one byte a character. */
export function pictureNotes(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  return parts ? parts.flatMap(({note}) => (note ? [textOf(bytes, note)] : [])) : [latin1(bytes)]
}

function textOf(bytes: Uint8Array, note: Bytes): string {
  return utf8Text(bytes.subarray(note.start, note.end)) ?? latin1(bytes, note)
}

function partsOf(bytes: Uint8Array): PictureParts | undefined {
  switch (pictureTypeOf(bytes)) {
    case 'png':
      return pngParts(bytes)
    case 'jpg':
      return jpegParts(bytes)
    case 'gif':
      return gifParts(bytes)
    case 'webp':
      return webpParts(bytes)
    default:
      return undefined
  }
}
