import {parseGfm, walk} from '../../src/export/markdown/parse.ts'

/** The text of Markdown as a reader sees it, without what stands for pictures. */
export function markdownText(markdown: string): string {
  const texts: string[] = []
  const root = parseGfm(markdown)
  if (!root) return markdown
  walk(root, node => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') texts.push(node.value)
    return true
  })
  return texts.join('')
}
