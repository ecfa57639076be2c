import type {Problem} from '../../../model/diagnostic.ts'
import type {Span} from '../../../model/place.ts'
import type {Block} from '../../../parse/blocks/block.ts'
import {conflictAt, conflictIn} from '../../conflict.ts'
import {type HiddenCell, showsTags} from '../blocks/hidden-cell.ts'
import type {Report} from './log.ts'

/** What is wrong wherever it stands in the text. Returns where a conflict of a merge begins, if there is one. */
export function checkText(text: string, report: Report): Span | undefined {
  const conflict = conflictIn(text)
  if (conflict) report(conflictAt(conflict))
  if (text.isWellFormed()) return conflict
  for (const {index} of text.matchAll(loneSurrogate)) {
    const code = text.charCodeAt(index).toString(16)
    const message = `Unexpected half of a surrogate pair, \`\\u${code}\`: remove it.`
    report({rule: 'parse/surrogate', severity: 'error', message, start: index, end: index + 1})
  }
  return conflict
}

/** What is said about a block that is not closed, where it opens. Tags in it are an error: what they were to hide would be shown. */
export function unclosedProblem(text: string, block: Block): Problem {
  const feed = text.indexOf('\n', block.start)
  const end = feed === -1 ? text.length : feed
  const start = block.start + text.slice(block.start, end).length - text.slice(block.start, end).trimStart().length
  const what = block.kind === 'fence' ? 'this fence to be closed' : 'this HTML to be closed'
  const message = `Expected ${what}, got the end of the file. It takes in everything up to there.`
  return {rule: 'parse/myst', severity: severityOf(text.slice(end, block.end)), message, start, end}
}

/** What is said about a cell that is none, because the fence above it is not closed where it seems to be. Tags are an error here too. */
export function hiddenProblem(text: string, {fence, line}: HiddenCell): Problem {
  const message = 'Unexpected fence inside of another one, of which it is a part: close that one above, or make it longer to show a cell.'
  const related = {message: 'That fence opens here.', start: fence.open, end: fence.mark.info}
  return {rule: 'parse/myst', severity: severityOf(text.slice(fence.content, fence.contentEnd)), message, ...line, related}
}

function severityOf(hidden: string): 'error' | 'warning' {
  return showsTags(hidden) ? 'error' : 'warning'
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
