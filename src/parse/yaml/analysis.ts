import {resolvePlain} from './resolve.ts'

/** What the characters of a string allow, by the rules of PyYAML's emitter. */
export interface Analysis {
  /** It holds a line break: LF, NEL, LS or PS. */
  readonly multiline: boolean
  readonly blockPlain: boolean
  readonly flowPlain: boolean
  readonly single: boolean
}

/** Without `unicode` everything outside printable ASCII needs escapes. */
export function analyze(text: string, {unicode}: {readonly unicode: boolean}): Analysis {
  // The empty string may be plain in block context by the rules, but then it reads as null: see `readsAsString`.
  if (text === '') return {multiline: false, blockPlain: true, flowPlain: false, single: true}
  const multiline = lineBreak.test(text)
  const single = !(unicode ? special : outsideAscii).test(text) && !spaceAtBreak.test(text)
  const plain = single && !multiline && !text.startsWith(' ') && !text.endsWith(' ')
  const blockPlain = plain && !startsWithIndicator.test(text) && !innerIndicator.test(text)
  return {multiline, single, blockPlain, flowPlain: blockPlain && !flowIndicator.test(text)}
}

/** Whether a plain scalar of that text is a string for PyYAML. Dates and `=` are not. */
export function readsAsString(text: string): boolean {
  return resolvePlain(text, '1.1') === text && !timestamp.test(text) && text !== '=' && text !== '<<'
}

/** Whether a plain scalar of that text is a date or a time for YAML 1.1. */
export function isTimestamp(text: string): boolean {
  return timestamp.test(text)
}

/** Whether a plain scalar of that text is the same string in YAML 1.1 and 1.2, in block context or in both. */
export function plainEverywhere(text: string, context: {readonly flow: boolean}): boolean {
  const {blockPlain, flowPlain} = analyze(text, {unicode: true})
  return (context.flow ? flowPlain : blockPlain) && readsAsString(text) && resolvePlain(text, '1.2') === text
}

const lineBreak = /[\n\u0085\u2028\u2029]/u

/** Neither printable nor a line break of YAML 1.1. U+10FFFF is PyYAML's own exception; V8 misses it in a negated class. */
const special = /[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|\u{10ffff}/u

const outsideAscii = /[^\n\x20-\x7e]/u

const spaceAtBreak = / [\n\u0085\u2028\u2029]|[\n\u0085\u2028\u2029] /u

const startsWithIndicator = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[\0 \t\r\n\u0085\u2028\u2029]|$))/u

const innerIndicator = /:(?:[\0 \t\r\n\u0085\u2028\u2029]|$)|[\0 \t\r\n\u0085\u2028\u2029]#/u

/** A `?` or `:` in first place counts like one inside. */
const flowIndicator = /[,?[\]{}:]/u

const timestamp = /^\d{4}-(?:\d\d-\d\d|\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[+-]\d\d?(?::\d\d)?))?)$/u
