import type {Diagnostic} from '../../model/diagnostic.ts'
import type {FormatId} from '../../model/format.ts'
import type {ExitCode, ToolProblem} from '../../model/report.ts'
import type {ChooseOptions, ReadOptions} from '../read-chosen.ts'
import type {WorkspaceOptions} from '../workspace.ts'

/** What `strip` takes out of a notebook file. */
export type StripPart = 'outputs' | 'counts' | 'metadata'

export interface ConvertOptions extends WorkspaceOptions, ChooseOptions, Pick<ReadOptions, 'onProgress'> {
  readonly files?: readonly string[]
  /** The format to write. Without it, `check`, `sync` or `inPlace` says what to do. */
  readonly to?: FormatId
  /** A folder from `cwd`; default beside the input. */
  readonly out?: string
  /** Nothing is written: the text comes back. */
  readonly stdout?: boolean
  /** Change notebook files themselves, by `strip` and `reformat`. */
  readonly inPlace?: boolean
  /** Write a file anew in place of updating one that exists. */
  readonly fresh?: boolean
  /** What becomes of outputs of edited cells; default that of the configuration. */
  readonly stale?: 'drop' | 'mark'
  /** Write notebook files in nbformat's style. */
  readonly reformat?: boolean
  /** Takes these out of notebook files. */
  readonly strip?: readonly StripPart[]
  /** Write nothing, and find it a finding if something would be written. Without `to`: compares the halves of pairs. */
  readonly check?: boolean
  /** As `check`, and tell what would change. */
  readonly diff?: boolean
  /** Bring the halves of pairs together. */
  readonly sync?: boolean
  /** The side to take where both halves of a pair changed. */
  readonly from?: FormatId
  /** Leave pairs alone of which git ignores a half. */
  readonly skipIgnored?: boolean
  /** A change is a finding. */
  readonly failOnChange?: boolean
  /** A notebook that comes from elsewhere than the disk; the path, from `cwd`, decides its format. Its conversion comes back. */
  readonly stdin?: {readonly path: string; readonly bytes: Uint8Array}
}

export interface ConvertOutcome {
  readonly exitCode: ExitCode
  readonly root: string
  /** Files that were written, or would be (`check`), and files that held the text already. Absolute. */
  readonly written: readonly string[]
  readonly unchanged: readonly string[]
  /** Whether `written` tells what would be written. */
  readonly isCheck: boolean
  /** Files that were named and are no notebooks, or are ignored. */
  readonly skipped: number
  /** Notebooks that there was nothing to do for, and why, as a phrase. */
  readonly passed: {readonly count: number; readonly why: string}
  readonly diagnostics: readonly Diagnostic[]
  /** What a person should know: what the format does not hold, what became of outputs. */
  readonly notes: readonly string[]
  readonly errors: readonly ToolProblem[]
  /** With `diff`: what would change, as unified diffs. */
  readonly diff: string
  /** With `stdout` and `stdin`. */
  readonly text?: string
}
