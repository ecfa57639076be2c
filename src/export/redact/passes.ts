import {beginsCode, hasCodes} from './codes.ts'
import {hasMarks, hasWraps, type Readings} from './readings.ts'
import type {RedactionRule, Span} from './secrets/rule.ts'
import type {Reading} from './view.ts'

export type TextLanguage = 'plain' | 'markdown' | 'html'

/** One way to read a text, and what is looked for then. */
export interface Pass {
  readonly reading: Reading
  readonly rules: readonly RedactionRule[]
  /** What goes on behind an escape, a mark or a code is left to a later pass, which sees all of it. */
  readonly leaves: 'none' | 'codes' | 'all'
}

/** The last pass of each list takes what did not go on after all. */
export function passesFor(
  rules: readonly RedactionRule[],
  readings: Readings,
): (text: string, language: TextLanguage, use: 'redact' | 'search') => readonly Pass[] {
  const {asWritten, unescaped, unmarked, starred, wrapped, decoded, referenced, htmlText} = readings
  const pass = (reading: Reading, leaves: Pass['leaves'] = 'none', own = rules): Pass => ({reading, rules: own, leaves})
  // As it is written first: a backslash may be one, as in `C:\Users\x\.ssh`.
  const first = [pass(asWritten, 'all'), pass(unescaped, 'all')]
  const last = [pass(unescaped), pass(asWritten)]
  const [holding, other] = [rules.filter(({holdsMarks}) => holdsMarks), rules.filter(({holdsMarks}) => !holdsMarks)]
  const marked = (leaves: Pass['leaves']): readonly Pass[] => [pass(unmarked, leaves, other), pass(starred, leaves, holding)]
  // Without codes, and with them.
  const lists = {
    plain: [[pass(asWritten)], [pass(asWritten, 'codes'), pass(decoded), pass(asWritten)]],
    escaped: [
      [pass(asWritten, 'all'), ...last],
      [...first, pass(decoded), ...last],
    ],
    marked: [
      [...first, ...marked('none'), ...last],
      [...first, ...marked('codes'), pass(decoded), ...marked('none'), ...last],
    ],
    html: [
      [pass(htmlText), pass(referenced)],
      [pass(htmlText, 'codes'), pass(referenced, 'codes'), pass(decoded), pass(htmlText), pass(referenced)],
    ],
  } as const
  const wrap = pass(wrapped, 'none', other)
  return (text, language, use) => {
    const list = lists[language === 'markdown' ? (hasMarks(text) ? 'marked' : 'escaped') : language][hasCodes(text) ? 1 : 0]
    // Whether a text of a file has paragraphs is not known.
    return use === 'redact' && language === 'markdown' && hasWraps(text) ? [...list, wrap] : list
  }
}

/** Whether an escape, a code or marks follow behind which a secret may go on: a later reading sees all of it. */
export function isCut(
  text: string,
  {start, end}: Span,
  {rule: {holdsMarks}, leaves}: {rule: RedactionRule; leaves: Pass['leaves']},
): boolean {
  if (leaves === 'none') return false
  const next = text.slice(end, end + 12)
  if (beginsCode.test(next)) return true
  if (leaves === 'codes') return false
  // Behind a single backslash another one is none of Markdown: `C:\Users\x\.ssh`.
  const isEscape = /^\\[_~.=+-]/u.test(next) && !(holdsMarks === true && /(?<!\\)\\$/u.test(text.slice(Math.max(0, start - 2), start)))
  return isEscape || /^&(?:#|[a-z]{2,4};)/u.test(next) || (!holdsMarks && /^(?:[*`~[>]{1,8}[\w+/=.-]|\{[A-Za-z])/u.test(next))
}
