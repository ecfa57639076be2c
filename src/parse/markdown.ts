import type {Nodes, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {nestsTooDeep} from './container-depth.ts'

const processor = unified().use(remarkParse).freeze()

/** The Markdown of one cell. `undefined` where its containers nest too deep to be parsed. */
export function parseMarkdown(source: string): Root | undefined {
  return nestsTooDeep(source) ? undefined : processor.parse(source)
}

/** Calls the handlers by node type, parents first, in the order of the text. */
export function walkMarkdown(root: Root, visit: (node: Nodes) => void): void {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node)
    if ('children' in node) stack.push(...node.children.toReversed())
  }
}
