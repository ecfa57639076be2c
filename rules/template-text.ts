/** A piece of a template that nobody replaced, and where it stands in its line. */
export interface TemplateText {
  readonly text: string
  readonly start: number
}

/** Whether a value of the metadata is text left over from a template. The rules about its form leave it alone. */
export function isTemplateText(value: string): boolean {
  return templateTextIn(value) !== undefined
}

/** Whether a text is worth being searched line by line. */
export function mayHoldTemplateText(text: string): boolean {
  return /TXXXX|T0000|replace\s+this|lorem|TODO|TBD|FIXME|__[A-Z]|[<>[\]{}]/iu.test(text)
}

/** What is left over from a template in a value of the metadata. */
export function templateTextIn(value: string): string | undefined {
  const found = bracketsAround(value, 0) ?? phraseIn(value)
  if (found) return found.text
  for (const line of value.split('\n')) {
    const task = taskIn(line)
    if (task) return task.text
  }
  return undefined
}

/** What is left over in a line of Markdown. Tags and addresses stand in angle brackets there as well. */
export function templateTextInLine(line: string): TemplateText | undefined {
  const found = bracketsAround(line, marks.exec(line)?.[0].length ?? 0)
  return (found && !isMarkup(found.text) ? found : undefined) ?? phraseIn(line) ?? taskIn(line)
}

const phrases: readonly RegExp[] = [
  /(?<!\w)T(?:XXXX|0000)(?:\.(?:XXX|\d{3}))?(?!\w)/iu,
  /(?<!\w)(?:replace\s+this\s+(?:text|section|with)|lorem\s+ipsum)(?!\w)/iu,
  /(?<!\w)__[A-Z][A-Z0-9_]*__(?!\w)/u,
]

function phraseIn(text: string): TemplateText | undefined {
  for (const phrase of phrases) {
    const match = phrase.exec(text)
    if (match) return {text: match[0], start: match.index}
  }
  return undefined
}

/** What stands before the words of a line: marks of quotes, headings, lists and tasks. */
const marks = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)]|#{1,6})(?=[ \t]))[ \t]*)*(?:\[[ xX]\](?=[ \t])[ \t]*)?/u
/** At the start of the line, emphasised or not. */
const firstTask = new RegExp(`(?<before>${marks.source}[*_]{0,3})(?<word>TODO|TBD|FIXME)(?=_*(?:\\W|$))`, 'u')
const namedTask = /(?<!\w)(?:TODO|TBD|FIXME)(?=[*_]{0,3}:)/u

function taskIn(line: string): TemplateText | undefined {
  const {before = '', word} = firstTask.exec(line)?.groups ?? {}
  if (word !== undefined) return {text: word, start: before.length}
  const match = namedTask.exec(line)
  return match ? {text: match[0], start: match.index} : undefined
}

/** Brackets around all that follows an offset, but for blanks and emphasis. A note, a mark of a footnote and `[…]` are no words to be replaced. */
function bracketsAround(text: string, offset: number): TemplateText | undefined {
  let [start, end] = [offset, text.length]
  while (start < end && outer.test(text.charAt(start))) start++
  while (end > start && outer.test(text.charAt(end - 1))) end--
  const inner = text.slice(start, end)
  return brackets.test(inner) && /[\p{L}\p{N}]/u.test(inner) ? {text: inner, start} : undefined
}

const outer = /[\s*_]/u
const brackets = /^(?:<[^<>]+>|\{\{.*\}\}|\[(?![!^])[^[\]]+\])$/su

function isMarkup(text: string): boolean {
  return text.startsWith('<') && (!/\s/u.test(text.slice(1, -1).trim()) || /^<(?:[/!?]|details\s+open>)|=|\/>$/iu.test(text))
}
