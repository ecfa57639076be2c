import type {FenceMark} from './fence.ts'
import type {BreakMark} from './leaf.ts'

/** A block outside all containers. Offsets are those of whole lines: `end` is after the last line's line feed. */
export type Block = FenceBlock | BreakBlock | HeadingBlock | OtherBlock

interface BlockBase {
  readonly start: number
  end: number
}

export interface FenceBlock extends BlockBase {
  readonly kind: 'fence'
  readonly mark: FenceMark
  /** Offset of the first fence character. */
  readonly open: number
  /** The lines between the fences. */
  readonly content: number
  contentEnd: number
  closed: boolean
}

export interface BreakBlock extends BlockBase {
  readonly kind: 'break'
  readonly mark: BreakMark
}

export interface HeadingBlock extends BlockBase {
  readonly kind: 'heading'
  readonly level: number
  /** Whether a line of `=` or `-` below it makes it one. */
  readonly underlined: boolean
}

/** Trailing blank lines do not belong to lists and quotes. */
export interface OtherBlock extends BlockBase {
  readonly kind: 'html' | 'list' | 'quote'
  /** False for HTML that has an end of its own, such as `-->`, and lacks it. */
  closed: boolean
}
