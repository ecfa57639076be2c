import type {Edit} from '../model/place.ts'
import {beginsLine, blanksBefore, lineEnd, lineStart} from '../parse/around.ts'
import {cellLanguage} from '../parse/cell-language.ts'
import {applyEdits} from '../parse/edits.ts'
import {blankIPython} from '../parse/ipython.ts'
import {codeNotes, hasNotes, magicsEnd} from '../parse/notes.ts'
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
  const plain = plainText(source.replace(/\r\n?/gu, '\n'))
  const text = withoutNotes(plain, cellLanguage(plain, language?.toLowerCase() ?? 'python'))
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd()
  if (text === '') return ''
  const magic = magics.get(/^\s*%%([A-Za-z]+)\s/u.exec(source)?.[1] ?? '')
  const name = magic ?? language ?? ''
  return fence(text, /^[A-Za-z0-9_+#.-]{1,40}$/u.test(name) ? name : '')
}

/** Without the comments that say something to huntbook; a line that is nothing else goes altogether. */
function withoutNotes(text: string, language: string): string {
  const edits = noteStarts(text, language).map((at): Edit => {
    const [start, end] = [blanksBefore(text, at), lineEnd(text, at)]
    return beginsLine(text, at) ? {start: lineStart(text, at), end: Math.min(end + 1, text.length), text: ''} : {start, end, text: ''}
  })
  return edits.length === 0 ? text : applyEdits(text, edits)
}

const noteHead = /(?<=^|\s)(?:#|\/\/|--)[ \t]*huntbook:/gmu

/**
 * Where notes begin, the first of each line. What only looks like one stays in strings, where it is known what these are; behind
 * commands it goes.
 */
function noteStarts(text: string, language: string): number[] {
  if (!text.includes('huntbook:')) return []
  const blanked = language === 'python' ? blankIPython(text) : text
  const head = magicsEnd(text)
  const others = [...text.matchAll(noteHead)].map(({index}) => index)
  const odd = hasNotes(language) ? others.filter(at => at < head || blanked[at] !== text[at]) : others
  const starts = [...odd, ...codeNotes(text, language).map(({start}) => start)].sort((a, b) => a - b)
  return starts.filter((at, index) => index === 0 || lineStart(text, at) > (starts[index - 1] ?? 0))
}
