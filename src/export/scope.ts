import type {ValueMap} from '../model/value.ts'
import type {TableLimits} from './grid.ts'
import type {PictureLimits, Pictures} from './pictures.ts'

/** What lowering one block may know: nothing of any other cell. */
export interface Scope {
  /** Counts all cells from 1. */
  readonly cell: number
  /** Unique in the document, of digits and `-`: prefixes the labels of footnotes. */
  readonly key: string
  /** Attachments of the cell that the block is; none for outputs. */
  readonly attachments: ValueMap
  /** Headings of outputs become bold paragraphs, so that they cannot forge sections. */
  readonly headings: 'keep' | 'bold'
  readonly pictures: Pictures
  readonly limits: Limits
  /** Says that a limit leaves out a part. */
  readonly cut: () => void
  /** Reads a picture by its path beside the notebook; `undefined` where there is none, or none that may be read. */
  readonly readFile: (path: string) => Uint8Array | undefined
  /** A plain text without secrets, for one that is cut: a part of a secret is not known as one. */
  readonly clean: (text: string) => string
  readonly warn: (rule: string, message: string) => void
}

export type Bounds = Pick<Scope, 'limits' | 'cut'>

export interface Limits {
  readonly table: TableLimits
  readonly pictures: PictureLimits
  /** UTF-16 units and lines of one text output. */
  readonly text: {readonly units: number; readonly lines: number}
}

export const defaultLimits: Limits = {
  table: {rows: 200, columns: 40},
  pictures: {one: 10_000_000, all: 50_000_000},
  text: {units: 65_536, lines: 500},
}
