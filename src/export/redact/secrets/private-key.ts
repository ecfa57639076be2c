import type {RedactionRule, Span} from './rule.ts'

/** A PEM block of a private key, also one that was cut off. Its lines may be quoted, escaped or in elements of HTML. */
export const privateKey: RedactionRule = {id: 'private-key', mayMatch: text => text.includes('PRIVATE KEY'), find}

const begin = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/gu
const endMark = /-----END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/gu
/** What stands between the lines of a key: line ends, also escaped ones, quotes, marks of lists and of tables, tags, numbers of lines. */
const gap = /(?:\\[nrt]|[\s\\"',+>|*`]|&[#\w]{2,8};|<\/?[a-z]{1,10}[ /]{0,2}>|(?<![A-Za-z0-9+/])\d{1,6}[:|.)\s-]){1,64}/iuy
const header = /[A-Z][A-Za-z-]{1,30}: [A-Za-z0-9,./@<> -]{1,100}/uy
const line = /[A-Za-z0-9+/]+={0,2}/uy
/** A line of a key behind whatever stands in front of its lines. A hash has letters of one case. */
const decorated =
  /[^\n]{0,8}\n[^\n]{0,160}?(?<![A-Za-z0-9+/])(?=[A-Z0-9+/]{0,40}[a-z])(?=[a-z0-9+/]{0,40}[A-Z])(?=[A-Za-z]{0,64}[\d+/])[A-Za-z0-9+/]{40,512}={0,2}(?![A-Za-z0-9+/=])/uy
/** Units of the first line of a key: words after a header are not one. */
const shortestLine = 16
/** Units within which the end of a key is looked for. */
const longest = 20_000

function* find(text: string): Generator<Span> {
  let from = 0
  const ends = [...text.matchAll(endMark)].map(match => ({start: match.index, end: match.index + match[0].length}))
  let next = 0
  for (const match of text.matchAll(begin)) {
    if (match.index < from) continue
    const head = match.index + match[0].length
    const body = bodyEnd(text, head)
    while ((ends[next]?.start ?? head) < head) next += 1
    const close = ends[next]
    const isEnded = close !== undefined && close.start - head <= longest && (body > head || close.start - head < 2 * shortestLine)
    if (!isEnded && body === head) continue
    from = isEnded ? close.end : body
    yield {start: match.index, end: from}
  }
}

/** Where what looks like lines of a key ends; `at` if nothing does. */
function bodyEnd(text: string, at: number): number {
  let end = plainEnd(text, at)
  for (let next = skip(decorated, text, end); next > end; next = skip(decorated, text, end)) end = next
  return end
}

function plainEnd(text: string, at: number): number {
  let end = at
  let first = true
  for (;;) {
    let start = skip(gap, text, end)
    for (let more = first; more; ) {
      const after = skip(gap, text, skip(header, text, start))
      more = after > start
      start = after
    }
    const after = skip(line, text, start)
    if (after === start || (first && after - start < shortestLine)) return end
    if (first || after - start >= shortestLine) end = after
    // The last line may be short.
    else return /[=+/\d]/u.test(text.slice(start, after)) ? after : end
    first = false
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
