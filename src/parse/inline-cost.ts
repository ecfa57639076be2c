/** Shorter text is parsed whatever it holds: at worst that takes a second or two. */
const shortText = 16 * 1024

/** What a Markdown parser does in a second or two: from each mark it looks over the rest of its paragraph. */
const mostSteps = 2e8

/** Where no paragraph goes on: blank lines, items with a bullet and headings. */
const boundary = /\n[ \t]*(?=\n)|\n {0,3}(?=[-+*][ \t]+\S|#{1,6}[ \t])/u

/** Marks of emphasis, links, code and HTML. Each line counts as well: those that lazily continue a quote cost the same. */
const mark = /[*[<`\n]|\]\(|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu

/** Whether a text is so dense in marks that parsing it as Markdown takes a time quadratic in its length. An upper bound. */
export function isTooDense(source: string): boolean {
  if (source.length <= shortText) return false
  let steps = 0
  for (const paragraph of source.replace(/\r\n?/gu, '\n').split(boundary)) {
    steps += paragraph.length * (paragraph.match(mark)?.length ?? 0)
    if (steps > mostSteps) return true
  }
  return false
}
