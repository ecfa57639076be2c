import type {Blob} from './blob.ts'
import type {Diagnostic, Severity} from './diagnostic.ts'
import type {Position} from './place.ts'

/** 0: clean, 1: findings, 2: wrong use or failure. */
export type ExitCode = 0 | 1 | 2

/** What a run found. */
export interface Report {
  readonly version: string
  /** The folder that paths start at. Absolute; machine formats do not show it. */
  readonly root: string
  readonly exitCode: ExitCode
  /** How many files were chosen that are notebooks, or should be and could not be read. */
  readonly notebooks: number
  /** The paths of these, from the root. For formats that also name what is clean. */
  readonly checked?: readonly string[]
  /** How many of these have diagnostics; default every file of the diagnostics. Rules over the catalog also speak of others. */
  readonly affected?: number
  /** Files that were named and are no notebooks, or are ignored. */
  readonly skipped: number
  /** How many of these are ignored. Default none. */
  readonly ignored?: number
  /** The rules that were on for at least one of the notebooks. */
  readonly rules?: readonly ReportedRule[]
  /** By path, offset and rule, in code-unit order. Without what is suppressed or in the baseline. */
  readonly diagnostics: readonly Diagnostic[]
  /** How many diagnostics are left out because a suppression names them. */
  readonly suppressed?: number
  /** How many are left out because the baseline holds them. */
  readonly baselined?: number
  readonly errors: readonly ToolProblem[]
  /** What the changes since a base do to the checks themselves. Absent where there is no base. */
  readonly change?: CheckChange
  /** How many findings `pretty` shows where nobody says otherwise. */
  readonly maxDiagnostics: number
  /** What fixes changed, or would change. */
  readonly fixed?: readonly FixedFile[]
  /** The run as one part of a larger one, where that was asked for. */
  readonly blob?: Blob
}

/** A file that fixes changed, or would change. */
export interface FixedFile {
  readonly path: string
  /** Its text before and after, without a byte order mark, where nothing was written. */
  readonly change?: {readonly before: string; readonly after: string}
}

export interface ReportedRule {
  readonly id: string
  /** Ends the sentence "This rule …". */
  readonly description: string
  /** That of its `meta`; findings have their own. */
  readonly severity: Severity
  /** Where its page is on the web. */
  readonly url?: string
}

/** How a change makes the checks weaker: whoever reviews it should know. */
export interface CheckChange {
  /** Suppressions that are new. */
  readonly suppressions: number
  /** Entries of the baseline that are new. */
  readonly baselined: number
  /** Rules and groups that are off now, for all notebooks or some. */
  readonly turnedOff: readonly string[]
  /** Rules and groups that are on with a severity that counts for less, for all notebooks or some. */
  readonly lowered?: readonly string[]
  /** Globs that are new in `ignore`, and those that `files` has no more. Each may leave out notebooks that are there or to come. */
  readonly ignoreAdded?: readonly string[]
  readonly filesRemoved?: readonly string[]
  /** Notebooks that are left out now. From the root, in code-unit order. */
  readonly ignored?: readonly string[]
  /** What is wrong with the configuration as the change leaves it. */
  readonly problem?: string
}

/** What a person can act on: wrong use, or something of the machine. */
export interface ToolProblem {
  /** UPPER_SNAKE, such as `RULE_UNKNOWN`. */
  readonly code: string
  readonly message: string
  readonly hint?: string
}

export interface ReporterOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** For `pretty`. */
  readonly maxDiagnostics: number
  /** Errors only, no summary. For `pretty`. */
  readonly quiet: boolean
  /** Whether `pretty` ends with counts. Default true. */
  readonly summary?: boolean
  /** The path as people on this machine type it. For `pretty`. */
  readonly showPath: (path: string) => string
  /** The path as a service looks it up. Default as it is, from the root. */
  readonly pathFrom?: (path: string, base: PathBase) => string
  /** Begins the address of a file at the commit that was checked; its path from the top of the repository follows. */
  readonly linkBase?: string
  /** The page of a rule as Markdown. */
  readonly pageOf?: (rule: string) => string | undefined
  /** The text of a file as it was checked. */
  readonly textOf?: (path: string) => string | undefined
  /** The column of a place in bytes of UTF-8, in place of a look at the text; `undefined` where nobody knows. */
  readonly byteColumn?: (path: string, position: Position) => number | undefined
  /** Lines that a change touches; absent where no change is known. */
  readonly isChanged?: (path: string, lines: LineSpan) => boolean
  /** Bytes that the file holds already to which the report is added. */
  readonly bytesBefore?: number
  /** Whether what has no annotation stands in a summary of the same run. */
  readonly hasSummary?: boolean
}

/** `repository`: the git top level; `workspace` and `project`: the folder that GitHub and GitLab check out into. */
export type PathBase = 'repository' | 'workspace' | 'project'

/** Lines from 1, both included. */
export interface LineSpan {
  readonly first: number
  readonly last: number
}

export type Reporter = (report: Report, options: ReporterOptions) => string
