import type {Diagnostic} from '../model/diagnostic.ts'
import type {NotebookView} from '../model/view.ts'
import {type ActiveRule, BadReport, type Block, type Services} from './context.ts'
import {diagnose, diagnoseProblem, type Finding, fileDiagnostic, type Source} from './diagnose.ts'
import {startRule, type Watch, wordsOf} from './run-rule.ts'
import {shapeFindings} from './shape.ts'
import {type Protect, visit} from './visit.ts'

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
  /** Keeps an eye on the rules. */
  readonly watch?: Watch
  readonly protect?: Protect
}

/** Everything that is wrong with one notebook: what its parser says, and its rules. */
export async function lintNotebook(input: LintInput): Promise<Diagnostic[]> {
  const {source, view} = input
  const problems = source.parsed.problems.map(problem => diagnoseProblem(source, problem))
  if (!view) return problems
  const shape = shapeFindings(view.notebook).map(finding => diagnose(source, finding))
  return [...problems, ...shape, ...(await runRules({...input, view}))]
}

/** Runs the rules over one notebook. A rule that throws is reported as its own failure; the others go on. */
export async function runRules(input: LintInput & {readonly view: NotebookView}): Promise<Diagnostic[]> {
  const {source, view, rules, isHunt} = input
  input.protect?.(view)
  const running = rules
    .filter(({rule}) => isHunt || rule.meta.scope !== 'hunt')
    .map(active => startRule(active, {...input, path: source.path}))
  const unparsed = await visit(view, running, input.protect)
  const found = unparsed.map(({cell}) =>
    diagnose(source, {...(cell.type === 'code' ? tooBroken : tooDeep), place: {kind: 'cell', cell: cell.index}}),
  )
  for (const {active, outcome} of running) {
    const {reports, failure} = outcome()
    const id = active.rule.meta.id
    for (const {path: _, related: __, cap: ___, file: ____, concerns: _____, ...finding} of reports) found.push(placed(source, finding, id))
    if (failure) found.push(fileDiagnostic({...failure, path: source.path}))
  }
  return found
}

/** A place that looks like one may still not exist: of a cell that the rule made up, say. */
function placed(source: Source, finding: Finding, id: string): Diagnostic {
  try {
    const places = [finding.place, ...(finding.fix?.changes ?? []).map(({at}) => at)]
    if (places.every(place => exists(source, place))) return diagnose(source, finding)
    throw new BadReport()
  } catch (error) {
    const reason = error instanceof BadReport ? '' : ` (${wordsOf(error)})`
    return fileDiagnostic({
      rule: 'rule/bad-report',
      path: source.path,
      message: `Expected a place in the notebook from \`${id}\`, got none${reason}.`,
    })
  }
}

function exists({parsed: {notebook}}: Source, place: Finding['place']): boolean {
  if (!('cell' in place)) return true
  const cell = notebook?.cells[place.cell]
  if (!cell) return false
  if (place.kind === 'source') return place.end <= cell.source.length
  return place.kind !== 'output' || (cell.type === 'code' && cell.outputs[place.output] !== undefined)
}

const tooDeep = {
  rule: 'parse/too-deep',
  severity: 'error',
  message: 'Expected Markdown that nests at most 100 levels deep and is not dense in marks, got more: it was not checked.',
} as const

const tooBroken = {
  rule: 'parse/limit',
  severity: 'error',
  message: 'Expected a cell of more than 10,000 characters to be Python that parses, got a syntax error: rules about calls did not see it.',
} as const
