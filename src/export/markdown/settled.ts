import type {Block} from '../../parse/blocks/block.ts'
import {codeSpans} from '../../parse/code-spans.ts'
import {isMisleading} from '../url.ts'

/** What starts something that may have to change: HTML, a picture, a reference, a footnote, a link, a role, a directive. */
const active = /<[A-Za-z/!?%]|&(?:#|[A-Za-z][A-Za-z0-9]*;)|!\[|\][([:]|\[\^|:::|\}`/u

const plainLink = /(?<!!)\[([\w ,.'’-]+)\]\((https?:\/\/[\w\-./#=?%~+]+)\)/gu
const autolink = /<https?:\/\/[\w\-./#=?%~+]+>/gu

/**
 * Whether lowering would leave a text as it is, as far as can be told without parsing it: what looks active stands in code only, or is a
 * plain link. `blocks` are those of the text.
 */
export function isSettled(text: string, blocks: readonly Block[]): boolean {
  const last = blocks.at(-1)
  if (last?.kind === 'fence' && !last.closed) return false
  if (!active.test(text) && !/[`~]{3}/u.test(text)) return true
  let at = 0
  for (const {kind, start, end} of blocks) {
    if (kind !== 'fence') continue
    // The info string may name a directive. What stands in a fence at the margin is code to every parser.
    const info = text.slice(start, text.indexOf('\n', start))
    if (!/^ {0,3}[`~]/u.test(info) || info.includes('{') || !isProseSettled(text.slice(at, start))) return false
    at = end
  }
  return isProseSettled(text.slice(at))
}

/** Where something looks active, every run of backticks has to pair on its line: spans over lines are for the parser. */
function isProseSettled(text: string): boolean {
  if (/[`~]{3}/u.test(text)) return false
  if (!active.test(text)) return true
  if (/\}`|\\`/u.test(text)) return false
  return text.split('\n').every(line => {
    const rest = line.includes('`') ? withoutCode(line) : line
    return rest !== undefined && !active.test(withoutPlainLinks(rest))
  })
}

function withoutPlainLinks(line: string): string {
  if (!active.test(line)) return ''
  return line.replace(autolink, '').replace(plainLink, (link, text, url) => (isMisleading(text, url) ? link : ''))
}

/** No text of a plain link holds it: what a link shows as code may name another host. */
const codeMark = '\0'

/** The line without its code spans. `undefined` where a run of backticks pairs with none on the line, or a cell or an address may end in a span. */
function withoutCode(line: string): string | undefined {
  let rest = ''
  let at = 0
  for (const {start, end} of codeSpans(line)) {
    if (line.slice(start, end).includes('|') || endsInAddress(line.slice(at, start))) return undefined
    rest += line.slice(at, start) + codeMark
    at = end
  }
  rest += line.slice(at)
  return rest.includes('`') ? undefined : rest
}

/** Backticks that touch a bare address may be part of it. */
function endsInAddress(text: string): boolean {
  return /www\.|:\/\/|@/iu.test(text.split(/[\s<]/u).at(-1) ?? '')
}
