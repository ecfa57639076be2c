import {addRun, copyMap, type MapBuilder, type TextMap} from './text-map.ts'

/** The cell metadata keys that say how a cell is written. */
export const textKey = 'huntbook-text'
export const attachmentsKey = 'huntbook-attachments'

/** How a source is written where text cannot hold it as it is. */
export interface TextFlags {
  readonly crlf: boolean
  readonly esc: boolean
}

export const noFlags: TextFlags = {crlf: false, esc: false}

/** The flags of `huntbook-text`, or `undefined` for a value that is none. */
export function readFlags(value: unknown): TextFlags | undefined {
  if (typeof value !== 'string') return undefined
  const flags = value.split(' ')
  return flags.every(flag => flag === 'crlf' || flag === 'esc') ? {crlf: flags.includes('crlf'), esc: flags.includes('esc')} : undefined
}

export function printFlags({crlf, esc}: TextFlags): string {
  return [...(crlf ? ['crlf'] : []), ...(esc ? ['esc'] : [])].join(' ')
}

/** The source that a text stands for, and where its parts stand in the text. */
export function decodeText(text: string, flags: TextFlags): {readonly text: string; readonly map: TextMap} {
  if (!flags.crlf && !flags.esc) return {text, map: copyMap(0, text.length)}
  const pattern = flags.esc ? (flags.crlf ? /\n|␛((?!D[89A-F]..;)[0-9A-F]{1,4});/g : /␛((?!D[89A-F]..;)[0-9A-F]{1,4});/g) : /\n/g
  const builder: MapBuilder = {runs: [], length: 0}
  const parts: string[] = []
  let start = 0
  for (const match of text.matchAll(pattern)) {
    const part = match[1] === undefined ? '\r\n' : String.fromCharCode(Number.parseInt(match[1], 16))
    parts.push(text.slice(start, match.index), part)
    addRun(builder, start, {length: match.index - start, width: match.index - start})
    addRun(builder, match.index, {length: part.length, width: match[0].length})
    start = match.index + match[0].length
  }
  parts.push(text.slice(start))
  addRun(builder, start, {length: text.length - start, width: text.length - start})
  return {text: parts.join(''), map: {runs: builder.runs, origin: 0}}
}

/** The flags that a source needs to be written. */
export function flagsFor(source: string): TextFlags {
  if (!special.test(source)) return noFlags
  const feeds = source.split('\n').length - 1
  const crlf = feeds > 0 && source.split('\r\n').length - 1 === feeds
  return {crlf, esc: special.test(crlf ? source.replaceAll('\r\n', '\n') : source)}
}

/** The text that stands for a source; `undefined` where the flags cannot write it. */
export function encodeText(source: string, {crlf, esc}: TextFlags): string | undefined {
  if (crlf && /(?:^|[^\r])\n/.test(source)) return undefined
  const text = crlf ? source.replaceAll('\r\n', '\n') : source
  if (!esc) return text.includes('\r') ? undefined : text
  return text.replace(escaped, character => `␛${character.charCodeAt(0).toString(16).toUpperCase()};`)
}

const special = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]/
const escaped = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff␛]/g
