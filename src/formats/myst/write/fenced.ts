import {type Candidate, longestRun, type WrittenCell} from './candidate.ts'

/** The ways to lay out a code or raw cell, jupytext's own first. */
export function* fencedCandidates({type, text}: WrittenCell, options: string, lexer: string): Generator<Candidate> {
  const head = type === 'raw' ? '{raw-cell}' : lexer === '' ? '{code-cell}' : `{code-cell} ${lexer}`
  const ownBlank = options === '' && (text.startsWith('---') || text.startsWith(':')) ? '\n' : ''
  const ownEnd = text.endsWith('\n') ? 0 : 1
  for (const fence of fencesFor(options, text)) {
    for (const blank of new Set([ownBlank, '\n'])) {
      for (const ends of new Set([ownEnd, 1, 2])) {
        yield {text: `\n${fence}${head}\n${options}${blank}${text}${'\n'.repeat(ends)}${fence}\n`, open: false}
      }
    }
  }
}

/** One by one, since the first nearly always does. */
function* fencesFor(options: string, text: string): Generator<string> {
  const first = jupytextFence(text)
  yield first
  const longer = '`'.repeat(longestRun(`${options}\n${text}`) + 1)
  if (longer !== first) yield longer
}

/** Three backticks, lengthened at each line of the source that begins with the fence so far. */
function jupytextFence(text: string): string {
  let length = 3
  for (const [, run = ''] of text.matchAll(/(?:^|\n)(`{3,})/g)) if (run.length >= length) length = run.length + 1
  return '`'.repeat(length)
}
