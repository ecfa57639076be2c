/** A template whose placeholders are words that stand for themselves in YAML, Markdown and code. */
export interface MarkedTemplate {
  readonly text: string
  /** In the order of the text. */
  readonly marks: readonly Mark[]
  /** Finds the words: each match is a mark, and its first group the index of it. */
  readonly pattern: RegExp
}

export interface Mark {
  readonly name: string
  /** From 1. */
  readonly line: number
}

/** `{{name}}`, also with blanks inside. */
const placeholder = /\{\{[ \t]*([A-Za-z_]\w*)[ \t]*\}\}/gu

/**
 * Puts a word in place of each placeholder, so that the text can be parsed before anything of a person's stands in it: what is put into
 * the parsed notebook afterwards can be no syntax, and no placeholder either.
 */
export function markPlaceholders(template: string): MarkedTemplate {
  const word = freeWord(template)
  const marks: Mark[] = []
  let line = 1
  let done = 0
  const text = template.replace(placeholder, (_, name: string, at: number) => {
    line += countLines(template.slice(done, at))
    done = at
    marks.push({name, line})
    return `${word}${marks.length - 1}z`
  })
  return {text, marks, pattern: new RegExp(`${word}(\\d+)z`, 'gu')}
}

/** A word of letters that the text does not hold: longer than those like it. */
function freeWord(text: string): string {
  const longest = [...text.matchAll(/huntbookMark(x*)/gu)].reduce((most, [, run = '']) => Math.max(most, run.length + 1), 0)
  return `huntbookMark${'x'.repeat(longest)}`
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}
