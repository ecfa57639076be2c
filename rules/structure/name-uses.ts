import type {SyntaxNode} from '@lezer/common'
import type {CellView} from '../../src/rule.ts'
import {outside, type Region} from '../python/regions.ts'
import {childrenOf, loopTargets, namesIn} from '../python/targets.ts'

/** A name that a cell reads. */
export interface NameUse {
  readonly cell: CellView
  readonly name: string
  readonly start: number
  readonly end: number
}

interface CellUses {
  readonly cell: CellView
  readonly reads: NameUse[]
  /** Comprehensions with a target of that name. */
  readonly own: Region[]
  readonly bound: Set<string>
  /** The body of the outermost function at hand, which runs later. */
  body: {readonly from: number; readonly to: number}
  /** The targets of the assignment at hand end here. */
  targetEnd: number
}

/** Collects where cells read some names at module level, in Python and in the lines of magics. */
export class NameUses {
  readonly #names: ReadonlySet<string>
  readonly #cells = new Map<number, CellUses>()

  constructor(names: Iterable<string>) {
    this.#names = new Set(names)
  }

  addMagics(cell: CellView): void {
    const uses = this.#usesIn(cell)
    for (const magic of magicsIn(cell)) {
      for (const match of magic.text.matchAll(variable)) {
        const name = match[1] ?? match[2] ?? ''
        const start = magic.start + match.index + match[0].length - name.length
        if (this.#names.has(name)) uses.reads.push({cell, name, start, end: start + name.length})
      }
    }
  }

  addFunction(node: SyntaxNode, cell: CellView): void {
    const body = node.name === 'LambdaExpression' ? node : node.getChild('Body')
    const uses = this.#usesIn(cell)
    if (body && body.from >= uses.body.to) uses.body = body
  }

  addAssignment(node: SyntaxNode, cell: CellView): void {
    let end = 0
    for (let child = node.firstChild; child; child = child.nextSibling) if (child.name === 'AssignOp') end = child.from
    this.#usesIn(cell).targetEnd = end
  }

  /** Also takes the arguments of a call, which may be a comprehension. */
  addComprehension(node: SyntaxNode, cell: CellView): void {
    if (!node.getChild('for')) return
    const children = childrenOf(node)
    // What the first loop goes over is read outside.
    const first = children[children.findIndex(({name}) => name === 'in') + 1] ?? node
    for (const target of namesIn(loopTargets(children))) {
      const name = cell.source.slice(target.from, target.to)
      if (!this.#names.has(name)) continue
      this.#usesIn(cell).own.push({cell, name, from: node.from, to: first.from}, {cell, name, from: first.to, to: node.to})
    }
  }

  addName(node: SyntaxNode, cell: CellView): void {
    const uses = this.#usesIn(cell)
    if (node.from >= uses.body.from && node.from < uses.body.to) return
    const name = cell.source.slice(node.from, node.to)
    if (!this.#names.has(name)) return
    const role = roleOf(node, uses.targetEnd)
    if (role === 'bound') uses.bound.add(name)
    else if (role === 'read') uses.reads.push({cell, name, start: node.from, end: node.to})
  }

  /** The reads in cells that do not bind the name, once a line. */
  unbound(): readonly NameUse[] {
    return [...this.#cells.values()].flatMap(({cell, reads, bound, own}) => {
      const free = reads.filter(({name}) => !bound.has(name)).toSorted((a, b) => a.start - b.start)
      return oncePerLine(cell.source, outside(free, own))
    })
  }

  #usesIn(cell: CellView): CellUses {
    const known = this.#cells.get(cell.index)
    if (known) return known
    const uses = {cell, reads: [], own: [], bound: new Set<string>(), body: {from: 0, to: 0}, targetEnd: 0}
    this.#cells.set(cell.index, uses)
    return uses
  }
}

const variable = /(?<![\\$])\$\{?([\p{L}_][\p{L}\p{N}_]*)|\{\s*([\p{L}_][\p{L}\p{N}_]*)/gu

/** The lines of magics and commands, with those that go on after a backslash. Of a cell in another language its first line. */
function magicsIn({source, language}: CellView): {readonly start: number; readonly text: string}[] {
  const lines = source.matchAll(/^[ \t]*(?:[\w.]+(?:[ \t]*,[ \t]*[\w.]+)*[ \t]*=[ \t]*)?[%!][^\n]*(?:(?<=\\)\n[^\n]*)*/gmu)
  const found = [...lines].map(match => ({start: match.index, text: match[0]}))
  return language === 'python' ? found : found.slice(0, 1)
}

const sequences = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'])

/** What a name does where it stands. Targets in brackets are looked through a few levels deep: nobody writes more. */
function roleOf(name: SyntaxNode, targetEnd: number): 'read' | 'bound' | 'none' {
  let node = name
  for (let level = 0; level < 4 && node.parent && sequences.has(node.parent.name); level++) node = node.parent
  const parent = node.parent?.name
  const [before, after] = [node.prevSibling?.name, node.nextSibling?.name]
  if (parent === 'AssignStatement') return node.from < targetEnd ? 'bound' : 'read'
  if (parent === 'ImportStatement' || parent === 'CapturePattern' || isLoopTarget(node)) return 'bound'
  if (before === 'as' || before === 'def' || before === 'class') return 'bound'
  if (parent === 'NamedExpression') return after === 'AssignOp' ? 'bound' : 'read'
  if (parent === 'ArgList') return after === 'AssignOp' ? 'none' : 'read'
  if (parent === 'ParamList') return before === 'AssignOp' ? 'read' : 'none'
  return parent === 'ScopeStatement' || parent === 'DeleteStatement' ? 'none' : 'read'
}

function isLoopTarget(node: SyntaxNode): boolean {
  if (node.parent?.name !== 'ForStatement') return false
  let before = node.prevSibling
  for (let step = 0; step < 8 && before && (before.name === ',' || before.name === 'VariableName'); step++) before = before.prevSibling
  return before?.name === 'for'
}

function oncePerLine(source: string, reads: readonly NameUse[]): NameUse[] {
  let lineEnd = -1
  const seen = new Set<string>()
  return reads.filter(({name, start}) => {
    if (start > lineEnd) {
      seen.clear()
      const feed = source.indexOf('\n', start)
      lineEnd = feed === -1 ? source.length : feed
    }
    const isFirst = !seen.has(name)
    seen.add(name)
    return isFirst
  })
}
