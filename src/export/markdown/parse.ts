import type {Nodes, Parents, PhrasingContent, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Data, type Processor, unified} from 'unified'
import {nestsTooDeep} from '../../parse/container-depth.ts'
import {isTooDense} from '../../parse/density.ts'

type Entry = NonNullable<Data['fromMarkdownExtensions']>[number]
type Extension = Exclude<Entry, readonly unknown[]>

const processor = unified().use(remarkParse).use(remarkGfm).use(withoutTransforms).freeze()

/** CommonMark with GFM, with positions. `undefined` where containers nest too deep, or marks are too dense, to be parsed in time. */
export function parseGfm(source: string): Root | undefined {
  return isParsable(source) ? processor.parse(source) : undefined
}

export function isParsable(source: string): boolean {
  return !nestsTooDeep(source) && !isTooDense(source)
}

/** The text of a heading, from the lines of its Markdown. Most have no marks within, and need no parser. */
export function headingText(source: string): string {
  const [, plain] = /^ {0,3}#{1,6}[ \t]+([\p{L}\p{N} ,.:;/'’()–-]*[\p{L}\p{N}.)])\s*$/u.exec(source) ?? []
  return plain ?? textOfNodes(parseGfm(source)?.children ?? [])
}

/** Where a node stands in its source. Nodes of the parser always have a position. */
export function spanOf(node: Nodes): {readonly start: number; readonly end: number} {
  return {start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0}
}

/** Where a node stands among its siblings. The root has no parent. */
export interface Place {
  readonly parent: Parents | undefined
  readonly index: number
}

/** Visits parents before children, in the order of the text. `visit` answers whether to look inside. */
export function walk(root: Nodes, visit: (node: Nodes, place: Place) => boolean): void {
  const stack: {node: Nodes; place: Place}[] = [{node: root, place: {parent: undefined, index: 0}}]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const {node, place} = next
    if (!visit(node, place) || !('children' in node)) continue
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index]
      if (child) stack.push({node: child, place: {parent: node, index}})
    }
  }
}

/** The text of nodes without marks. */
export function textOfNodes(nodes: readonly Nodes[]): string {
  let text = ''
  for (const node of nodes) {
    walk(node, inner => {
      if (inner.type === 'text' || inner.type === 'inlineCode') text += inner.value
      else if (inner.type === 'break') text += ' '
      else if (inner.type === 'image' || inner.type === 'imageReference') text += inner.alt ?? ''
      return true
    })
  }
  return text
}

/** Whether a node holds phrasing content of its own, as a paragraph does. */
export function isPhrasingParent(node: Nodes): node is Extract<Parents, {children: PhrasingContent[]}> {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'
}

/**
 * The literal autolinks that are found after parsing have no positions, and neither has the text around them. They are links by
 * a safe scheme in any case, so they stay text here.
 */
function withoutTransforms(this: Processor): void {
  const data = this.data()
  const bare = (extension: Extension): Extension => ({...extension, transforms: []})
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.map(entry => (Array.isArray(entry) ? entry.map(bare) : bare(entry))) ?? []
}
