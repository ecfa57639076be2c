/**
 * The Atlassian Document Format, version 1: the nodes that are written, and what each may hold
 * (developer.atlassian.com/cloud/jira/platform/apis/document/structure, atlassian/adf-schema).
 */
export interface AdfDocument {
  readonly version: 1
  readonly type: 'doc'
  readonly content: readonly AdfBlock[]
}

export type AdfBlock = AdfNestable | AdfHeading | AdfQuote | AdfTable | AdfRule

/** What list items and quotes may hold. */
export type AdfNestable = AdfParagraph | AdfCodeBlock | AdfList

export interface AdfParagraph {
  readonly type: 'paragraph'
  readonly content?: readonly AdfInline[]
}

export interface AdfHeading {
  readonly type: 'heading'
  readonly attrs: {readonly level: number}
  readonly content?: readonly AdfInline[]
}

export interface AdfCodeBlock {
  readonly type: 'codeBlock'
  readonly attrs?: {readonly language: string}
  /** Without marks. */
  readonly content?: readonly AdfText[]
}

export interface AdfQuote {
  readonly type: 'blockquote'
  readonly content: readonly AdfNestable[]
}

export type AdfList = AdfBulletList | AdfOrderedList

interface AdfBulletList {
  readonly type: 'bulletList'
  readonly content: readonly AdfListItem[]
}

interface AdfOrderedList {
  readonly type: 'orderedList'
  readonly attrs?: {readonly order: number}
  readonly content: readonly AdfListItem[]
}

/** The first node is never a list. */
export interface AdfListItem {
  readonly type: 'listItem'
  readonly content: readonly AdfNestable[]
}

export interface AdfTable {
  readonly type: 'table'
  readonly content: readonly AdfRow[]
}

export interface AdfRow {
  readonly type: 'tableRow'
  readonly content: readonly AdfCell[]
}

interface AdfCell {
  readonly type: 'tableHeader' | 'tableCell'
  readonly content: readonly [AdfParagraph]
}

interface AdfRule {
  readonly type: 'rule'
}

export type AdfInline = AdfText | {readonly type: 'hardBreak'}

export interface AdfText {
  readonly type: 'text'
  /** Never empty. */
  readonly text: string
  readonly marks?: readonly AdfMark[]
}

/** A text with the mark `code` has no other mark but `link`. */
export type AdfMark =
  | {readonly type: 'strong' | 'em' | 'strike' | 'code'}
  | {readonly type: 'link'; readonly attrs: {readonly href: string}}
