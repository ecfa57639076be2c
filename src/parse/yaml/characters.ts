import type {Builder} from './builder.ts'
import {characterAt, Fault, quoted} from './fault.ts'

/** What no YAML text may hold: control characters but tab and line ends, and halves of surrogate pairs. */
const unprintable = /[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\p{Surrogate}]/u

/** Throws a `Fault` at the first character that YAML does not allow anywhere. */
export function checkCharacters(text: string): void {
  const match = unprintable.exec(text)
  if (!match) return
  const place = characterAt(text, match.index)
  throw new Fault('parse/yaml', `Unexpected ${quoted(match[0])}: write it as an escape in double quotes.`, place)
}

/** PyYAML takes tabs for text in quotes, block scalars and comments only. Throws a `Fault` at the first one elsewhere. */
export function checkTabs({source, shelters}: Builder): void {
  const {text} = source
  if (!text.includes('\t')) return
  let from = 0
  for (const {start, end} of [...shelters, {start: text.length, end: text.length}]) {
    const offset = tabIn(text.slice(from, start))
    if (offset !== undefined) {
      throw new Fault('parse/yaml', 'Unexpected tab: use spaces.', {start: from + offset, end: from + offset + 1})
    }
    from = Math.max(from, end)
  }
}

function tabIn(gap: string): number | undefined {
  for (const match of gap.matchAll(/(?<=^|[ \n\r])#[^\n\r]*|\t/gu)) if (match[0] === '\t') return match.index
  return undefined
}
