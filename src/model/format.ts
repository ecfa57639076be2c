import type {Problem} from './diagnostic.ts'
import type {Notebook} from './notebook.ts'
import type {Change, Edit, Place, Span} from './place.ts'
import type {Value, ValueMap} from './value.ts'

/** A way to write a notebook as text. */
export interface Format extends Reader {
  readonly print: (notebook: Notebook, options?: PrintOptions) => Printed
}

/** The reading half of a format. */
export interface Reader {
  readonly id: FormatId
  /** With the dot, lower case. */
  readonly extensions: readonly string[]
  /** Whether a text that has one of the extensions is a notebook, judged without parsing it. */
  readonly detect: (text: string, path: string) => boolean
  /** Never throws, on any text. `text` has no BOM. */
  readonly parse: (text: string, options?: ParseOptions) => Parsed
}

export interface ParseOptions {
  /** Only the notebook's metadata is wanted: it has no cells then, and costs a fraction. */
  readonly metadataOnly?: boolean
  /** Reads a file beside the text, by its path from the text's folder. `undefined` where it cannot be read. */
  readonly readSide?: (path: string) => Uint8Array | undefined
  /** Levels of lists and objects that JSON may have. At most, and by default, 512. */
  readonly maxDepth?: number
  /** Shared by the texts of a run: it makes reading faster and changes nothing. */
  readonly memory?: object
}

export interface PrintOptions {
  /** The name of the text without its extension: files beside it are called after it. Without it there are none. */
  readonly stem?: string
}

export type FormatId = 'ipynb' | 'myst'

export interface Parsed {
  /** Absent where the text does not hold a notebook; `problems` then say why. */
  readonly notebook?: Notebook
  readonly locator: Locator
  readonly layout: Layout
  readonly problems: readonly Problem[]
}

/** How a notebook is written in its file. Each part is found when it is asked for. */
export interface Layout {
  /** The blocks that Markdown cells leave open, unless the parser reported them already. */
  readonly openBlocks: () => readonly OpenBlock[]
  /** The scalars of the notebook's metadata that stand without quotes in YAML, in the order of the file. */
  readonly plainScalars: () => readonly PlainScalar[]
  /** The notebook without what only a text of huntbook's should hold, see `decodeCarriers`. */
  readonly decoded: (readSide?: ParseOptions['readSide']) => Notebook
  /** The edits that give the parts of a notebook lines of their own; `undefined` where there is no need or they would be too many. */
  readonly lineBreaks: () => readonly Edit[] | undefined
  /** The settings of jupytext as the file has them, with those that reading leaves out. */
  readonly jupytext: () => ValueMap | undefined
  /** The kernelspec as the file has it: reading completes the names of one in MyST. */
  readonly kernelspec: () => Value | undefined
  /** Whether the notebook is of nbformat 3 in its file. */
  readonly upgraded: boolean
}

/** A fence, a comment or an HTML element that its cell does not close: what follows the cell is taken for a part of it. */
export interface OpenBlock {
  readonly kind: 'fence' | 'html'
  readonly cell: number
  /** Of its first line in the cell's source. */
  readonly start: number
  readonly end: number
}

export interface PlainScalar {
  /** Into the notebook's metadata. */
  readonly pointer: string
  /** Whether a list is on the way to it. */
  readonly inList: boolean
  readonly text: string
  /** In the file. */
  readonly span: Span
  /** As it is read here: by YAML 1.1, but with dates as texts. */
  readonly value: Value
  /** As YAML 1.2 reads it. */
  readonly value12: Value
  /** Whether YAML 1.1 takes it for a date. */
  readonly isDate: boolean
}

export interface Printed {
  readonly text: string
  /** What the format cannot hold, as problems without a place. With an error nothing may be written. */
  readonly losses: readonly Loss[]
  /** Files beside the text, which it refers to: attachments. To be written before it. */
  readonly files?: readonly SideFile[]
}

export interface SideFile {
  /** From the text's folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface Loss {
  readonly severity: 'error' | 'info'
  readonly message: string
  /** From 0. */
  readonly cell?: number
}

/** Knows where the parts of a notebook stand in its text. */
export interface Locator {
  /** The units of the text that hold the place. A missing key is at the key of its parent. */
  readonly span: (place: Place) => Span
  /** The edits that make a change, or `undefined` where the text cannot hold it. */
  readonly edit: (change: Change) => readonly Edit[] | undefined
}
