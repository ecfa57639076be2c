import type {Problem} from './diagnostic.ts'
import type {Notebook} from './notebook.ts'
import type {Change, Edit, Place, Span} from './place.ts'

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
  readonly problems: readonly Problem[]
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
