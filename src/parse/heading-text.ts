import {decodeReferences, reference} from './character-references.ts'
import {blankComments} from './html-outline.ts'

/** The text of a heading without its marks, tags and comments. What code, escapes and character references show stays. */
export function headingText(inline: string): {readonly title: string; readonly isEmpty: boolean} {
  const kept: string[] = []
  const shown = blankComments(
    withoutLiterals(inline.replaceAll(mark, ''), literal => {
      kept.push(literal)
      return `${mark}${kept.length - 1}${mark}`
    }),
  )
  const title = shown
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/gu, '$1')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/[*`]|(?<!\w)_|_(?!\w)/gu, '')
    .replace(place, (_, index) => kept[Number(index)] ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
  return {title, isEmpty: shown.trim() === ''}
}

/** A noncharacter, which no text should hold. It stands around the number of what is put back at the end. */
const mark = '\u{FFFF}'
const place = /\uFFFF(\d+)\uFFFF/gu

const start = new RegExp(`<!--|\\\\([!-/:-@[-\`{-~])|\`+|${reference.source}`, 'gu')

/** The first of a comment, an escape, a reference and a code span wins, so one pass goes from each to what follows it. */
function withoutLiterals(text: string, keep: (literal: string) => string): string {
  const lastRun = new Map<string, number>()
  for (const {0: run, index} of text.matchAll(/`+/gu)) lastRun.set(run, index)
  const lastClose = text.lastIndexOf('-->')
  let result = ''
  let done = 0
  start.lastIndex = 0
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const [token, escaped] = found
    const end = start.lastIndex
    result += text.slice(done, found.index)
    done = end
    if (escaped !== undefined) result += keep(escaped)
    else if (token.startsWith('&')) result += keep(decodeReferences(token))
    else if (token !== '<!--') {
      const close = (lastRun.get(token) ?? -1) < end ? -1 : closeOf(text, token, end)
      result += close === -1 ? token : keep(codeOf(text.slice(end, close)))
      if (close !== -1) done = close + token.length
    } else {
      if (lastClose >= found.index + 2) done = text.indexOf('-->', found.index + 2) + 3
      result += text.slice(found.index, done)
    }
    start.lastIndex = done
  }
  return result + text.slice(done)
}

/** Where the next run of as many backticks begins; there is one. */
function closeOf(text: string, run: string, from: number): number {
  const runs = /`+/gu
  runs.lastIndex = from
  for (let found = runs.exec(text); found; found = runs.exec(text)) if (found[0] === run) return found.index
  return -1
}

/** One blank at each end is layout. */
function codeOf(inner: string): string {
  const isPadded = inner.at(0)?.trim() === '' && inner.at(-1)?.trim() === '' && inner.trim() !== ''
  return isPadded ? inner.slice(1, -1) : inner
}
