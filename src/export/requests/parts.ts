import type {ExportProblem} from '../../model/findings.ts'
import {splitMarkdown} from '../split.ts'
import {overLimit} from './problems.ts'

/** Markdown in parts of at most `limit` UTF-16 units, which is what the systems count (spec/export.md 10). */
export function partsOf(markdown: string, limit: number): readonly string[] {
  return splitMarkdown(markdown, limit, text => text.length)
}

/** An error where a part could not be made as short as it has to be. */
export function partProblems(parts: readonly string[], limit: number): readonly ExportProblem[] {
  const longest = parts.reduce((most, {length}) => Math.max(most, length), 0)
  return longest > limit ? [overLimit('characters in a part of the report', {limit, got: longest})] : []
}
