import type {SyntaxNode} from '@lezer/common'
import type {Nodes} from 'mdast'
import type {CellView, NotebookView} from '../model/view.ts'
import type {RunningRule} from './run-rule.ts'

/** A cell whose Markdown nests too deep to be parsed, or whose Python is too long for the errors in it. */
export interface Unparsed {
  readonly cell: CellView
}

/** Makes what rules are shown unchangeable. */
export type Protect = (data: unknown) => void

/** Shows a notebook to the rules. Markdown and Python are parsed once, and only where a rule asks for their nodes. */
export async function visit(view: NotebookView, rules: readonly RunningRule[], protect?: Protect): Promise<readonly Unparsed[]> {
  const unparsed: Unparsed[] = []
  const markdownRules = rules.filter(rule => rule.visitors.markdown)
  const pythonRules = rules.filter(rule => rule.visitors.python)
  const outputRules = rules.filter(rule => rule.visitors.output)
  for (const {visitors, call} of rules) call(() => visitors.notebook?.(view))
  for (const cell of view.cells) {
    for (const {visitors, call} of rules) call(() => visitors.cell?.(cell))
    if (cell.type === 'markdown' && markdownRules.length > 0 && !(await visitMarkdown(cell, markdownRules, protect))) unparsed.push({cell})
    if (cell.language === 'python' && !(await visitPython(cell, pythonRules))) unparsed.push({cell})
    if (cell.type !== 'code' || outputRules.length === 0) continue
    for (const [index, output] of cell.outputs.entries()) {
      for (const {visitors, call} of outputRules) call(() => visitors.output?.({cell, index, output}))
    }
  }
  for (const {visitors, call} of rules) call(() => visitors.end?.(view))
  return unparsed
}

async function visitMarkdown(cell: CellView, all: readonly RunningRule[], protect?: Protect): Promise<boolean> {
  const rules = all.filter(rule => isWanted(rule, 'parsesMarkdown', cell))
  if (rules.length === 0) return true
  const {parseMarkdown, walkMarkdown} = await import('../parse/markdown.ts')
  const root = parseMarkdown(cell.source)
  if (!root) return false
  protect?.(root)
  walkMarkdown(root, node => {
    for (const {visitors, call} of rules) {
      // The table is typed by node type, so that the handler under a node's type takes that node.
      const handler = visitors.markdown?.[node.type] as ((node: Nodes, cell: CellView) => void) | undefined
      if (handler) call(() => handler(node, cell))
    }
  })
  return true
}

async function visitPython(cell: CellView, all: readonly RunningRule[]): Promise<boolean> {
  const rules = all.filter(rule => isWanted(rule, 'parsesPython', cell))
  if (rules.length === 0) return true
  const {parsePython, walkPython} = await import('../parse/python.ts')
  const tree = parsePython(cell.source)
  if (!tree) return false
  const visitors = new Map<string, ((node: SyntaxNode) => void)[]>()
  for (const {visitors: own, call} of rules) {
    for (const [name, visitNode] of Object.entries(own.python ?? {})) {
      const others = visitors.get(name) ?? []
      visitors.set(name, [...others, node => call(() => visitNode(node, cell))])
    }
  }
  walkPython(tree, visitors)
  return true
}

/** Whether a rule wants to see the syntax of a cell. */
function isWanted({visitors, call}: RunningRule, question: 'parsesMarkdown' | 'parsesPython', cell: CellView): boolean {
  let answer = true
  call(() => {
    answer = visitors[question]?.(cell) ?? true
  })
  return answer
}
