import type {Edit, Span} from '../../model/place.ts'
import {isTextList} from '../../parse/json/lazy.ts'
import {rawSpan} from '../../parse/json/units.ts'
import {escapeJson, printJson} from '../../parse/json-print.ts'
import type {ListTree} from '../../parse/tree.ts'
import {baseAt, styleOf} from './file-style.ts'
import {splitLines} from './lines.ts'
import type {Lookup, TextPlace} from './lookup.ts'
import {isText} from './shape.ts'
import {endOf, inPiece, type Piece, pieceAt} from './text.ts'

/**
 * Replaces units of a text by another text. In a list of strings the new lines become strings of their own, as nbformat writes them;
 * what is not replaced keeps its bytes. Undefined where the text is neither a string nor a list of strings.
 */
export function textEdit(lookup: Lookup, {tree, cell, span}: TextPlace, text: string): Edit | undefined {
  if (isText(tree)) return {...rawSpan(lookup.located.text, lookup.units(tree), span), text: escapeJson(text)}
  if (tree.kind !== 'list' || !isTextList(tree)) return undefined
  const pieces = lookup.pieces(tree, cell)
  const first = pieceAt(pieces, span.start)
  return first ? listEdit(lookup, {tree, pieces, first, span}, text) : wholeList(lookup, tree, text)
}

interface ListPlace {
  readonly tree: ListTree
  readonly pieces: readonly Piece[]
  /** The string that holds the start. */
  readonly first: Piece
  readonly span: Span
}

function listEdit(lookup: Lookup, {tree, pieces, first, span}: ListPlace, text: string): Edit {
  const lines = splitLines(text)
  const newline = lines.at(-1) !== undefined && endsLine(lines.at(-1))
  const held = span.end > span.start ? (pieceAt(pieces, span.end - 1) ?? first) : first
  const prefix = span.start > first.start
  const suffix = span.end < endOf(held)
  const next = pieces[pieces.indexOf(held) + 1]
  const start = rawAt(lookup, first, span.start)
  // Text behind a line end begins a string of its own.
  if (prefix && lines.length > 0 && endsLine(first.tree.value.slice(0, span.start - first.start))) lines.unshift('')
  // So does what follows a new line end.
  if (suffix && newline) lines.push('')
  const content = lines.map(escapeJson).join(`"${separator(lookup, tree)}"`)
  if (!suffix && !newline && next && (prefix || lines.length > 0)) {
    // The line end went, so that the next string belongs to the same line.
    return {start, end: next.tree.content.start, text: content}
  }
  if (prefix || suffix || lines.length > 0) return {start, end: rawAt(lookup, held, span.end), text: content}
  return removeStrings(tree, pieces, {first, held})
}

/** Removes whole strings with their commas. */
function removeStrings(tree: ListTree, pieces: readonly Piece[], {first, held}: {readonly first: Piece; readonly held: Piece}): Edit {
  const next = pieces[pieces.indexOf(held) + 1]
  const before = pieces[pieces.indexOf(first) - 1]
  if (next) return {start: first.tree.span.start, end: next.tree.span.start, text: ''}
  if (before) return {start: before.tree.span.end, end: held.tree.span.end, text: ''}
  return {...tree.span, text: '[]'}
}

/** An empty list has no string to put the text into. */
function wholeList({located: {text, root}}: Lookup, tree: ListTree, added: string): Edit {
  const style = {...styleOf(text, root), base: baseAt(text, tree.span.start)}
  return {...tree.span, text: printJson(splitLines(added), style)}
}

/** What stands between two strings of the list. */
function separator({located: {text, root}}: Lookup, {items, span}: ListTree): string {
  const [first, second] = items
  if (!first) return ','
  if (second) return text.slice(first.span.end, second.span.start)
  const open = text.slice(span.start + 1, first.span.start)
  return open === '' ? styleOf(text, root).comma : `,${open}`
}

function rawAt({located: {text}, units}: Lookup, piece: Piece, unit: number): number {
  const {start, end} = inPiece(piece, {start: unit - 1, end: unit})
  const map = units(piece.tree)
  return end > start ? rawSpan(text, map, {start, end}).end : rawSpan(text, map, {start: end, end}).start
}

function endsLine(text: string | undefined): boolean {
  return text !== undefined && /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]$/.test(text)
}
