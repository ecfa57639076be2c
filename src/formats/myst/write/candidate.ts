import type {Cell} from '../../../model/notebook.ts'
import type {ValueMap} from '../../../model/value.ts'
import {printPythonJson} from '../../../parse/json-print.ts'
import {printOptions} from '../yaml/print.ts'

/** A cell less what a text does not hold. */
export interface KeptCell {
  readonly type: Cell['type']
  readonly source: string
  readonly metadata: ValueMap
  readonly attachments: ValueMap | undefined
}

/** What of a notebook a text holds. */
export interface Kept {
  /** All metadata, from which the header's are taken. */
  readonly settled: ValueMap
  readonly cells: readonly KeptCell[]
}

/** A cell as it is to be written: source encoded, metadata with what says how. */
export interface WrittenCell {
  readonly type: Cell['type']
  readonly text: string
  readonly metadata: ValueMap
}

/** Where a cell stands among the others. */
export interface Position {
  /** The first block of a text without a header. */
  readonly first: boolean
  readonly last: boolean
  readonly afterMarkdown: boolean
  /** Of code cells, or empty. */
  readonly lexer: string
}

/** Of the metadata of a cell: empty, the options of a fence, or the JSON of a block break. */
export function printMetadata({type, metadata}: WrittenCell): string {
  if (metadata.size === 0) return ''
  return type === 'markdown' ? printPythonJson(metadata) : printOptions(metadata)
}

/** One way to write a cell, from the blank line before it to its last line feed. */
export interface Candidate {
  readonly text: string
  /** Whether it may end the text without anything after it. */
  readonly open: boolean
}

/** The longest run of three or more backticks that begins a line after spaces or tabs, at least 2. */
export function longestRun(text: string): number {
  let longest = 2
  for (const [, run = ''] of text.matchAll(/(?:^|\n)[ \t]*(`{3,})/g)) longest = Math.max(longest, run.length)
  return longest
}
