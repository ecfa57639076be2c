import type {SyntaxNode, Tree} from '@lezer/common'
import {parser} from '@lezer/python'
import {blankIPython} from './ipython.ts'
import {pythonFaultIn} from './python-syntax/check.ts'

/** `1.` in front of anything but a letter, a digit and another dot. */
const openFloat = /(?<![\w.])(\d[\d_]*)\.(?![\w.])/gu

/** Characters. Where the text is no Python, the parser needs long to find its way again, and brackets may nest deeper than it can return from. */
const mostBroken = 10_000

/**
 * The syntax of a Python cell; offsets are those of the source. `undefined` for a long one with an error in it. The grammar reads what is nearly Python:
 * whether it is, `pythonFaultIn` tells. It takes the `1.` of `[1., 2.]` for an error and loses its way, so such a number is shown to it without the dot.
 */
export function parsePython(source: string): Tree | undefined {
  if (source.length > mostBroken && pythonFaultIn(source)) return undefined
  return parser.parse(blankIPython(source).replace(openFloat, '$1 '))
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
