import {isLiteral, isRandom, shortest, standsForValue} from './literal.ts'
import {namedRules, secretNames} from './named.ts'
import {type RedactionRule, type Span, spansOf} from './rule.ts'
import {secretCells} from './table.ts'

/** How a value is given to a name: `name = `, `"name": `, `name => `, `x["name"] = `, also within a string of JSON and in the next line. */
const given = String.raw`\\{0,3}["']?\]?[ \t]{0,8}(?:={1,3}>?|:=|:)[ \t]{0,8}(?:\(?[ \t]{0,8}\\?\r?\n[ \t]{0,40}(?=[rbfu]{0,2}\\{0,3}["']))?`

/** By the name: 40 characters alone may be a hash. */
export const awsSecretKey: RedactionRule = {
  id: namedRules.aws,
  mayMatch: text => mayGiveKey.test(text),
  find: text => inOrder([...spansOf(text, awsAssignment), ...secretCells(text, namedRules.aws)]),
}

const awsName = String.raw`(?:secret[\w .-]{0,24}key|key[\w .-]{0,24}secret)`
const mayGiveKey = /secret[\w .\\-]{0,24}key|key[\w .\\-]{0,24}secret/iu
const awsAssignment = new RegExp(String.raw`${awsName}[\w.-]{0,16}${given}\\{0,3}["']?(?<value>[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+]))`, 'giu')

