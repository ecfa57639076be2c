import type {Value} from './value.ts'

/** Half-open, in UTF-16 units from 0. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Line and column from 1, offset from 0, both in UTF-16 units. Lines end at LF or CRLF; a BOM is not counted. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** Half-open. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Where something is in a notebook, whatever the format of its file. Cells count from 0. */
export type Place =
  | {readonly kind: 'file'}
  /** A value or, with `part: 'key'`, a key of the notebook's metadata, by JSON pointer. */
  | {readonly kind: 'metadata'; readonly pointer: string; readonly part?: 'key'}
  /** The first line of a cell's source. */
  | {readonly kind: 'cell'; readonly cell: number}
  /** A part of a cell's source. */
  | {readonly kind: 'source'; readonly cell: number; readonly start: number; readonly end: number}
  | {readonly kind: 'cellMetadata'; readonly cell: number; readonly pointer: string; readonly part?: 'key'}
  /** A value of a cell beside its source and metadata. A missing one is where the cell begins. */
  | {readonly kind: 'cellField'; readonly cell: number; readonly field: CellField}
  /** A part of a text in an output, or a key: `pointer` names it in the output's JSON, start and end count in the joined text. */
  | {
      readonly kind: 'output'
      readonly cell: number
      readonly output: number
      readonly pointer: string
      readonly start: number
      readonly end: number
      readonly part?: 'key'
    }

/** The names that they have in notebook files. A MyST text holds only attachments, in files beside it. */
export type CellField = 'id' | 'attachments' | 'outputs' | 'execution_count'

/** A part of a file as it is, whatever it holds. No locator is asked for it. */
export interface TextPlace extends Span {
  readonly kind: 'text'
}

/** A change to a text: the units from `start` to `end` become `text`. */
export interface Edit extends Span {
  readonly text: string
}

/** What a fix wants, in terms of the notebook. A locator turns it into edits of the file. */
export type Change =
  /** The text at a place becomes `text`, escaped as the file needs it there. */
  | {readonly kind: 'text'; readonly at: Place; readonly text: string}
  /** The value at a metadata place becomes `value`. */
  | {readonly kind: 'value'; readonly at: Place; readonly value: Value}
  /** The list item or the key with its value goes. */
  | {readonly kind: 'remove'; readonly at: Place}
  /** Those of the keys that the mapping at the place has go. At once, since neighbours share a comma. */
  | {readonly kind: 'removeKeys'; readonly at: Place; readonly keys: readonly string[]}

/** What a fix wants of a file as it is. */
export interface TextChange {
  readonly kind: 'edit'
  readonly at: TextPlace
  readonly text: string
}
