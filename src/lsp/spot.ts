import type {Position, Range} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {type Quote, readFlow} from './flow.ts'

/** Where a cursor is in a mapping of YAML or JSON, judged by the lines around it: while somebody types, a document does not parse. */
export interface Spot {
  /** The keys that lead to the place, the outermost first. */
  readonly keys: readonly string[]
  /** `key`: a key of the mapping that `keys` lead to is being written. `value`: a value of the last of them, or an item of its list. */
  readonly part: 'key' | 'value'
  /** What is written of it before the cursor, and after it. */
  readonly before: string
  readonly after: string
  /** Of both. */
  readonly range: Range
  /** Where both are between quotes. */
  readonly quote?: Quote
}

type Piece = Pick<Spot, 'before' | 'after' | 'quote'>

/** A line of a minified notebook can be the whole file; nobody writes such a line. */
const mostUnits = 1000
const mostLines = 400

/** The part of the line before the cursor, and the part behind it. */
export function lineAround(document: TextDocument, {line, character}: Position): {readonly before: string; readonly after: string} {
  const from = Math.max(0, character - mostUnits)
  const before = document.getText({start: {line, character: from}, end: {line, character}})
  const after = document.getText({start: {line, character}, end: {line, character: character + mostUnits}})
  return {before, after: after.split(/[\r\n]/u, 1)[0] ?? ''}
}

export function spotAt(document: TextDocument, position: Position): Spot | undefined {
  const {before, after} = lineAround(document, position)
  const {line, character} = position
  const spot = (keys: readonly string[], part: Spot['part'], piece: Piece): Spot => {
    const range = {start: {line, character: character - piece.before.length}, end: {line, character: character + piece.after.length}}
    return {keys, part, ...piece, range}
  }
  const inLine = readFlow(before)
  if (inLine) {
    const {keys, part, written, quote} = inLine
    const plain = {before: written, after: part === 'key' ? keyEnd(after) : valueEnd(after)}
    const piece = quote ? quoted(written, after, quote) : plain
    return spot([...keysAbove(document, line, indentOf(before)), ...keys], part, piece)
  }
  const value = pieceOf(before, after)
  const flow = openListAbove(document, line)
  if (flow) return spot(flow, 'value', value)
  const item = /^(\s*)- /u.exec(before)
  if (item) return spot(keysAbove(document, line, (item[1] ?? '').length + 1), 'value', value)
  if (/^\s*[\w./*-]*$/u.test(before))
    return spot(keysAbove(document, line, indentOf(before)), 'key', {before: before.trimStart(), after: keyEnd(after)})
  return undefined
}

/** Of a line that has no key before the cursor. */
function pieceOf(before: string, after: string): Piece {
  const found = /^(?:[^"']|"[^"]*"|'[^']*')*(["'])([^"']*)$/u.exec(before)
  if (found) return quoted(found[2] ?? '', after, found[1] === '"' ? '"' : "'")
  return {before: /[^,[\]{}"'\n]*$/u.exec(before)?.[0].replace(/^\s*(?:- +)?/u, '') ?? '', after: valueEnd(after)}
}

/** Up to the other quote, where there is one. */
function quoted(before: string, after: string, quote: Quote): Piece {
  const end = after.indexOf(quote)
  return {before, after: end === -1 ? valueEnd(after) : after.slice(0, end), quote}
}

function valueEnd(after: string): string {
  return /^[^,[\]{}"'#\n]*/u.exec(after)?.[0].trimEnd() ?? ''
}

function keyEnd(after: string): string {
  return /^[\w./*-]*/u.exec(after)?.[0] ?? ''
}

/** The keys of the lines above that are indented less, from the outside in. */
function keysAbove(document: TextDocument, line: number, indent: number): string[] {
  const keys: string[] = []
  let least = indent
  for (let above = line - 1; above >= Math.max(0, line - mostLines) && least > 0; above--) {
    const text = lineOf(document, above)
    const found = /^(\s*(?:- +)?)["']?([\w./*-]+)["']?\s*:/u.exec(text)
    const depth = found?.[1]?.length ?? 0
    if (/^(?:---|\.\.\.|\+\+\+|`{3})/u.test(text)) break
    if (!found || depth >= least) continue
    keys.unshift(found[2] ?? '')
    least = depth
  }
  return keys
}

/** The other keys of the mapping that a key on a line of its own belongs to. */
export function keysBeside(document: TextDocument, line: number): ReadonlySet<string> {
  const own = lineOf(document, line)
  const indent = own.trim() === '' ? own.length : indentOf(own)
  return new Set([-1, 1].flatMap(step => keysFrom(document, {line, step, indent})))
}

function keysFrom(document: TextDocument, {line, step, indent}: {readonly line: number; readonly step: number; readonly indent: number}) {
  const keys: string[] = []
  for (let at = line + step; at >= 0 && at < document.lineCount && Math.abs(at - line) < mostLines; at += step) {
    const text = lineOf(document, at)
    if (/^\s*(?:#|$)/u.test(text)) continue
    const depth = /^\s*/u.exec(text)?.[0].length ?? 0
    if (depth < indent) break
    const key = depth === indent ? /^\s*["']?([\w./*-]+)["']?\s*:/u.exec(text)?.[1] : undefined
    if (key !== undefined) keys.push(key)
  }
  return keys
}

/** The keys that lead to a list whose bracket a line above opens and none closes. */
function openListAbove(document: TextDocument, line: number): string[] | undefined {
  for (let above = line - 1; above >= Math.max(0, line - mostLines); above--) {
    const text = lineOf(document, above)
    const found = /^(\s*)["']?([\w./*-]+)["']?\s*:\s*\[[^\]]*$/u.exec(text)
    if (found) return [...keysAbove(document, above, (found[1] ?? '').length), found[2] ?? '']
    if (/[\]:]/u.test(text) || /^(?:---|\+\+\+|`{3})/u.test(text)) return undefined
  }
  return undefined
}

function indentOf(text: string): number {
  return /^\s*(?:- +)?/u.exec(text)?.[0].length ?? 0
}

function lineOf(document: TextDocument, line: number): string {
  return document.getText({start: {line, character: 0}, end: {line, character: mostUnits}}).split(/[\r\n]/u, 1)[0] ?? ''
}
