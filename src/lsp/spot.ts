import type {Position, Range} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {readFlow} from './flow.ts'

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
}

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
  const spot = (keys: readonly string[], part: Spot['part'], [written, rest]: readonly [string, string]): Spot => {
    const range = {start: {line, character: character - written.length}, end: {line, character: character + rest.length}}
    return {keys, part, before: written, after: rest, range}
  }
  const inLine = readFlow(before)
  if (inLine) {
    const {keys, part, written} = inLine
    const rest = part === 'key' ? keyEnd(after) : valueEnd(after)
    return spot([...keysAbove(document, line, indentOf(before)), ...keys], part, [written, rest])
  }
  const value: [string, string] = [/[^,[\]{}"'\n]*$/u.exec(before)?.[0].replace(/^\s*(?:- +)?/u, '') ?? '', valueEnd(after)]
  const flow = openListAbove(document, line)
  if (flow) return spot(flow, 'value', value)
  const item = /^(\s*)- /u.exec(before)
  if (item) return spot(keysAbove(document, line, (item[1] ?? '').length + 1), 'value', value)
  if (/^\s*[\w./*-]*$/u.test(before)) return spot(keysAbove(document, line, indentOf(before)), 'key', [before.trimStart(), keyEnd(after)])
  return undefined
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
