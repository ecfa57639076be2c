import type {Severity} from './diagnostic.ts'
import type {Redaction} from './finding.ts'
import type {CellType} from './notebook.ts'

/** What is exported of a notebook: the kept parts, lowered to Markdown without raw HTML. Every target starts from it. */
export interface Findings {
  /** Names the files. */
  readonly stem: string
  /** Plain text: the first heading of level 1, else the title of the hunt, else the stem. */
  readonly title: string
  readonly blocks: readonly FindingsBlock[]
  /** The blocks by the headings of levels 1 and 2. */
  readonly sections: readonly FindingsSection[]
  /** Each picture once, in the order of first use. */
  readonly pictures: readonly Picture[]
  /** What was taken out of the blocks, by cell and rule. */
  readonly redactions: readonly Redaction[]
}

/** A picture file. `path` is what the Markdown refers to where pictures are files. */
export interface Picture extends OutputFile {
  /** Plain text of its first use. */
  readonly alt: string
}

/** A kept cell source or output. Parsed as CommonMark with GFM it is complete in itself: it opens nothing that stays open. */
export interface FindingsBlock {
  readonly kind: 'markdown' | 'source' | 'output'
  /** Counts all cells of the notebook from 1. */
  readonly cell: number
  /** Without line ends at its ends; never empty. */
  readonly markdown: string
}

export const sectionNames = ['title', 'executive-summary', 'technical-analysis', 'findings', 'recommendations'] as const
export type SectionName = (typeof sectionNames)[number]

/** What stands below one heading of level 1 or 2, up to the next one. */
export interface FindingsSection {
  /** Absent for one that is none of the five. */
  readonly name?: SectionName
  /** Plain text; empty for what stands before the first heading. */
  readonly heading: string
  readonly level: 0 | 1 | 2
  /** The cell of the heading, from 1. */
  readonly cell?: number
  /** Without the heading. */
  readonly blocks: readonly FindingsBlock[]
}

/** A file to write. The path is relative to the output folder, with `/`, and made by huntbook alone. */
export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
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
  /** Metadata of a kept cell that looks like hiding and hides nothing. */
  readonly ignored?: readonly string[]
}
