import type {Edit} from '../model/place.ts'
import {pointerKeys} from '../model/pointer.ts'
import {equalValues, type Value} from '../model/value.ts'
import {find, type MapTree, type ScalarTree, type Tree, treeValue} from './tree.ts'
import {doubleQuoted, quotedString, writtenString} from './yaml/quote.ts'
import {removalOf} from './yaml/remove.ts'
import {parseYaml} from './yaml.ts'

/**
 * Makes a string token hold `text` in the style that it has: plain if that still reads as the same string in YAML 1.1 and 1.2, else
 * quoted; single quotes where they can hold it; double quotes. A block scalar becomes a token on one line. `flow` says whether the
 * token stands inside brackets, as `MapTree.flow` and `ListTree.flow` of its parent do; what is written without it is good in both.
 */
export function replaceText(tree: ScalarTree, text: string, context: {readonly flow: boolean} = {flow: true}): Edit {
  const {start, end} = tree.span
  // A value that is not there stands directly behind its `:` or `-`.
  const space = start === end ? ' ' : ''
  return {start, end, text: space + written[tree.style](text, context)}
}

const written: Readonly<Record<ScalarTree['style'], (text: string, context: {readonly flow: boolean}) => string>> = {
  json: text => JSON.stringify(text),
  plain: writtenString,
  single: quotedString,
  double: doubleQuoted,
  literal: writtenString,
  folded: writtenString,
}

/**
 * Takes a list item, or a key with its value, out of the text that `root` was read from: whole lines in block style, the item and
 * its comma in brackets. The last item of a block list leaves `[]`, the last key of a mapping `{}`. `undefined` where the pointer
 * names nothing, or where the text cannot lose it without another change: an alias, a merge key, a `? key`.
 */
export function removeEntry(text: string, root: Tree, pointer: string): Edit | undefined {
  const found = find(root, pointer)
  const edit = found?.parent && removalOf(text, found, find(root, pointer.slice(0, pointer.lastIndexOf('/'))))
  if (!edit) return undefined
  const expected = valueWithout(root, pointerKeys(pointer))
  const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  return readsAs(edited, expected) ? edit : undefined
}

/** Either version will do: the caller's is not known here, and a text that one of them reads as expected has lost nothing else. */
function readsAs(text: string, expected: Value): boolean {
  return (['1.1', '1.2'] as const).some(version => {
    const {tree, problems} = parseYaml(text, {version})
    return tree !== undefined && problems.every(({severity}) => severity !== 'error') && equalValues(treeValue(tree), expected)
  })
}

function valueWithout(tree: Tree, keys: readonly string[]): Value {
  const [key = '', ...rest] = keys
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') {
    const index = Number(key)
    return tree.items.flatMap((item, at) => (at !== index ? [treeValue(item)] : rest.length === 0 ? [] : [valueWithout(item, rest)]))
  }
  return mapWithout(tree, key, rest)
}

function mapWithout(tree: MapTree, key: string, rest: readonly string[]): Value {
  const target = tree.entries.findLast(entry => entry.key === key)
  const entries = tree.entries.flatMap(entry => {
    if (entry !== target) return [[entry.key, treeValue(entry.value)] as const]
    return rest.length === 0 ? [] : [[entry.key, valueWithout(entry.value, rest)] as const]
  })
  return new Map(entries)
}
