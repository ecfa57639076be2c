import type {Span} from '../../model/place.ts'
import type {Block, FenceBlock, OtherBlock} from './block.ts'
import type {Container} from './container.ts'
import type {Cursor} from './cursor.ts'
import type {FenceMark} from './fence.ts'
import type {HtmlKind} from './html.ts'

/** What is open at a place of a text that is being scanned. */
export interface Scanner {
  readonly cursor: Cursor
  readonly blocks: Block[]
  readonly silent: SilentLine[]
  /** Lines of code, in a container or not; collected only where somebody wants them. */
  readonly code: Span[] | undefined
  /** The same of HTML that shows nothing of what it holds, or all of it as it stands: comments, declarations, scripts and the like. */
  readonly raw: Span[] | undefined
  readonly stack: Container[]
  /** The places of quotes in the stack. */
  readonly quotes: number[]
  leaf: Leaf
  /** The list or quote that is open outside all containers. */
  outer: OtherBlock | undefined
  /** The marker of the list that is open outside, 0 for a quote. */
  marker: number
}

/** A line that MyST shows nothing of, in a container or not: a comment, a target or a block break. */
export interface SilentLine {
  /** Offset after the marks of the containers and the white space behind them. */
  readonly start: number
  /** Offset of the line's end, its line feed excluded. */
  readonly end: number
  /** Whether the line goes on a paragraph or a block of HTML, which it then does not end. */
  readonly continues: boolean
}

/** The innermost block that the next line may go on. `block` is there outside containers only. */
export type Leaf =
  | {readonly kind: 'none'}
  /** `lines` is there while the text may still be nothing but link reference definitions. */
  | {readonly kind: 'paragraph'; readonly start: number; readonly lines: string[] | undefined}
  | {readonly kind: 'fence'; readonly mark: FenceMark; readonly block: FenceBlock | undefined}
  | {readonly kind: 'html'; readonly html: HtmlKind; readonly block: OtherBlock | undefined}

export interface Line {
  readonly start: number
  readonly end: number
  /** Offset of the next line. */
  readonly next: number
}

export const none: Leaf = {kind: 'none'}

/** Closes all containers but the first `depth`. */
export function closeContainers({stack, quotes}: Scanner, depth: number): void {
  stack.length = depth
  while ((quotes.at(-1) ?? -1) >= depth) quotes.pop()
}
