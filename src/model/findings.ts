import type {Severity} from './diagnostic.ts'
import type {CellType} from './notebook.ts'

/** What is exported of a notebook: the kept parts, lowered to Markdown without raw HTML. Every target starts from it. */
export interface Findings {
  /** Names the files. */
  readonly stem: string
  readonly blocks: readonly FindingsBlock[]
  /** Each picture once, in the order of first use. `path` is what the Markdown refers to. */
  readonly pictures: readonly OutputFile[]
}

/** A kept cell source or output. Parsed as CommonMark with GFM it is complete in itself: it opens nothing that stays open. */
export interface FindingsBlock {
  readonly kind: 'markdown' | 'source' | 'output'
  /** Counts all cells of the notebook from 1. */
  readonly cell: number
  /** Without line ends at its ends; never empty. */
  readonly markdown: string
}

/** A file to write. The path is relative to the output folder, with `/`, and made by huntbook alone. */
export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Turns findings into files and writes none, so that a dry run is the same code path. */
export interface Target {
  readonly id: string
  /** Ends the sentence "This target writes …". */
  readonly description: string
  readonly export: (findings: Findings) => readonly OutputFile[]
}

/** What went wrong or was odd. The message never holds text of a removed part. */
export interface ExportProblem {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** Counts all cells from 1. */
  readonly cell?: number
}

/** What became of a cell or an output. Holds no content. */
export interface AuditRow {
  /** Counts all cells from 1. */
  readonly cell: number
  /** Counts the outputs of the cell from 1. Absent for the cell itself. */
  readonly output?: number
  /** Only where it is well formed. */
  readonly id?: string
  readonly type: CellType | 'stream' | 'display' | 'error'
  readonly state: 'kept' | 'removed'
  /** Why it was removed, such as `tag remove_cell`; for a kept cell what happened to its source. */
  readonly reason?: string
}
