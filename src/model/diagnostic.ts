import type {CellType} from './notebook.ts'
import type {Edit, Range} from './place.ts'

export type Severity = 'error' | 'warning' | 'info'

/** A finding about a file. Plain data: it can be sent to another thread, cached and printed as JSON. */
export interface Diagnostic {
  /** Id of the rule, or of the engine's own check (`parse/json`). */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** From the root, with `/`. */
  readonly path: string
  /** In the file as it is on disk. */
  readonly range: Range
  /** Absent for the header and the notebook's metadata. */
  readonly cell?: DiagnosticCell
  /** Where in the notebook's metadata it is, as a JSON pointer. Reports do not show it. */
  readonly pointer?: string
  readonly fix?: Fix
  readonly url?: string
  readonly related?: readonly RelatedPlace[]
  /** Stays the same while the covered text and its cell do. 32 hexadecimal digits. */
  readonly fingerprint: string
  /** The covered text is a credential: it is shown nowhere, and neither are its lines. */
  readonly concealed?: true
  /** Lines to show around the range: of the cell's source, or of the file. */
  readonly excerpt: readonly ExcerptLine[]
}

export interface DiagnosticCell {
  /** Counts all cells from 1. */
  readonly number: number
  readonly id?: string
  readonly type: CellType
  /** In the cell's source. Absent where the place is not in the source (tags, outputs). */
  readonly range?: Range
}

export interface Fix {
  /** A safe fix leaves the meaning of the notebook as it is. */
  readonly kind: 'safe' | 'unsafe'
  /** What it does, as a phrase: "replace it with `T1489`". */
  readonly message: string
  readonly edits: readonly FixEdit[]
}

export interface FixEdit {
  readonly range: Range
  readonly text: string
}

/** Another place that takes part, such as the second copy of an id. */
export interface RelatedPlace {
  readonly message: string
  readonly path: string
  readonly range: Range
  readonly cell?: DiagnosticCell
  readonly pointer?: string
}

/** A line, or the part of a long line around the range. */
export interface ExcerptLine {
  readonly line: number
  readonly text: string
  /** Units of the line that are left out before `text`. */
  readonly cut: number
  /** Whether something is left out after `text`. */
  readonly more: boolean
}

/** What a parser says about a text: a diagnostic that does not know its file yet. */
export interface Problem {
  /** Such as `parse/json`. */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly start: number
  readonly end: number
  readonly fix?: {readonly message: string; readonly edits: readonly Edit[]}
  /** The cell it concerns, from 0. */
  readonly cell?: number
  readonly related?: {readonly message: string; readonly start: number; readonly end: number}
}
