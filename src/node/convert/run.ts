import {diagnoseProblem, fileDiagnostic} from '../../lint/diagnose.ts'
import {sortDiagnostics} from '../../lint/order.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ToolProblem} from '../../model/report.ts'
import {exitOf} from '../exit-code.ts'
import {fromRoot, shownPath} from '../paths.ts'
import type {Visited} from '../read-chosen.ts'
import {problemOf, ToolError} from '../tool-error.ts'
import type {Opened, Workspace} from '../workspace.ts'
import {ChangedError, diskFull, syncFolders} from '../write.ts'
import type {ConvertOptions, ConvertOutcome} from './types.ts'

/** A conversion under way: what is known of it so far. */
export interface Run {
  readonly workspace: Workspace
  readonly options: ConvertOptions
  readonly written: string[]
  readonly unchanged: string[]
  readonly diagnostics: Diagnostic[]
  readonly notes: string[]
  readonly errors: ToolProblem[]
  readonly diffs: string[]
  skipped: number
  text: string | undefined
}

export function startRun(workspace: Workspace, options: ConvertOptions): Run {
  const lists = {written: [], unchanged: [], diagnostics: [], notes: [], errors: [], diffs: []}
  return {workspace, options, ...lists, skipped: 0, text: undefined}
}

export function isCheck({check, diff}: ConvertOptions): boolean {
  return check === true || diff === true
}

/** A file as people in the working folder type it. */
export function shownIn({workspace}: Run, file: string): string {
  return shownPath(file, workspace.cwd)
}

/** Whether a notebook can be converted. What is odd about it is told in any case. */
export function isGood(run: Run, {source}: Opened): boolean {
  const {problems, notebook} = source.parsed
  run.diagnostics.push(...problems.map(problem => diagnoseProblem(source, problem)))
  return notebook !== undefined && problems.every(({severity}) => severity !== 'error')
}

/** Does one piece of the work, and says whether it is done. What keeps it from that is told, and the rest goes on, unless the disk is full. */
export function attempt(run: Run, file: string, work: () => void): boolean {
  if (run.errors.some(({code}) => code === diskFull)) return false
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    if (!(error instanceof ChangedError)) run.errors.push(problemOf(error))
    else {
      const message = 'The file changed while it was worked on and was not written: run again.'
      run.diagnostics.push(fileDiagnostic({rule: 'io/changed', path: fromRoot(run.workspace.root, file), message}))
    }
    return false
  }
}

export function outcomeOf(run: Run, visited: Visited): ConvertOutcome {
  syncFolders()
  const {workspace, options, written, unchanged, notes, diffs, text} = run
  const diagnostics = sortDiagnostics([...visited.diagnostics, ...run.diagnostics])
  const errors = [...visited.errors, ...run.errors]
  const exit = exitOf(diagnostics, errors)
  const isFinding = written.length > 0 && (isCheck(options) || options.failOnChange === true)
  return {
    exitCode: exit === 0 && isFinding ? 1 : exit,
    root: workspace.root,
    written: [...new Set(written)],
    unchanged,
    isCheck: isCheck(options),
    skipped: visited.skipped + run.skipped,
    diagnostics,
    notes: [...visited.notes, ...notes],
    errors,
    diff: diffs.join(''),
    ...(text !== undefined && {text}),
  }
}
