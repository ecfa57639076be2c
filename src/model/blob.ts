import type {Diagnostic} from './diagnostic.ts'
import type {CheckChange, ReportedRule, ToolProblem} from './report.ts'

/**
 * What one part of a run leaves behind for the run that puts all parts together: `schemas/blob.schema.json`. Everything that needs the
 * files was found out where they were; what is left is to put together, to take out what is suppressed or in the baseline, and to report.
 */
export interface Blob {
  readonly kind: 'huntbook-blob'
  readonly version: 1
  readonly tool: {readonly name: 'huntbook'; readonly version: string}
  /** Which part of how many, from 1. */
  readonly shard: readonly [index: number, count: number]
  /** SHA-256 of the configuration and of what it names, in hexadecimal. */
  readonly configHash: string
  readonly summary: BlobSummary
  /** What was found in the notebooks of the part and by rules over many, before anything is taken out. Credentials are taken out. */
  readonly diagnostics: readonly BlobDiagnostic[]
  readonly facts: BlobFacts
}

/** Says the same as the rest, so that a blob from which something is missing is noticed. */
export interface BlobSummary {
  readonly notebooks: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export interface BlobDiagnostic extends Diagnostic {
  /** A rule over the catalog said it. */
  readonly overCatalog?: true
  /** Its lines differ from the commit that the run compares with. */
  readonly isChanged?: true
  /** With `changedCells`: it is about something that changed. */
  readonly isKept?: true
}

export interface BlobFacts {
  readonly run: BlobRun
  /** The files of all parts, before they were divided. */
  readonly choice: {readonly count: number; readonly digest: string}
  /** The files of this part, notebooks or not, in the order of paths. */
  readonly part: readonly string[]
  /** The notebooks of this part that were checked, in the same order. */
  readonly notebooks: readonly BlobNotebook[]
  /** Those that should have been and could not be. */
  readonly unread: readonly string[]
  /** What notebooks outside of all parts say against findings. */
  readonly elsewhere: readonly {readonly path: string; readonly suppressions: readonly BlobSuppression[]}[]
  /** Files that were named and are no notebooks, and how many were ignored. */
  readonly skipped: number
  readonly ignored: number
  /** Arguments that name nothing. */
  readonly errors: readonly ToolProblem[]
  readonly rules: readonly ReportedRule[]
  /** What the change since a commit does to the checks. */
  readonly change?: CheckChange
  /** Ids of rules. Many notebooks have the same, and name them by index. */
  readonly ruleSets: readonly (readonly string[])[]
  /** Of the run as a whole: rules that are on somewhere, and those of them that had nothing to look at. */
  readonly everywhere: {readonly on: number; readonly missed: number}
  /** Of each file with findings whose text is known: offsets whose column in bytes is another than in UTF-16 units, and that column. */
  readonly columns: readonly {readonly path: string; readonly bytes: readonly (readonly [offset: number, column: number])[]}[]
}

/** What was asked for. All parts have to agree. */
export interface BlobRun {
  readonly checkGroups: boolean
  readonly rules: readonly string[]
  readonly only: readonly string[]
  /** Whether the parts are the whole catalog. */
  readonly isWhole: boolean
  /** Whether only what changed is reported. */
  readonly changedCells: boolean
  /** The commit that is compared with. */
  readonly base?: string
}

export interface BlobNotebook {
  readonly path: string
  readonly suppressions?: readonly BlobSuppression[]
  /** Rules of packs that had to be stopped. */
  readonly stopped?: readonly {readonly id: string; readonly diagnostic: BlobDiagnostic}[]
  /** Indexes of `ruleSets`: rules that the run chose for it, that the configuration turns on, and that looked at it. */
  readonly picked: number
  readonly on: number
  readonly ran: number
}

/** A suppression without its place and its reason. */
export interface BlobSuppression {
  readonly reach: BlobReach
  readonly rules: readonly string[]
}

/** Cells and lines count from 1. */
export type BlobReach =
  | {readonly kind: 'file'}
  | {readonly kind: 'cell'; readonly cell: number}
  | {readonly kind: 'line'; readonly cell: number; readonly line: number}
