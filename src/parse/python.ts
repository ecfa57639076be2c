import type {SyntaxNode, Tree} from '@lezer/common'
import {parser} from '@lezer/python'
import {blankIPython} from './ipython.ts'

/**
 * The syntax of a Python cell; offsets are those of the source. The grammar reads what is nearly Python, and takes some Python for wrong, such as `1.` before a
 * bracket: `pythonFaultIn` tells which is which.
 */
export function parsePython(source: string): Tree {
  return parser.parse(blankIPython(source))
}

/** Calls the visitors of a node by its name, parents first, in the order of the text. Nodes that nobody asks for are not made. */
export function walkPython(tree: Tree, visitors: ReadonlyMap<string, readonly ((node: SyntaxNode) => void)[]>): void {
  // Names of anonymous nodes are not among those that a cursor stops at.
  const byType = parser.nodeSet.types.map(({name}) => visitors.get(name))
  const cursor = tree.cursor()
  do {
    for (const visit of byType[cursor.type.id] ?? []) visit(cursor.node)
  } while (cursor.next())
}
