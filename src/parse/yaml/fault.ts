import type {Problem} from '../../model/diagnostic.ts'
import {maxYamlLevels} from '../../model/limits.ts'

/** Ends the reading of a text. Offsets are those of the text that is being read. Never leaves `parseYaml`. */
export class Fault extends Error {
  readonly rule: 'parse/yaml' | 'parse/limit' | 'parse/surrogate'
  readonly start: number
  readonly end: number

  constructor(rule: Fault['rule'], message: string, span: {readonly start: number; readonly end: number}) {
    super(message)
    this.rule = rule
    this.start = span.start
    this.end = span.end
  }
}

/** The problem of a fault, its place moved by `place` from the text that was read to the text that was given. */
export function problemOf(fault: Fault, place: (offset: number) => number): Problem {
  const start = place(fault.start)
  return {rule: fault.rule, severity: 'error', message: fault.message, start, end: Math.max(start, place(fault.end))}
}

/** What a fault points at where nothing but an offset is known: one character, or nothing at the end of the text. */
export function characterAt(text: string, offset: number): {readonly start: number; readonly end: number} {
  const point = text.codePointAt(offset)
  return {start: offset, end: point === undefined ? offset : offset + (point > 0xffff ? 2 : 1)}
}

/** A piece of the text for a message: short, on one line, odd characters as escapes. */
export function quoted(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  const visible = short.replace(/[\p{C}\u2028\u2029]/gu, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
  return visible.includes('`') ? `\`\` ${visible} \`\`` : `\`${visible}\``
}

export function tooDeep(offset: number): Fault {
  return new Fault('parse/limit', `Expected at most ${maxYamlLevels} levels of lists and mappings, got more.`, {
    start: offset,
    end: offset + 1,
  })
}
