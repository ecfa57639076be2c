import {type RedactionRule, type Span, spansOf} from './rule.ts'

const names = '(?:passw(?:or)?d|pwd|secret|token|(?:api|access|secret)[_-]?key)'
/** How a value is given to a name: `name = `, `"name": `, `name => `, `x["name"] = `, also within a string of JSON. */
const given = String.raw`\\{0,3}["']?\]?[ \t]{0,8}(?:={1,3}>?|:=|:)[ \t]{0,8}`

const mayGive = new RegExp(String.raw`${names}\d{0,2}\\{0,3}["']?\]?[ \t]{0,8}[=:]`, 'iu')
const mayBeNamed = (text: string): boolean => mayGive.test(text)

/** By the name: 40 characters alone may be a hash. */
export const awsSecretKey: RedactionRule = {
  id: 'aws-secret-key',
  mayMatch: text => mayGiveKey.test(text),
  find: text => spansOf(text, awsAssignment),
}

const awsName = String.raw`(?:secret[\w .-]{0,24}key|key[\w .-]{0,24}secret)`
const mayGiveKey = new RegExp(awsName, 'iu')
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
export const assignedSecret: RedactionRule = {id: 'assigned-secret', mayMatch: mayBeNamed, find: assignments}

const assignment = new RegExp(`(?<name>${names})\\d{0,2}(?<given>${given})`, 'giu')
/** `name: str = `. */
const annotation = /[A-Za-z_][\w.[\]| ]{0,40}=(?!=)[ \t]{0,8}/uy
const opening = /[rbfu]{0,2}\\{0,3}(?:"{3}|'{3}|["'])/iuy
const literal = /[^\s'"`,;&<>()[\]{}|\\]{12,}/uy
const shortest = 12

function* assignments(text: string): Generator<Span> {
  let from = 0
  for (const match of text.matchAll(assignment)) {
    const at = match.index + match[0].length
    if (at < from) continue
    const span = valueAt(text, at) ?? valueAt(text, skip(annotation, text, at))
    if (!span) continue
    from = span.end
    const value = text.slice(span.start, span.end)
    const isFolder = match.groups?.name?.toLowerCase() === 'pwd' && /^(?:[A-Za-z]:)?[\\/]/u.test(value)
    if (!isFolder) yield span
  }
}

function valueAt(text: string, at: number): Span | undefined {
  const start = skip(opening, text, at)
  if (start > at) return quoted(text, start)
  const end = skip(literal, text, at)
  // A call or a subscript gives the value.
  if (end === at || (/[([{]/u.test(text.charAt(end)) && /^[A-Za-z_][\w.]*$/u.test(text.slice(at, end)))) return undefined
  return isLiteral(text.slice(at, end)) ? {start: at, end} : undefined
}

/** Up to the quote that opened it, or to the end of the line. */
function quoted(text: string, start: number): Span | undefined {
  const ends = text.charAt(start - 1) === '"' ? /["\n]/gu : /['\n]/gu
  ends.lastIndex = start
  let end = ends.exec(text)?.index ?? text.length
  while (end > start && text.charAt(end - 1) === '\\') end -= 1
  return end - start >= shortest && isLiteral(text.slice(start, end)) ? {start, end} : undefined
}

function isLiteral(value: string): boolean {
  if (
    /^(?:os\.(?:environ|getenv)|getpass|self\.|config\.|settings\.|args\.|keyring\.|%|\$\(|\$env:|@(?:config|resolve|from):)/u.test(value)
  )
    return false
  // An address is no secret by itself; what it may hold is found by other rules.
  return !standsForValue(value) && !/^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s?#@]*$/iu.test(value)
}

/** `<password>`, `${PASSWORD}`, `{{ password }}`, `$PASSWORD`: where a value goes. */
function standsForValue(value: string): boolean {
  const text = value.trim()
  return text === '' || /^(?:<[^<>]*>|\$\{[^{}]*\}|\{\{?[^{}]*\}?\}|\$[A-Z_]+|%\w+%)$/u.test(text)
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** The rule by which a value is a secret because of its name, where both are known by themselves. */
export function namedSecret(name: string, value: string): string | undefined {
  if (/secret.{0,24}key|key.{0,24}secret/iu.test(name) && /^[A-Za-z0-9/+]{40}$/u.test(value)) return awsSecretKey.id
  const isNamed = new RegExp(`${names}\\d{0,2}$`, 'iu').test(name.slice(-100))
  return isNamed && value.length >= shortest && isLiteral(value) ? assignedSecret.id : undefined
}
