import type {Edit, Span} from '../../../model/place.ts'
import {applyEdits} from '../../../parse/edits.ts'
import {compareCodePoints} from '../../../parse/json-print.ts'
import type {MapEntry, MapTree} from '../../../parse/tree.ts'

/** The YAML of a header and what it holds. */
export interface HeaderYaml {
  readonly yaml: string
  readonly tree: MapTree
}

/**
 * Replaces, adds and removes (`undefined`) the lines of keys at the root; all other lines stay. `top` is the text before the first key
 * that may be followed by another, such as front matter: new keys come below it, in sorted place.
 */
export function changeLines({yaml, tree}: HeaderYaml, changes: ReadonlyMap<string, string | undefined>, top: number): string {
  const edits: Edit[] = []
  for (const [key, text] of changes) {
    const entry = tree.entries.find(other => other.key === key)
    if (entry) edits.push({...linesOf(yaml, entry), text: text ?? ''})
    else if (text !== undefined) edits.push(addition({yaml, tree}, {key, text, top}))
  }
  return applyEdits(yaml, edits)
}

/** The lines of a key with its value. */
export function linesOf(yaml: string, {keySpan, value}: MapEntry): Span {
  const start = yaml.lastIndexOf('\n', keySpan.start - 1) + 1
  const last = Math.max(keySpan.end, value.span.end)
  const end = last > start && yaml.charAt(last - 1) === '\n' ? last : yaml.indexOf('\n', last) + 1
  return {start, end: end === 0 ? yaml.length : end}
}

function addition({yaml, tree}: HeaderYaml, {key, text, top}: {key: string; text: string; top: number}): Edit {
  const below = tree.entries.filter(({keySpan}) => keySpan.start >= top)
  const next = below.find(other => compareCodePoints(other.key, key) > 0)
  const at = next ? withComments(yaml, linesOf(yaml, next).start, top) : yaml.length
  const isOpen = at > 0 && yaml.charAt(at - 1) !== '\n'
  return {start: at, end: at, text: isOpen ? `\n${text}` : text}
}

/** The comment lines above a key are about it. */
function withComments(yaml: string, start: number, top: number): number {
  let at = start
  while (at > top) {
    const above = yaml.lastIndexOf('\n', at - 2) + 1
    if (!/^[ \t]*#/.test(yaml.slice(above, at))) break
    at = above
  }
  return Math.max(at, top)
}
