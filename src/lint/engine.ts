import type {Diagnostic} from '../model/diagnostic.ts'
import type {NotebookView} from '../model/rule.ts'
import type {ActiveRule, Block, Services} from './context.ts'
import {diagnose, diagnoseProblem, type Finding, type Source} from './diagnose.ts'
import {type Failure, startRule} from './run-rule.ts'
import {shapeFindings} from './shape.ts'
import {visit} from './visit.ts'

export interface LintInput {
  readonly source: Source
  /** Absent where the text holds no notebook: only the parser's problems are reported then. */
  readonly view?: NotebookView
  /** The rules that are on for this file. */
  readonly rules: readonly ActiveRule[]
  /** Whether it is a catalog file: rules about hunts run on nothing else. */
  readonly isHunt: boolean
  readonly block: Block
  readonly services: Services
}

/** Runs the rules over one notebook. A rule that throws is reported as its own failure; the others go on. */
export async function lintNotebook({source, view, rules, isHunt, block, services}: LintInput): Promise<Diagnostic[]> {
  const problems = source.parsed.problems.map(problem => diagnoseProblem(source, problem))
  if (!view) return problems
  const running = rules
    .filter(({rule}) => isHunt || rule.meta.scope !== 'hunt')
    .map(active => startRule(active, {services, path: source.path, block}))
  const unparsed = await visit(view, running)
  const findings: Finding[] = [
    ...shapeFindings(view.notebook),
    ...unparsed.map(({cell}) => ({...tooDeep, place: {kind: 'cell', cell: cell.index}}) as const),
  ]
  for (const {outcome} of running) {
    const {reports, failure} = outcome()
    findings.push(...reports.map(({path: _, related: __, cap: ___, file: ____, concerns: _____, ...finding}) => finding))
    if (failure) findings.push(failureFinding(failure))
  }
  return [...problems, ...findings.map(finding => diagnose(source, finding))]
}

const tooDeep = {
  rule: 'parse/too-deep',
  severity: 'error',
  message: 'Expected Markdown that nests at most 100 levels deep and is not dense in marks, got more: it was not checked.',
} as const

function failureFinding({rule, message}: Failure): Finding {
  return {rule, severity: 'error', message, place: {kind: 'file'}}
}
