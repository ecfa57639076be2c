import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import {base64, utf8} from '@scure/base'
import type {OutputFile, Picture} from '../model/findings.ts'
import {pictureTypeOf, withoutNotes} from './picture-notes/notes.ts'
import {rebuildSvg} from './svg/rebuild.ts'

export interface PictureLimits {
  /** Bytes of one picture. */
  readonly one: number
  /** Bytes of all pictures of a notebook. */
  readonly all: number
}

/** The pictures of one export. Each distinct byte string is kept once. */
export interface Pictures {
  /** The alternative text of its first use stays with a picture. */
  readonly add: (bytes: Uint8Array, alt: string) => Added
  /** `undefined` for what is not base64. A text that was added before is not decoded again. */
  readonly addBase64: (text: string, alt: string) => Added | undefined
  /** Whether a target was made by `add`, so that it is ours. */
  readonly has: (url: string) => boolean
  readonly files: () => readonly Picture[]
}

export type Added =
  /** `isPartial` for a drawing that has lost something that would be seen. */
  | {readonly kind: 'added'; readonly url: string; readonly isPartial?: boolean}
  /** Neither PNG, JPEG, GIF nor WebP, nor a drawing of which something is left, whatever its label says. */
  | {readonly kind: 'unknown'}
  | {readonly kind: 'large'; readonly bytes: number}

export interface PictureOptions {
  readonly stem: string
  readonly limits: PictureLimits
  /** A text in a picture as it may be written. A text beside a picture that is not clean goes. Default: as it is. */
  readonly clean?: (text: string) => string
}

export function createPictures(options: PictureOptions): Pictures {
  const files = new Map<string, Picture>()
  const drawings = new Map<string, Taken | undefined>()
  const decoded = new Map<string, Added>()
  let total = 0
  const {clean = text => text} = options
  const take = (bytes: Uint8Array): Taken | undefined => {
    const type = pictureTypeOf(bytes)
    if (type !== undefined) return {bytes: withoutNotes(bytes, text => clean(text) === text), type, isPartial: false}
    if (!isMarkup(bytes)) return undefined
    // The same drawing may be shown in a thousand places.
    const key = bytesToHex(sha256(bytes))
    if (!drawings.has(key)) drawings.set(key, takeDrawing(bytes, clean))
    return drawings.get(key)
  }
  const add = (given: Uint8Array, alt: string): Added => {
    if (given.length > options.limits.one)
      return pictureTypeOf(given) || isMarkup(given) ? {kind: 'large', bytes: given.length} : {kind: 'unknown'}
    const taken = take(given)
    if (!taken) return {kind: 'unknown'}
    const {bytes, type, isPartial} = taken
    const path = `${options.stem}_files/${bytesToHex(sha256(bytes)).slice(0, 16)}.${type}`
    if (!files.has(path)) {
      if (total + bytes.length > options.limits.all) return {kind: 'large', bytes: bytes.length}
      total += bytes.length
      files.set(path, {path, bytes, alt})
    }
    return {kind: 'added', url: path, ...(isPartial && {isPartial})}
  }
  return {
    add,
    addBase64(text, alt) {
      const known = decoded.get(text)
      if (known) return known
      const bytes = decodeBase64(text)
      const result = bytes && add(bytes, alt)
      if (result) decoded.set(text, result)
      return result
    },
    has: url => files.has(url),
    files: () => [...files.values()],
  }
}

/** A picture as a `data:` URL. */
export function dataUrl({path, bytes}: OutputFile): string {
  const type = path.slice(path.lastIndexOf('.') + 1)
  const subtype = {jpg: 'jpeg', svg: 'svg+xml'}[type] ?? type
  return `data:image/${subtype};base64,${base64.encode(bytes)}`
}

/** The bytes of base64 with any white space in it; `undefined` for what is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/\s+/gu, '')
  if (packed === '') return undefined
  try {
    return base64.decode(packed.endsWith('=') ? packed : packed.padEnd(Math.ceil(packed.length / 4) * 4, '='))
  } catch {
    return undefined
  }
}

/** The bytes of a `data:` picture; `undefined` for other targets. */
export function decodeDataUrl(url: string): Uint8Array | undefined {
  const head = /^\s*data:image\/[\w.+-]{1,40};base64,/iu.exec(url)?.[0]
  return head === undefined ? undefined : decodeBase64(percentDecode(url.slice(head.length)))
}

/** Undoes `%xx`; a text that is not well formed stays as it is. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

interface Taken {
  readonly bytes: Uint8Array
  readonly type: 'png' | 'jpg' | 'gif' | 'webp' | 'svg'
  readonly isPartial: boolean
}

function takeDrawing(bytes: Uint8Array, clean: (text: string) => string): Taken | undefined {
  const drawing = rebuildSvg(utf8.encode(bytes))
  return drawing && {bytes: utf8ToBytes(clean(drawing.svg)), type: 'svg', isPartial: drawing.isPartial}
}

/** Whether the first byte that is no white space opens a tag. */
function isMarkup(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef ? 3 : 0
  const first = bytes.subarray(start, start + 1000).find(byte => byte > 0x20)
  return first === 0x3c
}
