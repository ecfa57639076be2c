import type {Value, ValueMap} from './value.ts'

/** A notebook of nbformat 4. Older ones are upgraded when they are read. */
export interface Notebook {
  /** The minor version of nbformat 4: ids exist from 5 on. */
  readonly minor: number
  readonly metadata: ValueMap
  readonly cells: readonly Cell[]
  /** Top-level keys that nbformat does not know. */
  readonly extra: ValueMap
}

export type Cell = CodeCell | TextCell

interface CellBase {
  /** Absent where the file has none. Unique in a valid notebook. */
  readonly id?: string
  /** One text, whatever the file splits it into. */
  readonly source: string
  readonly metadata: ValueMap
  /** Attachment name → mime bundle. */
  readonly attachments?: ValueMap
  /** Keys of the cell that nbformat does not know. */
  readonly extra: ValueMap
}

export interface TextCell extends CellBase {
  readonly type: 'markdown' | 'raw'
  /** Whether the file says another type that nbformat does not have. Such a cell is raw. */
  readonly isUnknown?: true
}

export interface CodeCell extends CellBase {
  readonly type: 'code'
  /** `null` for a cell that was not executed. */
  readonly executionCount: number | null
  /** May be computed when it is first read: most work on a notebook never looks at outputs. */
  readonly outputs: readonly Output[]
}

export type CellType = Cell['type']

export type Output = StreamOutput | DisplayOutput | ErrorOutput

interface OutputBase {
  /** The output with all its keys, texts joined as nbformat does on reading. The other fields are read from it. */
  readonly json: ValueMap
}

export interface StreamOutput extends OutputBase {
  readonly kind: 'stream'
  /** `stdout` where the file has no name. */
  readonly name: string
  readonly text: string
}

export interface DisplayOutput extends OutputBase {
  readonly kind: 'display'
  /** Mime type → text (lists of strings are joined), or a JSON value for JSON types. */
  readonly data: ReadonlyMap<string, Value>
  readonly metadata: ValueMap
}

export interface ErrorOutput extends OutputBase {
  readonly kind: 'error'
  readonly name: string
  readonly value: string
  readonly traceback: readonly string[]
}
