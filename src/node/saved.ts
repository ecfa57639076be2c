import {readers} from '../formats/readers.ts'
import {applyFixes} from '../lint/fix.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import {readBytes} from './read.ts'

/** As much as the configuration allows at most. */
const maxBytes = 480 * 1024 * 1024

/** What a file holds; `undefined` where there is none, or none that can be read. */
export function readSaved(file: string): Uint8Array | undefined {
  const bytes = readBytes(file, {path: file, maxBytes})
  return bytes instanceof Uint8Array ? bytes : undefined
}

/** Whether an editor that opens these bytes shows that text. It leaves out a byte order mark, and shows what is no UTF-8 as U+FFFD. */
export function isSameText(bytes: Uint8Array, text: string): boolean {
  // Most keystrokes change the length, and a character has at most three bytes a unit.
  if (bytes.length > text.length * 3 + 3 || bytes.length < text.length) return false
  return new TextDecoder().decode(bytes) === text
}

/** A text with one fix in it. */
export function applyFix(text: string, diagnostic: Diagnostic): string {
  return applyFixes(text, [diagnostic], new Set(['safe', 'unsafe'])).text
}

/** The sources of the cells of a notebook file; `undefined` where it holds none. */
export function sourcesOf(text: string): readonly string[] | undefined {
  return readers.ipynb.parse(text).notebook?.cells.map(({source}) => source)
}
