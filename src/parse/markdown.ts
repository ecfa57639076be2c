import type {Nodes, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {nestsTooDeep} from './container-depth.ts'
import {isTooDense} from './density.ts'

const processor = unified().use(remarkParse).freeze()

/** The Markdown of one cell. `undefined` where its containers nest too deep, or its marks stand too dense, to be parsed. */
export function parseMarkdown(source: string): Root | undefined {
  return nestsTooDeep(source) || isTooDense(source) ? undefined : processor.parse(source)
}

/** Calls the handlers by node type, parents first, in the order of the text. */
export function walkMarkdown(root: Root, visit: (node: Nodes) => void): void {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node)
    // One by one: as arguments of a call, many children would not fit on the call stack.
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
  }
}
