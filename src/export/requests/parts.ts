import {splitMarkdown} from '../split.ts'

/** Markdown in parts of at most `limit` UTF-16 units, which is what the systems count (spec/export.md 10). */
export function partsOf(markdown: string, limit: number): readonly string[] {
  return splitMarkdown(markdown, limit, text => text.length)
}
