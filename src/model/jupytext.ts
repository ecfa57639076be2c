import type {Span} from './place.ts'
import type {TextFile} from './text-file.ts'

/** A configuration file of jupytext. */
export interface JupytextConfig extends TextFile {
  /** What it says about the metadata that jupytext keeps in a text, where it says something. */
  readonly filters: readonly JupytextFilter[]
}

export interface JupytextFilter {
  readonly key: 'notebook_metadata_filter' | 'default_notebook_metadata_filter'
  /** A list of keys with commas. */
  readonly value: string
  /** Of the value without its quotes, in the file. Absent where a fix cannot write there. */
  readonly content?: Span
  /** The line of the setting. */
  readonly line: Span
}
