import type {SyntaxNode} from '@lezer/common'
import type {CellView} from '../../src/rule.ts'

type Take = (name: string, cell: CellView) => void
type Visit = (node: SyntaxNode, cell: CellView) => void

/**
 * Visitors that take every name which a cell gives a value to, wherever that is known: assignments, imports, loops, definitions and
 * their parameters, `with`, `except` and patterns.
 */
export function bindings(take: Take): Readonly<Record<string, Visit>> {
  const targets = (parts: (children: readonly SyntaxNode[]) => readonly SyntaxNode[]): Visit => {
    return (node, cell) => {
      for (const name of namesIn(parts(childrenOf(node)))) take(cell.source.slice(name.from, name.to), cell)
    }
  }
  const assigned = targets(children =>
    children.slice(
      0,
      children.findLastIndex(({name}) => /^(?:Assign|Update)Op$/u.test(name)),
    ),
  )
  const looped = targets(children => between(children, 'for', 'in'))
  const defined = targets(children => children.slice(0, 3))
  const named = targets(children => children.filter((_, index) => children[index - 1]?.name === 'as'))
  return {
    AssignStatement: assigned,
    UpdateStatement: assigned,
    NamedExpression: assigned,
    ForStatement: looped,
    ArrayComprehensionExpression: looped,
    DictionaryComprehensionExpression: looped,
    SetComprehensionExpression: looped,
    ComprehensionExpression: looped,
    ImportStatement: targets(imported),
    FunctionDefinition: defined,
    ClassDefinition: defined,
    TypeDefinition: targets(children => children.slice(0, 2)),
    ParamList: targets(children => children.filter((_, index) => children[index - 1]?.name !== 'AssignOp')),
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

/** What stands between each pair of words: a comprehension may have several. */
function between(children: readonly SyntaxNode[], from: string, to: string): readonly SyntaxNode[] {
  let isInside = false
  return children.filter(({name}) => {
    if (name === from) isInside = true
    else if (name === to) isInside = false
    return isInside
  })
}

const groups = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'])

/** The names among targets, which may be nested. */
function namesIn(targets: readonly SyntaxNode[]): SyntaxNode[] {
  const names: SyntaxNode[] = []
  const stack = [...targets]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.name === 'VariableName') names.push(node)
    else if (groups.has(node.name)) for (const child of childrenOf(node)) stack.push(child)
  }
  return names
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
