/** One thing that setting git up, or taking that back, changes. */
export type GitChange =
  | {readonly kind: 'set'; readonly key: string; readonly value: string; readonly before?: string}
  | {readonly kind: 'unset'; readonly key: string; readonly value: string}
  | {readonly kind: 'add-line' | 'remove-line'; readonly file: string; readonly line: string}
