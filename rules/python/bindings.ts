import type {SyntaxNode} from '@lezer/common'
import type {CellView} from '../../src/rule.ts'
import type {Region} from './regions.ts'
import {childrenOf, loopTargets, namesIn} from './targets.ts'

interface Takers {
  /** A name that has a value in the whole notebook, as far as is known. */
  readonly name: (name: string) => void
  /** A parameter, which has one in its function only. */
  readonly parameter: (region: Region) => void
}
type Visit = (node: SyntaxNode, cell: CellView) => void

/**
 * Visitors that take every name which a cell gives a value to, wherever that is known: assignments, imports, loops, definitions and
 * their parameters, `with`, `except` and patterns. The names of a comprehension or a lambda are gone where it ends, and no statement
 * stands in it.
 */
export function bindings(take: Takers): Readonly<Record<string, Visit>> {
  const targets = (parts: (children: readonly SyntaxNode[]) => readonly SyntaxNode[]): Visit => {
    return (node, cell) => {
      for (const name of namesIn(parts(childrenOf(node)))) take.name(cell.source.slice(name.from, name.to))
    }
  }
  const assigned = targets(children =>
    children.slice(
      0,
      children.findLastIndex(({name}) => /^(?:Assign|Update)Op$/u.test(name)),
    ),
  )
  const defined = targets(children => children.slice(0, 3))
  const named = targets(children => children.filter((_, index) => children[index - 1]?.name === 'as'))
  return {
    AssignStatement: assigned,
    UpdateStatement: assigned,
    NamedExpression: assigned,
    ForStatement: targets(loopTargets),
    ImportStatement: targets(imported),
    FunctionDefinition: defined,
    ClassDefinition: defined,
    TypeDefinition: targets(children => children.slice(0, 2)),
    ParamList(node, cell) {
      const body = node.parent?.getChild('Body')
      if (!body) return
      const names = childrenOf(node).filter(({name, prevSibling}) => name === 'VariableName' && prevSibling?.name !== 'AssignOp')
      for (const {from, to} of names) take.parameter({cell, name: cell.source.slice(from, to), from: body.from, to: body.to})
    },
    WithStatement: named,
    TryStatement: named,
    AsPattern: named,
    CapturePattern: targets(children => children),
  }
}

/** `import a.b` gives `a` a value, `import a as b` gives `b` one. */
function imported(children: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const list = children[0]?.name === 'from' ? children.slice(children.findIndex(({name}) => name === 'import')) : children
  const isPart = (index: number): boolean => list[index - 1]?.name === '.' || list[index + 1]?.name === 'as'
  return list.filter((_, index) => !isPart(index))
}
