import type {Diagnostic} from './diagnostic.ts'

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
  /** How many of these have diagnostics; default every file of the diagnostics. Rules over the catalog also speak of others. */
  readonly affected?: number
  /** Files that were named and are no notebooks, or are ignored. */
  readonly skipped: number
  /** By path, offset and rule, in code-unit order. */
  readonly diagnostics: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
  /** How many findings `pretty` shows where nobody says otherwise. */
  readonly maxDiagnostics: number
  /** What fixes changed, or would change. */
  readonly fixed?: readonly FixedFile[]
}

/** A file that fixes changed, or would change. */
export interface FixedFile {
  readonly path: string
  /** Its text before and after, without a byte order mark, where nothing was written. */
  readonly change?: {readonly before: string; readonly after: string}
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
}

export type Reporter = (report: Report, options: ReporterOptions) => string
