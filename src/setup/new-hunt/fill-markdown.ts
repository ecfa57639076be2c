import type {Nodes} from 'mdast'
import {parseMarkdown, walkMarkdown} from '../../parse/markdown.ts'
import {escapeAddress, escapeHtml, escapeMarkdown, escapeVerbatim} from './escape-markdown.ts'
import type {PlaceholderValue} from './values.ts'

/** Gives the value of the mark with an index. */
export type ValueOf = (index: number) => PlaceholderValue

/** Puts values into the Markdown of a cell, each escaped for where it stands. */
export function fillMarkdown(source: string, pattern: RegExp, given: ValueOf): string {
  const found = [...source.matchAll(pattern)]
  if (found.length === 0) return source
  const escapes = escapesAt(
    source,
    found.map(({index}) => index),
  )
  return source.replace(pattern, (_, mark: string, at: number) => (escapes.get(at) ?? escapeMarkdown)(listed(given(Number(mark)))))
}

/** A list as people read it. */
export function listed(value: PlaceholderValue): string {
  return typeof value === 'string' ? value : value.join(', ')
}

type Escape = (text: string) => string

/** Offset → how the innermost node there is escaped. The offsets are in order. */
function escapesAt(source: string, offsets: readonly number[]): ReadonlyMap<number, Escape> {
  const escapes = new Map<number, Escape>()
  const root = parseMarkdown(source)
  if (!root) return escapes
  // Parents come first, so that the innermost node has the last word.
  walkMarkdown(root, node => {
    const {start, end} = node.position ?? {}
    const [from, to] = [start?.offset ?? 0, end?.offset ?? 0]
    for (let index = firstFrom(offsets, from); index < offsets.length; index++) {
      const at = offsets[index] ?? to
      if (at >= to) break
      escapes.set(at, escapeFor(node))
    }
  })
  return escapes
}

/** The index of the first offset that is not below one. */
function firstFrom(offsets: readonly number[], from: number): number {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Directives whose body is not Markdown. */
const verbatim = /^\{(?:code|code-block|sourcecode|math|raw|mermaid|literalinclude|eval-rst)\}/u

function escapeFor(node: Nodes): Escape {
  switch (node.type) {
    case 'inlineCode':
      return escapeVerbatim
    case 'code':
      return node.lang?.startsWith('{') && !verbatim.test(node.lang) ? escapeMarkdown : escapeVerbatim
    case 'html':
      return escapeHtml
    case 'link':
    case 'image':
    case 'definition':
      return escapeAddress
    default:
      return escapeMarkdown
  }
}
