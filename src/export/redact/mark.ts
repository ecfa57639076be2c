import {deniedRule} from './denied.ts'
import {redactionRules} from './secrets/index.ts'

/** What a text is replaced by. */
export function markOf(rule: string): string {
  return `[REDACTED:${rule}]`
}

const ids = [...redactionRules.map(({id}) => id), deniedRule].join('|')
/** Also in an address, and cut off where a text was cut. */
const marks = new RegExp(String.raw`(?:\[|%5B)REDACTED(?::|%3A)(?:(?:${ids})(?:\]|%5D)|[a-z-]{0,30}(?:…|$))`, 'gu')

/** Whether nothing is left to take out of a text: it is a mark, and no word but tags beside it. */
export function isRedacted(text: string): boolean {
  return text.includes('REDACTED') && !/[\p{L}\p{N}]/u.test(text.replace(marks, '').replace(/<\/?[a-z]{1,10}\d?>/gu, ''))
}
