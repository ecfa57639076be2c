import {blankComments, type CellView} from '../../src/rule.ts'

interface Part {
  readonly start: number
  readonly end: number
}

/** The line of a cell that is for the hunter alone. */
export function internalPart(cell: CellView, phrases: readonly string[]): Part | undefined {
  if (cell.type === 'markdown') return internalText(cell, phrases)
  // A call counts more than the words of the comment above it.
  const found = calls.exec(cell.source) ?? (cell.type === 'code' && isAllComments(cell.source) ? notes.exec(cell.source) : null)
  return found ? lineAt(cell.source, found.index) : undefined
}

/** Calls that keep the investigation's books or make the report itself, commented out or not. */
const calls =
  /%taegis[ \t]+investigations[ \t]+(?:evidence[ \t]+(?:stage|unstage|clear)|search-queries[ \t]+(?:stage|add|clear)|create)\b|%(?:save_notebook|generate_report)\b|\bjupyter[ \t]+nbconvert\b/u

const notes = /\b(?:analysts?|hunters?|internal|customers?|left commented)\b/iu

function isAllComments(source: string): boolean {
  return source.split('\n').every(line => /^\s*(?:#|\/\/|$)/u.test(line))
}

function internalText({source, outline}: CellView, phrases: readonly string[]): Part | undefined {
  const own = phrases.map(plainText)
  if (own.length === 0 && !anyWord.test(source)) return undefined
  for (const {kind, start, end} of outline) {
    if (kind !== 'text') continue
    let at = start
    for (const line of blankComments(source.slice(start, end)).split('\n')) {
      const text = plainText(line)
      if (warns(text) || asks(text) || own.some(phrase => text.includes(phrase))) return lineAt(source, at)
      at += line.length + 1
    }
  }
  return undefined
}

/** Without marks and letter case, with one blank between words. */
function plainText(line: string): string {
  return line
    .replace(/[*_`~]/gu, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase()
}

/** Most lines hold none of the words that each of the phrases has: V8 need not compile these for them. */
function warns(text: string): boolean {
  return /only|notes? (?:to|for)|analyst|remove |not for/u.test(text) && warnings.test(text)
}

function asks(text: string): boolean {
  return text.includes('do not ') && requests.test(text)
}

const warnings = new RegExp(
  `\\b(?:${[
    'internal(?: use)? only',
    'notes? (?:to|for) (?:the )?(?:analyst|hunter)s?',
    "analyst(?:['’]?s)? (?:note|instruction)s?",
    'for (?:the )?(?:analyst|hunter)s? only',
    'remove (?:this (?:cell |section |part |block |note )?)?before (?:export|exporting|sending|sharing|publishing)',
    'not for (?:the )?(?:customer|client)s?',
  ].join('|')})\\b`,
  'u',
)

/** At the start of a line or a sentence, or about the text itself: elsewhere somebody else does not do it. */
const requests =
  /(?:^[^\p{L}]*(?:x\] )?|[.!?:;>|][^\p{L}\p{N},]{0,4})do not (?:share|send|forward|export)\b|\bdo not (?:share|send|forward|export) (?:this|it|with|outside|externally)\b/u

/** Each of the warnings and requests holds one of these: most cells need no look at their lines. */
const anyWord = /internal|analyst|hunter|share|send|forward|export|before|customer|client/iu

function lineAt(source: string, at: number): Part {
  const from = source.lastIndexOf('\n', at - 1) + 1
  const feed = source.indexOf('\n', at)
  const line = source.slice(from, feed === -1 ? source.length : feed)
  const start = from + line.length - line.trimStart().length
  return {start, end: Math.max(start, from + line.trimEnd().length)}
}
