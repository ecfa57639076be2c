import type {Place, Span} from '../../model/place.ts'

/** A suppression as it is written in a notebook. Plain data: it can be sent to another thread, cached and printed as JSON. */
export interface Suppression {
  readonly form: 'comment' | 'tag' | 'metadata'
  /** Where it is reported: the comment, the tag or the key. */
  readonly place: Place
  readonly reach: Reach
  /** Ids and groups (`code/*`) as written, each once. */
  readonly rules: readonly string[]
  /** Empty where there is none. */
  readonly reason: string
  /** What stands between the brackets of a comment, in the cell's source. */
  readonly list?: Span
  /** Why it has no effect: no list, or `*` in it; or it is none of the forms, and this is what it says. */
  readonly fault?: {readonly kind: 'everything'} | {readonly kind: 'malformed'; readonly word: string}
}

/** What a suppression hides findings of. Cells and lines count from 1, lines in the cell's source. */
export type Reach =
  | {readonly kind: 'file'}
  /** The source of the cell, its metadata and its outputs. */
  | {readonly kind: 'cell'; readonly cell: number}
  /** Findings that begin on the line. */
  | {readonly kind: 'line'; readonly cell: number; readonly line: number}

/** Ids of the engine: they speak of what kept a file from being checked, or of suppressions themselves. */
export function isForEngine(rule: string): boolean {
  return /^(?:parse|io|rule|suppress|baseline)\//u.test(rule)
}
