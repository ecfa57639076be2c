import {applySuppressions} from '../../lint/suppress/apply.ts'
import {judgeSuppressions, type SuppressionProblem} from '../../lint/suppress/judge.ts'
import {diagnoseSuppressions} from '../../lint/suppress/problems.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {isMirror} from '../pairs/halves.ts'
import {findingsOf} from './findings.ts'
import type {Run} from './run.ts'
import {type Found, runFactsOf} from './run-facts.ts'
import {type FileFindings, filesOf, openedAt, withoutSuppressed} from './suppressed.ts'

export interface Settled {
  readonly diagnostics: readonly Diagnostic[]
  /** How many were taken out. */
  readonly suppressed: number
}

/** What there is to fix now, but for pairs, whose fix is another: what is not suppressed, and what is wrong with suppressions. */
export async function settledFindings(run: Run): Promise<Settled> {
  const found = await findingsOf(run)
  const speaksOfPairs = [...run.checked.values()].some(({suppressions}) => suppressions?.some(({rules}) => rules.some(isPairRule)))
  if (!run.comparesPairs || !speaksOfPairs) return settleSuppressions(run, {diagnostics: found, comparesPairs: false})
  const {lintOverPairs} = await import('../pair-rules.ts')
  const overPairs = await lintOverPairs(run)
  const settled = settleSuppressions(run, {diagnostics: [...found, ...overPairs], comparesPairs: true})
  return {...settled, diagnostics: settled.diagnostics.filter(({rule}) => !isPairRule(rule))}
}

function isPairRule(name: string): boolean {
  return name.startsWith('pair/')
}

/** Takes out of all findings of a run what its notebooks suppress, and adds what is wrong with their suppressions. */
export function settleSuppressions(run: Run, found: Found): Settled {
  const {diagnostics} = found
  const kept = withoutSuppressed(run, diagnostics)
  return {diagnostics: [...kept, ...suppressionProblems(run, found)], suppressed: diagnostics.length - kept.length}
}

/** What is wrong with the suppressions of the notebooks in focus. */
export function suppressionProblems(run: Run, found: Found): Diagnostic[] {
  return filesOf(run, found.diagnostics).flatMap(file => {
    const own = problemsOf(run, found, file)
    const notebook = own.length > 0 ? openedAt(run, file.path) : undefined
    return notebook ? diagnoseSuppressions(notebook.source, own) : []
  })
}

/** What is wrong with suppressions is said in the half that people edit, and where all rules have looked. */
function problemsOf(run: Run, all: Found, {path, notebook, found}: FileFindings): SuppressionProblem[] {
  const {linter, checked} = run
  const {suppressions = []} = notebook
  if (suppressions.length === 0 || !checked.has(path) || isMirror(linter.workspace, path)) return []
  const {used} = applySuppressions(found, suppressions)
  return judgeSuppressions(suppressions, used, {...runFactsOf(run, all, path), config: linter.workspace.config.suppressions})
}
