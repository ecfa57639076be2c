import {repeatsLoosely} from '../repetition.ts'

/** What must not leave the team. Entries count from 1, without comments and blank lines. */
export interface DenyList {
  readonly words: readonly {readonly entry: number; readonly text: string}[]
  readonly expressions: readonly {readonly entry: number; readonly pattern: RegExp}[]
  /** What is wrong with entries, as sentences. Never with their text: it may be a customer's name. */
  readonly problems: readonly string[]
}

/** One entry a line; `/…/` is a regular expression; `#` at the start of a line or behind a blank begins a comment. */
export function readDenyList(text: string): DenyList {
  const list: Growing = {words: [], expressions: [], problems: []}
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u)
  const entries = lines.map(line => entryOf(line.trim())).filter(entry => entry !== '')
  for (const [index, given] of entries.entries()) {
    const entry = index + 1
    if (/^\/.*\/$/u.test(given)) addExpression(list, {entry, source: given.slice(1, -1)})
    else list.words.push({entry, text: given})
  }
  return list
}

interface Growing extends DenyList {
  readonly words: {entry: number; text: string}[]
  readonly expressions: {entry: number; pattern: RegExp}[]
  readonly problems: string[]
}

/** A blank and `#` may be part of an expression. */
function entryOf(line: string): string {
  return /^(\/.*\/)(?:\s+#.*)?$/u.exec(line)?.[1] ?? line.replace(/(?:^|\s+)#.*$/u, '')
}

function addExpression({expressions, problems}: Growing, {entry, source}: {readonly entry: number; readonly source: string}): void {
  const pattern = compile(source)
  if (!pattern) problems.push(`Expected a regular expression between the slashes of entry ${entry}, got another text.`)
  else if (repeatsLoosely(source))
    problems.push(`Unexpected repetition of a repetition in entry ${entry}, as in \`(a+)+\`: it may take for ever.`)
  else expressions.push({entry, pattern})
}

/** Letter case is ignored, as in words. Without `u` more escapes are allowed. */
function compile(source: string): RegExp | undefined {
  for (const flags of source.trim() === '' ? [] : ['giu', 'gi']) {
    try {
      return new RegExp(source, flags)
    } catch {
      // The next flags may take it.
    }
  }
  return undefined
}
