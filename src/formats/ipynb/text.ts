import type {Span} from '../../model/place.ts'
import type {Value} from '../../model/value.ts'
import {isTextList, TextList} from '../../parse/json/lazy.ts'
import type {ScalarTree, Tree} from '../../parse/tree.ts'
import {isText} from './shape.ts'

/** A string of the file that is a part of a text of the notebook. */
export interface Piece {
  readonly tree: ScalarTree & {readonly value: string}
  /** Where it starts in the text. */
  readonly start: number
}

/** How the strings of a list become one text. nbformat 3 also has lists of lines without their ends. */
export type Join = 'plain' | 'lines'

/** The strings that make up a text. What is no string is left out. */
export function piecesOf(tree: Tree | undefined, join: Join = 'plain', first = 0): Piece[] {
  const strings = tree?.kind === 'list' ? tree.items.filter(isText) : isText(tree) ? [tree] : []
  const gap = separatorOf(strings, join).length
  let start = first
  return strings.map(item => {
    const piece = {tree: item, start}
    start += item.value.length + gap
    return piece
  })
}

/** The text that a string or a list of strings stands for. What is no string is left out. */
export function textOf(tree: Tree | undefined, join: Join = 'plain'): string {
  if (isText(tree)) return tree.value
  if (tree instanceof TextList && join === 'plain') return tree.text
  if (tree?.kind !== 'list') return ''
  const strings = tree.items.filter(isText)
  return strings.map(item => item.value).join(separatorOf(strings, join))
}

/** Whether a tree is a text: a string or a list of strings. */
export function isMultiline(tree: Tree | undefined): boolean {
  return tree !== undefined && (isText(tree) || isTextList(tree))
}

/** A value that was read, with a list of strings joined. */
export function joined(value: Value | undefined): Value | undefined {
  return Array.isArray(value) && value.every(item => typeof item === 'string') ? value.join('') : value
}

/** The pieces that hold the units of a span: the first and the last one, and the span in each. */
export function pieceAt(pieces: readonly Piece[], unit: number): Piece | undefined {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.start ?? 0) <= unit) low = middle + 1
    else high = middle
  }
  return pieces[low - 1]
}

export function endOf({tree, start}: Piece): number {
  return start + tree.value.length
}

/** A span of the text as it is in one piece. */
export function inPiece({tree, start}: Piece, span: Span): Span {
  const clamp = (unit: number): number => Math.max(0, Math.min(unit - start, tree.value.length))
  return {start: clamp(span.start), end: clamp(span.end)}
}

function separatorOf(strings: readonly {readonly value: string}[], join: Join): string {
  const [first] = strings
  return join === 'plain' || !first || /[\n\r]$/.test(first.value) ? '' : '\n'
}
