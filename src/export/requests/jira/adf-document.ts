import type {Root} from 'mdast'
import {parseGfm, walk} from '../../markdown/parse.ts'
import type {AdfDocument} from './adf.ts'
import {blockNodes, codeBlock} from './adf-blocks.ts'
import type {Definitions} from './adf-inline.ts'

export interface Converted {
  readonly document: AdfDocument
  /** How many pictures are only their alternative text. */
  readonly pictures: number
  /** Whether the Markdown is one block of code, because it cannot be read in time. */
  readonly unread: boolean
}

/** Markdown without raw HTML as a document of Jira. */
export function adfDocument(markdown: string): Converted {
  const root = parseGfm(markdown)
  if (!root) return {document: {version: 1, type: 'doc', content: [codeBlock(markdown)]}, pictures: 0, unread: true}
  const {definitions, pictures} = survey(root)
  return {document: {version: 1, type: 'doc', content: blockNodes(root.children, definitions)}, pictures, unread: false}
}

function survey(root: Root): {readonly definitions: Definitions; readonly pictures: number} {
  const definitions = new Map<string, string>()
  let pictures = 0
  walk(root, node => {
    if (node.type === 'image' || node.type === 'imageReference') pictures += 1
    // The first definition of an identifier counts.
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
    return true
  })
  return {definitions, pictures}
}