/** The password in a list of settings with `;` between them. It may be short. */
export const connectionString: RedactionRule = {
  id: 'connection-string',
  mayMatch: text => text.includes(';') && /password|pwd/iu.test(text),
  *find(text) {
    const setting =
      /(?<![A-Za-z0-9_])(?:password|pwd)[ \t]{0,8}=[ \t]{0,8}(?<value>"[^"\n]{1,512}"|\{[^}\n]{1,512}\}|(?!["'])(?:(?!\]\()[^;"'\n<>|`]){1,512})/giu
    for (const span of spansOf(text, setting)) {
      const before = text.slice(Math.max(0, span.start - 48), span.start)
      const isListed =
        /;[ \t]*(?:password|pwd)[ \t]*=[ \t]*$/iu.test(before) || /^;[ \t]{0,8}\w[\w .-]{0,40}=/u.test(text.slice(span.end, span.end + 60))
      if (isListed && !standsForValue(text.slice(span.start, span.end))) yield span
    }
  },
}

/** 12 literal characters or more that a name such as `api_key` is given. */
export const assignedSecret: RedactionRule = {
  id: namedRules.assigned,
  mayMatch: text => mayName.test(text),
  find: text => inOrder([...assignments(text), ...secretCells(text, namedRules.assigned)]),
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => a.start - b.start)
}

/** In tables with blanks between the words. */
const mayName = /passw(?:or)?d|pwd|secret|token|(?:api|access|secret)[\s_.\\-]{0,9}key/iu
/** Behind a name, a pair such as `('name', 'value')` and an option such as `--name value` need more to be one. */
const assignment = new RegExp(
  String.raw`(?<name>${secretNames})\d{0,2}(?:(?<given>${given})|(?<listed>\\{0,3}["']\s{0,8},\s{0,40})(?=[rbfu]{0,2}\\{0,3}["'])|(?<blank>[ \t]{1,80})(?=\S))`,
  'giu',
)
/** `name: str = `. */
const annotation = /[A-Za-z_][\w.[\]| ]{0,40}=(?!=)[ \t]{0,8}/uy
const opening = /[rbfu]{0,2}\\{0,3}(?:"{3}|'{3}|["'])/iuy
const literal = /[^\s'"`,;&<>()[\]{}|\\]{12,}/uy
/** Enough to tell whether it is one. What is none is read again from the next name on. */
const literalHead = /[^\s'"`,;&<>()[\]{}|\\]{12,1024}/uy

function* assignments(text: string): Generator<Span> {
  let from = 0
  for (const match of text.matchAll(assignment)) {
    const at = match.index + match[0].length
    if (at < from) continue
    const span = match.groups?.given === undefined ? besideName(text, match) : givenValue(text, at)
    if (!span) continue
    const value = text.slice(span.start, span.end)
    // What a line says below a colon is a sentence.
    if (/:[^=]*\n/u.test(match.groups?.given ?? '') && /\s/u.test(value)) continue
    from = span.end
    const isFolder = match.groups?.name?.toLowerCase() === 'pwd' && /^(?:[A-Za-z]:)?[\\/]/u.test(value)
    if (!isFolder) yield span
  }
}

function givenValue(text: string, at: number): Span | undefined {
  return valueAt(text, at) ?? valueAt(text, skip(annotation, text, at))
}

/** The value of a pair or of an option, or the end of a line of two columns. */
function besideName(text: string, {index, 0: match, groups}: RegExpExecArray): Span | undefined {
  const before = text.slice(Math.max(0, index - 96), index)
  const span = valueAt(text, index + match.length)
  if (!span) return undefined
  const value = text.slice(span.start, span.end)
  if (groups?.listed !== undefined) {
    const isPair = /\(\s{0,40}[rbfu]{0,2}\\{0,3}["'][\w. -]{0,40}$|["']-{1,2}[\w-]{0,40}$/iu.test(before)
    return isPair && isRandom(value) ? span : undefined
  }
  const after = text.slice(span.end, span.end + 40)
  if (/(?:^|[\s"'`([,|;=\\])-{1,2}[\w-]{0,40}$/u.test(before)) {
    const isQuoted = /["']/u.test(text.charAt(span.start - 1))
    const isOption = /^[ \t]+--?[a-z]/iu.test(after) && !/^[A-Z_-]+$/u.test(value)
    return isQuoted || isOption || isRandom(value) ? span : undefined
  }
  const isColumn = /[ \t]{2}|\t/u.test(groups?.blank ?? '') && /(?:^|\n)[\w.-]{0,40}$/u.test(before) && /^[ \t]*(?:\r?\n|$)/u.test(after)
  return isColumn && isRandom(value) ? span : undefined
}

function valueAt(text: string, at: number): Span | undefined {
  const start = skip(opening, text, at)
  if (start > at) return quoted(text, start)
  const wide = passwordEnd(text, at)
  if (wide !== undefined) return {start: at, end: wide}
  const head = skip(literalHead, text, at)
  if (head === at || !isLiteral(text.slice(at, head))) return undefined
  const end = skip(literal, text, at)
  // A call or a subscript gives the value.
  if (/[([{]/u.test(text.charAt(end)) && /^[A-Za-z_$][\w.$]*$/u.test(text.slice(at, end))) return undefined
  return {start: at, end}
}

/** Up to the quote that opened it, or to the end of the line. */
function quoted(text: string, start: number): Span | undefined {
  const ends = text.charAt(start - 1) === '"' ? /["\n]/gu : /['\n]/gu
  ends.lastIndex = start
  let end = ends.exec(text)?.index ?? text.length
  while (end > start && text.charAt(end - 1) === '\\') end -= 1
  return end - start >= shortest && isLiteral(text.slice(start, end)) ? {start, end} : undefined
}

/** Up to a blank, or to the next setting of a list. */
const spread = /(?:(?!\]\(|(?:[;,]|&(?:amp;)?)[\w.-]{1,64}=)[^\s'"`<>|\\]){12,512}/uy

/** Where a literal ends that goes on behind brackets or the like, as no expression does: `P@ss(w)ord`. */
function passwordEnd(text: string, at: number): number | undefined {
  const run = text.slice(at, skip(spread, text, at)).replace(/[;,.&]+$/u, '')
  const value = /[([{]/u.test(run) ? run : run.replace(/[)\]};,.&]+$/u, '')
  const [first = ''] = value.split(/[()[\]{},;]/u, 1)
  // A name of JavaScript may hold `$`.
  const isCall = /^[A-Za-z_$][\w.$]*$/u.test(first) && /[([{]/u.test(value.charAt(first.length))
  return !isCall && /[A-Za-z0-9][@!#$^~&]/u.test(first) && isRandom(value) ? at + value.length : undefined
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
