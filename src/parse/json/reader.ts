import type {Span} from '../../model/place.ts'
import {addProblem, type ProblemLog} from './problem-log.ts'
import {shownAt} from './shown.ts'

/** A JSON text that is being read. Functions move `at` and return false where the text cannot go on. */
export interface Reader {
  readonly text: string
  readonly log: ProblemLog
  /** Whether the text itself holds an unpaired surrogate, outside escapes. */
  readonly loose: boolean
  /** Whether the text holds a control character besides LF. Most do not, and LF is found much faster than a class. */
  readonly controls: boolean
  at: number
  /** The next backslash and control character as far as they were looked for: each search ends where the next one begins. */
  backslash: number
  control: number
}

const unpaired = /\p{Surrogate}/u
const controlButLf = /[\0-\x09\x0b-\x1f]/u
const anyControl = /[\0-\x1f]/g

export function readerOf(text: string, log: ProblemLog): Reader {
  return {text, log, loose: !text.isWellFormed(), controls: controlButLf.test(text), at: 0, backslash: -1, control: -1}
}

/** The offset of the first backslash from `at` on; beyond the text where there is none. */
export function backslashFrom(reader: Reader, at: number): number {
  if (reader.backslash < at) reader.backslash = orEnd(reader.text.indexOf('\\', at))
  return reader.backslash
}

/** The same for control characters. */
export function controlFrom(reader: Reader, at: number): number {
  if (reader.control >= at) return reader.control
  if (reader.controls) {
    anyControl.lastIndex = at
    reader.control = anyControl.exec(reader.text)?.index ?? Number.MAX_SAFE_INTEGER
  } else reader.control = orEnd(reader.text.indexOf('\n', at))
  return reader.control
}

function orEnd(index: number): number {
  return index === -1 ? Number.MAX_SAFE_INTEGER : index
}

export function skipSpace(reader: Reader): void {
  const {text} = reader
  let {at} = reader
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break
    at++
  }
  reader.at = at
}

/** A text that cannot go on, at the character that cannot. */
export function expected(reader: Reader, what: string): false {
  const {text, at, log} = reader
  const end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  addProblem(log, 'parse/json', () => ({
    severity: 'error',
    message: `Expected ${what}, got ${shownAt(text, at)}.`,
    start: Math.min(at, text.length),
    end: Math.min(end, text.length),
  }))
  return false
}

/** Reports the first unpaired surrogate of a string. `content` is the string in the text, without quotes. */
export function checkSurrogates(reader: Reader, decoded: string, place: (start: number, end: number) => Span): void {
  const unit = decoded.search(unpaired)
  if (unit === -1) return
  addProblem(reader.log, 'parse/surrogate', () => ({
    severity: 'error',
    message: `Expected two halves of a surrogate pair, got \`\\u${decoded.charCodeAt(unit).toString(16)}\` alone.`,
    ...place(unit, unit + 1),
  }))
}
