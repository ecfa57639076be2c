import type {PlainScalar} from '../../../model/format.ts'
import {escapePointer} from '../../../model/pointer.ts'
import {equalValues, type ValueMap} from '../../../model/value.ts'
import type {ScalarTree, Tree} from '../../../parse/tree.ts'
import {isTimestamp} from '../../../parse/yaml/analysis.ts'
import {resolvePlain} from '../../../parse/yaml/resolve.ts'
import type {HeaderText} from './header-text.ts'

/**
 * The plain scalars of the header that are a part of the notebook's metadata. Front matter that is a cell has none: tools take it for a
 * text. Neither has a scalar with a tag, which has one meaning only. Spans are those of the text with LF line ends.
 */
export function plainScalarsIn(header: HeaderText, metadata: ValueMap): PlainScalar[] {
  if (header.kind === 'none' || header.tree === undefined) return []
  const found: PlainScalar[] = []
  const {yaml} = header
  const {start} = header.block.yaml
  const take = (tree: ScalarTree, pointer: string, inList: boolean): void => {
    const text = yaml.slice(tree.span.start, tree.span.end)
    const value = resolvePlain(text, '1.1')
    if (tree.style !== 'plain' || hasTag(yaml, tree.span.start) || !equalValues(value, tree.value)) return
    const span = {start: start + tree.span.start, end: start + tree.span.end}
    found.push({pointer, inList, text, span, value, value12: resolvePlain(text, '1.2'), isDate: isTimestamp(text)})
  }
  const walk = (tree: Tree, pointer: string, inList: boolean): void => {
    if (tree.kind === 'scalar') take(tree, pointer, inList)
    else if (tree.kind === 'list') for (const [index, item] of tree.items.entries()) walk(item, `${pointer}/${index}`, true)
    else for (const {key, value} of tree.entries) walk(value, `${pointer}/${escapePointer(key)}`, inList)
  }
  for (const {key, value} of header.tree.entries) {
    if (key === 'jupyter' && value.kind === 'map') walk(value, '', false)
    else if (metadata.has(key)) walk(value, `/${escapePointer(key)}`, false)
  }
  return found
}

function hasTag(yaml: string, start: number): boolean {
  const line = yaml.lastIndexOf('\n', start - 1) + 1
  return tagBefore.test(yaml.slice(Math.max(line, start - longestTag), start))
}

/** Units before a value that are looked at: with more, many signs of tags on one line would cost quadratic time. */
const longestTag = 200

/** A tag, with an anchor or without one, directly before a value. */
const tagBefore = /(?:^|[\s,[{])(?:&\S+[ \t]+)?![^\s,[\]{}]*[ \t]+(?:&\S+[ \t]+)?$/u
