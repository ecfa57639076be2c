import {diagnoseProblem, fileDiagnostic} from '../../lint/diagnose.ts'
import {sortDiagnostics} from '../../lint/order.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {FixedFile, ToolProblem} from '../../model/report.ts'
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
  /** With `diff`: what would change, for people and as texts. */
  readonly diffs: string[]
  readonly changes: FixedFile[]
  /** Files that are written but for their names, in order. */
  readonly writing: Writing[]
  /** Notebooks that there is nothing to do for, by what was asked. */
  passed: number
  text: string | undefined
}

export function startRun(workspace: Workspace, options: ConvertOptions): Run {
  const lists = {written: [], unchanged: [], diagnostics: [], notes: [], errors: [], diffs: [], changes: [], writing: []}
  return {workspace, options, ...lists, passed: 0, text: undefined}
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

/** Does one piece of the work. What keeps it from being done is told, and the rest goes on, unless the disk is full. */
export function attempt(run: Run, file: string, work: () => void): void {
  if (run.errors.some(({code}) => code === diskFull)) return
  try {
    work()
  } catch (error) {
    tell(run, file, error)
  }
}

interface Writing {
  /** Absolute. */
  readonly file: string
  readonly commit: () => Promise<void>
  readonly done: () => void
}

/** So many files may wait for their names. */
export const maxWriting = 48

/** Gives files their names once more than so many wait. The disk is asked for all of them at once. */
export async function settle(run: Run, most: number): Promise<void> {
  while (run.writing.length > most) {
    const batch = run.writing.splice(0)
    const results = await Promise.allSettled(batch.map(({commit}) => commit()))
    for (const [index, {file, done}] of batch.entries()) {
      const result = results[index]
      // What is done may lead to another file.
      if (result?.status === 'rejected') tell(run, file, result.reason)
      else attempt(run, file, done)
    }
  }
}

function tell(run: Run, file: string, error: unknown): void {
  if (!(error instanceof ToolError)) throw error
  if (!(error instanceof ChangedError)) run.errors.push(problemOf(error))
  else {
    const message = 'The file changed while it was worked on and was not written: run again.'
    run.diagnostics.push(fileDiagnostic({rule: 'io/changed', path: fromRoot(run.workspace.root, file), message}))
  }
}

export async function outcomeOf(run: Run, visited: Visited): Promise<ConvertOutcome> {
  await settle(run, 0)
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
    skipped: visited.skipped,
    passed: {count: run.passed, why: passedFor(options)},
    diagnostics,
    notes: [...visited.notes, ...notes],
    errors,
    diff: diffs.join(''),
    ...(text !== undefined && {text}),
  }
}

function passedFor({to, inPlace}: ConvertOptions): string {
  if (inPlace === true) return 'not .ipynb'
  return to === undefined ? 'in no pair' : 'in that format already'
}
