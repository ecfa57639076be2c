import {decodeReferences} from '../../parse/character-references.ts'

/** Where each unit of a value begins and ends in its source. */
export interface Alignment {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * Aligns the value of a text, or of a code span, with its source in Markdown, where escapes, references and what continues a quote on a
 * next line are longer. `undefined` where the two do not meet.
 */
export function alignValue(raw: string, value: string, kind: 'text' | 'inlineCode'): Alignment | undefined {
  const starts: number[] = []
  const ends: number[] = []
  let at = kind === 'inlineCode' ? matchAt(/`*/uy, raw, 0).length : 0
  while (starts.length < value.length) {
    const unit = value.charAt(starts.length)
    const {read, units} = stepAt(raw, {at, value, index: starts.length, kind})
    if (read === 0 && !/\s/u.test(raw.charAt(at))) return undefined
    for (let count = 0; count < units; count += 1) {
      starts.push(at)
      ends.push(at + read)
    }
    // Blanks at the ends of a line are no part of the value.
    at += read === 0 ? 1 : read
    if (units > 0 && raw.charAt(at - 1) === '\n' && /\s/u.test(unit)) at += matchAt(/[ \t>]*/uy, raw, at).length
  }
  return {starts, ends}
}

interface Where {
  readonly at: number
  readonly value: string
  readonly index: number
  readonly kind: 'text' | 'inlineCode'
}

/** How many units of the source stand for how many of the value. */
function stepAt(raw: string, {at, value, index, kind}: Where): {readonly read: number; readonly units: number} {
  const unit = value.charAt(index)
  const source = raw.charAt(at)
  const next = raw.charAt(at + 1)
  const escapes = kind === 'text' ? /[!-/:-@[-`{-~]/u.test(next) : next === '|'
  if (source === '\\' && escapes && next === unit) return {read: 2, units: 1}
  const name = source === '&' && kind === 'text' ? matchAt(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,39});/iuy, raw, at) : ''
  if (name !== '') {
    const decoded = decodeReferences(name)
    if (decoded !== name) return {read: name.length, units: decoded.length}
    if (!value.startsWith(name, index)) return {read: name.length, units: 1}
  }
  const same = source === unit || (kind === 'inlineCode' && source === '\n' && unit === ' ')
  return same && source !== '' ? {read: 1, units: 1} : {read: 0, units: 0}
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
