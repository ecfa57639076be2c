import type {FormatId, Layout} from './format.ts'
import type {Hunt} from './hunt.ts'
import type {Cell, Notebook, Output} from './notebook.ts'
import type {OutlineItem} from './outline.ts'
import type {CellField} from './place.ts'
import type {TextFile} from './text-file.ts'

/** Where a report points to. */
export type At =
  /** All of the file. */
  | 'file'
  /** A value of the notebook's metadata, or a key. */
  | {readonly pointer: string; readonly part?: 'key'}
  /** The first line of a cell. */
  | {readonly cell: CellView}
  /** A part of a cell's source, in UTF-16 units. */
  | {readonly cell: CellView; readonly start: number; readonly end: number}
  /** A value of a cell's metadata, or a key. */
  | {readonly cell: CellView; readonly pointer: string; readonly part?: 'key'}
  /** A value of a cell beside its source and metadata; where the cell begins if there is none. */
  | {readonly cell: CellView; readonly field: CellField}
  /** A part of a text of an output, or a key; the pointer names it in the output's JSON. */
  | {readonly output: OutputView; readonly pointer: string; readonly start: number; readonly end: number; readonly part?: 'key'}
  /** A part of a file as it is: of the notebook's own, or in rules over the catalog of one that is no notebook. */
  | {readonly file: TextFile; readonly start: number; readonly end: number}

export interface NotebookView {
  readonly notebook: Notebook
  readonly hunting: Hunt
  readonly cells: readonly CellView[]
  readonly file: FileView
}

/** The file that a notebook was read from. */
export interface FileView extends TextFile, Layout {
  readonly format: FormatId
}

export type CellView = Cell & {
  /** From 0. */
  readonly index: number
  /** In the order of the file. */
  readonly tags: readonly {readonly tag: string; readonly pointer: string}[]
  /** Lower case: `python`, `kusto`, `bash`, …; that of the cell magic where the cell starts with one. Empty for text cells. */
  readonly language: string
  /** Of a Markdown cell: its headings and the text between them. Empty for others. Found when it is first read, without a parse. */
  readonly outline: readonly OutlineItem[]
}

export interface OutputView {
  readonly cell: CellView
  /** From 0. */
  readonly index: number
  readonly output: Output
}

/** A hunt of the catalog, seen from outside. */
export interface CatalogEntry {
  readonly path: string
  readonly hunting: Hunt
  /** The path of the other half of its pair, whether that exists or not. */
  readonly half?: string
  /** It is made of the other half, which is there. As `content`, for rules alone whose `meta` says that they read that. */
  readonly isMirror?: true
  /** Of all but such halves. */
  readonly content?: HuntContent
}

/** What an index of the catalog says of the cells of a hunt. */
export interface HuntContent {
  /** The names that the parameters cell assigns, in its order. */
  readonly parameters: readonly string[]
  /** Of its queries, in code-unit order. */
  readonly languages: readonly string[]
  /** SHA-256 of metadata and cells in hexadecimal, whatever the format of the file. */
  readonly digest: string
}

/** One notebook that is kept as a text and as a notebook file. */
export interface PairView {
  /** The source half, or the half that there is. From the root. */
  readonly path: string
  readonly text: string
  readonly notebook: string
  /** Which half changed since they were the same: `text`, `notebook`, `both`, or `unknown` where nobody knows. Or one is not there. */
  readonly state: 'same' | 'text' | 'notebook' | 'both' | 'unknown' | 'missing' | 'deleted'
  /** Whether one half is made of the other, or both are kept. */
  readonly mode: 'myst' | 'ipynb' | 'both'
  /** What differs, as a phrase. */
  readonly difference: string
  /** Another text of the same notebook, so that nobody can tell which one is the half. */
  readonly rival?: string
  /** The first difference in `path`. */
  readonly at: At
}
