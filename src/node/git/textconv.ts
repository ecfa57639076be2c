import {isUtf8} from 'node:buffer'
import {resolve} from 'node:path'
import {diffText} from '../../formats/diff/text.ts'
import {parseIpynb} from '../../formats/ipynb/parse.ts'
import {maxFileBytes} from '../../model/limits.ts'
import {leadingText, terminalText} from '../../report/terminal.ts'
import {readBytes} from '../read.ts'

export interface Shown {
  readonly text: string
  /** What a person should know of it. */
  readonly note?: string
}

/** A notebook file as lines for `git diff`. Whatever the file holds, there is a text, and no control character in it. */
export function textForDiff(path: string, cwd: string): Shown {
  const bytes = readBytes(resolve(cwd, path), {path, maxBytes: maxFileBytes})
  // A file that is too large should not look as if it were empty.
  if (!(bytes instanceof Uint8Array) && bytes.rule === 'parse/too-large') return {text: `% ${bytes.message}\n`}
  if (!(bytes instanceof Uint8Array)) return {text: '', note: `huntbook: ${terminalText(path)}: ${terminalText(bytes.message)}\n`}
  return {text: shown(readable(bytes, path))}
}

function readable(bytes: Uint8Array, file: string): string {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  if (/\.(?:md|myst|mystnb|mnb)$/iu.test(file) || !isUtf8(bytes)) return text
  try {
    const {notebook} = parseIpynb(text.startsWith('\ufeff') ? text.slice(1) : text)
    return notebook ? diffText(notebook) : text
  } catch {
    // A difference that nobody can read is better than a `git diff` that stops.
    return text
  }
}

function shown(text: string): string {
  // In a difference a blank stands before a line that did not change: a runner would read a command there.
  return text.split('\n').map(leadingText).join('\n')
}
