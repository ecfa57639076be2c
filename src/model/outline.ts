/** A part of a Markdown text: a heading, or what stands between two. */
export type OutlineItem = OutlineHeading | {readonly kind: 'text'}

export interface OutlineHeading {
  readonly kind: 'heading'
  /** 1 to 6. */
  readonly level: number
  /** Without emphasis, code marks, links and tags. */
  readonly title: string
  /** In the cell's source, in UTF-16 units; the line end does not belong to it. */
  readonly start: number
  readonly end: number
}
