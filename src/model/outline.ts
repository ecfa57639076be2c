import type {Span} from './place.ts'

/** A part of a Markdown text: a heading, or what stands between two. Places count in UTF-16 units of the source. */
export type OutlineItem = OutlineHeading | OutlineText

export interface OutlineHeading extends Span {
  readonly kind: 'heading'
  /** 1 to 6. */
  readonly level: number
  /** Without emphasis, code marks, links and tags. */
  readonly title: string
  /** Whether nothing stands after the marks: a picture without a name has no title either. */
  readonly isEmpty: boolean
}

/** Lines with something to read. The last line end does not belong to them. */
export interface OutlineText extends Span {
  /** `code`: a fence that is no directive. */
  readonly kind: 'text' | 'code'
}
