import type {Span} from '../model/place.ts'
import {beginsLine, endsLine, lineEnd, lineStart} from './around.ts'
import {htmlComments} from './html-comments.ts'
import {pythonComments} from './python-comments.ts'

/** A comment that begins with `huntbook:`. */
export interface Note extends Span {
  /** What follows `huntbook:` in the comment. */
  readonly text: string
  /** Offset of `text`. */
  readonly textStart: number
  /** Whether no code and no other text stands beside its comment on its lines. */
  readonly ownLine: boolean
}

const word = 'huntbook:'

/** What begins a comment, by the language of a code cell. */
const marks: ReadonlyMap<string, string> = new Map([
  ...['python', 'powershell', 'r', 'julia', 'bash'].map(language => [language, '#'] as const),
  ...['kusto', 'esql', 'javascript'].map(language => [language, '//'] as const),
  ['sql', '--'],
])

/** Whether it is known what a comment looks like in a language. */
export function hasNotes(language: string): boolean {
  return marks.has(language)
}

/** What begins a comment in a language, where that is known. */
export function commentMark(language: string): string | undefined {
  return marks.get(language)
}

/** Where a backslash in a string is only that. */
const withoutEscapes: ReadonlySet<string> = new Set(['powershell', 'sql'])

/** The notes in the code of a cell; none where it is not known what a comment looks like. The line of a cell magic belongs to the magic. */
export function codeNotes(source: string, language: string): readonly Note[] {
  const mark = marks.get(language)
  if (mark === undefined || !source.includes(word)) return []
  const starts = language === 'python' ? pythonComments(source) : lineComments(source, {mark, escapes: !withoutEscapes.has(language)})
  return starts.flatMap(start => noteIn(source, start, mark) ?? [])
}

/** The notes in the comments of a Markdown text. */
export function markdownNotes(source: string): readonly Note[] {
  if (!source.includes(word)) return []
  return htmlComments(source).flatMap(({start, end}) => {
    const head = /^<!--\s*huntbook:/u.exec(source.slice(start, end))?.[0]
    if (head === undefined) return []
    const textStart = start + head.length
    return {start, end, text: source.slice(textStart, end - 3), textStart, ownLine: beginsLine(source, start) && endsLine(source, end)}
  })
}

/** A comment may say something to other tools first: `# noqa  # huntbook: …`. */
function noteIn(source: string, start: number, mark: string): Note | undefined {
  const comment = source.slice(start, lineEnd(source, start)).trimEnd()
  const found = noteHeads.get(mark)?.exec(comment)
  if (!found) return undefined
  const textStart = start + found.index + found[0].length
  const text = source.slice(textStart, start + comment.length)
  return {start: start + found.index, end: start + comment.length, text, textStart, ownLine: beginsLine(source, start)}
}

const noteHeads: ReadonlyMap<string, RegExp> = new Map(
  [...new Set(marks.values())].map(mark => [mark, new RegExp(`(?<=^|\\s)${mark}[ \\t]*${word}`, 'u')]),
)

interface Comments {
  readonly mark: string
  /** Whether a backslash in a string takes the next character along. */
  readonly escapes: boolean
}

/** Where the comments begin that may hold a note, outside of strings that end on their line. */
function lineComments(source: string, comments: Comments): number[] {
  const found: number[] = []
  for (let at = source.indexOf(word, magicsEnd(source)); at !== -1; ) {
    const start = lineStart(source, at)
    const end = lineEnd(source, at)
    const comment = commentIn(source.slice(start, end), comments)
    if (comment !== undefined) found.push(start + comment)
    at = source.indexOf(word, end)
  }
  return found
}

/** Where the lines end of the cell magics that a cell starts with. */
export function magicsEnd(source: string): number {
  return /^(?:(?:[ \t\r]*\n)*[ \t]*%%[^\n]*)+/u.exec(source)?.[0].length ?? 0
}

function commentIn(line: string, {mark, escapes}: Comments): number | undefined {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const unit = line.charAt(at)
    if (unit === '\\' && escapes) at++
    else if (quote !== '') quote = unit === quote ? '' : quote
    else if (line.startsWith(mark, at) && (at === 0 || /\s/u.test(line.charAt(at - 1)))) return at
    else if (unit === '"' || unit === "'") quote = unit
  }
  return undefined
}
