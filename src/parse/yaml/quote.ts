import {analyze, plainEverywhere} from './analysis.ts'

/** A string on one line that YAML 1.1 and 1.2 read alike: plain if it can be, else in single quotes, else in double quotes. */
export function writtenString(text: string, context: {readonly flow: boolean}): string {
  return plainEverywhere(text, context) ? text : quotedString(text)
}

/** A string in single quotes, or in double quotes where it holds what only escapes can. */
export function quotedString(text: string): string {
  const {single, multiline} = analyze(text, {unicode: true})
  return single && !multiline ? singleQuoted(text) : doubleQuoted(text)
}

/** The content of a single-quoted scalar on one line. The text holds no line breaks and no special characters. */
function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A double-quoted scalar on one line. Printable Unicode stays as it is. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(needsEscape, escapeCharacter)}"`
}

/** One character as YAML escapes it: the short form where there is one, else `\x`, `\u` or `\U` with upper-case digits. */
export function escapeCharacter(character: string): string {
  const short = shortEscapes.get(character)
  if (short !== undefined) return `\\${short}`
  const code = character.codePointAt(0) ?? 0
  const digits = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

const needsEscape = /["\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\x07', 'a'],
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\v', 'v'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\x1b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\u0085', 'N'],
  ['\u00a0', '_'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
])
