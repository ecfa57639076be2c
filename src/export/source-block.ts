import {fence} from './print.ts'
import {plainText} from './terminal.ts'

/** Cell magics that name the language of their cell, and the name that a renderer knows. */
const magics: ReadonlyMap<string, string> = new Map([
  ...'bash cython javascript julia latex octave perl ruby sh sql'.split(' ').map(name => [name, name] as const),
  ['R', 'r'],
  ['kql', 'kusto'],
])

/** The source of a code cell as a fence, without comments that are notes to huntbook. */
export function sourceBlock(source: string, language: string | undefined): string {
  const text = plainText(source.replace(/\r\n?/gu, '\n'))
    .split('\n')
    .flatMap(withoutNote)
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd()
  if (text === '') return ''
  const magic = magics.get(/^\s*%%([A-Za-z]+)\s/u.exec(source)?.[1] ?? '')
  const name = magic ?? language ?? ''
  return fence(text, /^[A-Za-z0-9_+#.-]{1,40}$/u.test(name) ? name : '')
}

/** A line that is nothing but the note goes altogether. */
function withoutNote(line: string): readonly string[] {
  const at = line.search(/#[ \t]*huntbook:[ \t]*ignore/u)
  if (at === -1) return [line]
  const rest = line.slice(0, at).trimEnd()
  return rest === '' ? [] : [rest]
}
