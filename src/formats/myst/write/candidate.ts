import type {Cell} from '../../../model/notebook.ts'
import type {ValueMap} from '../../../model/value.ts'

/** A cell less what a text does not hold. */
export interface KeptCell {
  readonly type: Cell['type']
  readonly source: string
  readonly metadata: ValueMap
  readonly attachments: ValueMap | undefined
}

/** A cell as it is to be written: source encoded, metadata with what says how. */
export interface WrittenCell {
  readonly type: Cell['type']
  readonly text: string
  readonly metadata: ValueMap
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
