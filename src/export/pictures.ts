import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex} from '@noble/hashes/utils.js'
import {base64} from '@scure/base'
import type {OutputFile, Picture} from '../model/findings.ts'

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
  /** Whether a target was made by `add`, so that it is ours. */
  readonly has: (url: string) => boolean
  readonly files: () => readonly Picture[]
}

export type Added =
  | {readonly kind: 'added'; readonly url: string}
  /** Neither PNG, JPEG, GIF nor WebP, whatever its label says. */
  | {readonly kind: 'unknown'}
  | {readonly kind: 'large'; readonly bytes: number}

export function createPictures(options: {readonly stem: string; readonly limits: PictureLimits}): Pictures {
  const files = new Map<string, Picture>()
  let total = 0
  return {
    add(bytes, alt) {
      const type = typeOf(bytes)
      if (type === undefined) return {kind: 'unknown'}
      if (bytes.length > options.limits.one) return {kind: 'large', bytes: bytes.length}
      const path = `${options.stem}_files/${bytesToHex(sha256(bytes)).slice(0, 16)}.${type}`
      if (!files.has(path)) {
        if (total + bytes.length > options.limits.all) return {kind: 'large', bytes: bytes.length}
        total += bytes.length
        files.set(path, {path, bytes, alt})
      }
      return {kind: 'added', url: path}
    },
    has: url => files.has(url),
    files: () => [...files.values()],
  }
}

/** A picture as a `data:` URL. */
export function dataUrl({path, bytes}: OutputFile): string {
  const type = path.slice(path.lastIndexOf('.') + 1)
  return `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${base64.encode(bytes)}`
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

/** By the leading bytes. */
function typeOf(bytes: Uint8Array): 'png' | 'jpg' | 'gif' | 'webp' | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'webp' : undefined
}
