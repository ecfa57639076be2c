import type {Span} from '../../model/place.ts'
import type {Suppression} from './suppression.ts'

/** What a comment says behind `huntbook:`. */
export interface Directive extends Pick<Suppression, 'rules' | 'reason' | 'fault'> {
  readonly reach: 'line' | 'cell' | 'file'
  /** What stands between the brackets. */
  readonly list?: Span
}

const form = /^\s*(ignore|ignore-cell|ignore-file)(?:(\[)([^\]]*)\])?\s*(?:--(.*))?$/su
const reaches = {ignore: 'line', 'ignore-cell': 'cell', 'ignore-file': 'file'} as const

/** Reads `ignore[rule, group/*] -- reason`. */
export function readDirective(text: string): Directive {
  const match = form.exec(text)
  if (!match) return {reach: 'line', rules: [], reason: '', fault: {kind: 'malformed', word: wordOf(text)}}
  const [, word, bracket, inner = '', reason = ''] = match
  // The pattern has no other words.
  const reach = reaches[word as keyof typeof reaches]
  const names = inner.split(',').map(name => name.trim())
  const rules = [...new Set(names.filter(name => name !== ''))]
  const isEverything = rules.length === 0 || rules.includes('*')
  const start = text.indexOf('[') + 1
  return {
    reach,
    rules: rules.filter(name => name !== '*'),
    reason: reason.trim(),
    ...(bracket !== undefined && {list: {start, end: start + inner.length}}),
    ...(isEverything && {fault: {kind: 'everything'}}),
  }
}

/** The part before the reason: enough of it to be found again. */
function wordOf(text: string): string {
  const word =
    text
      .split(/\s--(?:\s|$)/u, 1)[0]
      ?.trim()
      .replace(/\s+/gu, ' ') ?? ''
  return word.length > 60 ? `${word.slice(0, 60)}…` : word
}
