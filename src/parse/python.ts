import type {SyntaxNode, Tree} from '@lezer/common'
import {parser} from '@lezer/python'
import {blankIPython} from './ipython.ts'

/** The syntax of a Python cell. Errors are nodes of the tree; offsets are those of the source. */
export function parsePython(source: string): Tree {
  return parser.parse(blankIPython(source))
}

/** Calls the visitor for every node, parents first, in the order of the text. */
export function walkPython(tree: Tree, visit: (node: SyntaxNode) => void): void {
  tree.iterate({enter: node => visit(node.node)})
}
