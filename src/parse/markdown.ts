import type {Nodes, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).freeze()

/** Above this depth of containers parsing costs seconds and can overflow the stack (`> > > …`, lists in lists). */
const maxContainers = 100

/** The Markdown of one cell. `undefined` where its containers nest too deep to be parsed. */
export function parseMarkdown(source: string): Root | undefined {
  return containerDepth(source) > maxContainers ? undefined : processor.parse(source)
}

/** Calls the handlers by node type, parents first, in the order of the text. */
export function walkMarkdown(root: Root, visit: (node: Nodes) => void): void {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node)
    if ('children' in node) stack.push(...node.children.toReversed())
  }
}

/** An upper bound of how deep a line nests quotes and list items: the marks before its text, and the indentation before the marks. */
function containerDepth(source: string): number {
  let deepest = 0
  for (const [, indent = '', marks = ''] of source.matchAll(
    /^([ \t]*)((?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)/gmu,
  )) {
    deepest = Math.max(deepest, indent.length / 2 + marks.replace(/[ \t]/gu, '').length)
  }
  return deepest
}
