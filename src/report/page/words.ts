import type {Style} from '../style.ts'
import {displayWidth, terminalText} from '../terminal.ts'

/** A word of a paragraph, as it is shown. */
export interface Word {
  readonly text: string
  readonly paint?: (text: string) => string
  /** It belongs to the word before it, with no blank between. */
  readonly isGlued: boolean
}

/** Code, links, strong and emphasised text, and characters that a backslash makes plain. The bounds keep the search linear. */
const markup =
  /(?<!`)(`{1,3})(?!`)(.{1,300}?)\1(?!`)|\[([^\][]{0,300})\]\(([^()\s]{0,300})\)|\*\*([^*]{1,300})\*\*|\*([^*\s][^*]{0,300})\*|\\([!-/:-@[-`{-~])/gsu

/** The words of a paragraph of Markdown, of the kind that pages of rules are written in. Code keeps its backticks. */
export function wordsOf(markdown: string, style: Style): Word[] {
  const words: Word[] = []
  let isOpen = false
  const add = (text: string, paint?: Word['paint']): void => {
    const parts = text.split(/\s+/u)
    for (const [index, part] of parts.entries()) {
      if (index > 0) isOpen = false
      if (part === '') continue
      words.push({text: terminalText(part), isGlued: isOpen, ...(paint && {paint})})
      isOpen = true
    }
  }
  let end = 0
  for (const match of markdown.matchAll(markup)) {
    const [all, ticks, code = '', label, url = '', strong, emphasis, plain] = match
    add(markdown.slice(end, match.index))
    end = match.index + all.length
    if (ticks !== undefined) add(`\`${code}\``, style.blue)
    else if (label !== undefined) add(/^https?:/u.test(url) ? `${label.replaceAll('`', '')} (${url})` : label)
    else if (strong !== undefined) add(strong, style.bold)
    else add(emphasis ?? plain ?? '')
  }
  add(markdown.slice(end))
  return words
}

/** Words in lines of at most `width` columns. A word that is wider alone is cut where it has to be. */
export function wrap(words: readonly Word[], width: number): string[] {
  const lines: string[] = []
  let [line, used] = ['', 0]
  const flush = (): void => {
    if (used > 0) lines.push(line)
    line = ''
    used = 0
  }
  for (const chunk of chunksOf(words)) {
    const needed = chunk.reduce((sum, {text}) => sum + displayWidth(text), 0)
    if (used > 0 && used + 1 + needed > width) flush()
    else if (used > 0) {
      line += ' '
      used++
    }
    for (const {text, paint = plain} of chunk) {
      for (const part of pieces(text, {width, used})) {
        if (used + displayWidth(part) > width) flush()
        line += paint(part)
        used += displayWidth(part)
      }
    }
  }
  flush()
  return lines
}

/** Words that have no blank between them stay together. */
function chunksOf(words: readonly Word[]): Word[][] {
  const chunks: Word[][] = []
  for (const word of words) {
    const last = chunks.at(-1)
    if (word.isGlued && last) last.push(word)
    else chunks.push([word])
  }
  return chunks
}

/** Parts of a text, each of which fits into a line. */
function pieces(text: string, {width, used}: {readonly width: number; readonly used: number}): string[] {
  if (used + displayWidth(text) <= width) return [text]
  const parts: string[] = []
  let [part, columns] = ['', 0]
  for (const character of text) {
    const own = displayWidth(character)
    if (columns + own > width) {
      parts.push(part)
      part = ''
      columns = 0
    }
    part += character
    columns += own
  }
  return [...parts, part]
}

function plain(text: string): string {
  return text
}
