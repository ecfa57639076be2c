import type {Change, Edit} from '../../../model/place.ts'
import {escapePointer} from '../../../model/pointer.ts'
import {isMap, type ValueMap} from '../../../model/value.ts'
import {printPythonJson} from '../../../parse/json-print.ts'
import {type Found, find, type MapEntry, type Tree} from '../../../parse/tree.ts'
import {removeEntry, replaceText} from '../../../parse/yaml-edit.ts'
import {printScalar} from '../yaml/scalar.ts'
import {addValue} from './add-value.ts'
import {isDeep, printLines} from './lines.ts'
import type {Target} from './target.ts'

type ValueChange =
  | Omit<Extract<Change, {kind: 'text'}>, 'at'>
  | Omit<Extract<Change, {kind: 'value'}>, 'at'>
  | Omit<Extract<Change, {kind: 'remove'}>, 'at'>
  | Omit<Extract<Change, {kind: 'removeKeys'}>, 'at'>

/** The edit of a block break's JSON. */
export function jsonChange(target: Target, change: ValueChange): Edit | undefined {
  const {text, root, pointer, part} = target
  const found = find(root, pointer)
  if (!found) return change.kind === 'value' ? addValue(target, change.value) : undefined
  if (change.kind === 'remove') return removeEntry(text, root, pointer)
  if (change.kind === 'removeKeys') return removeKeys(target, found.tree, change.keys)
  if (change.kind === 'value') return {...found.tree.span, text: printPythonJson(change.value)}
  const content = part === 'key' ? found.entry?.keySpan : found.tree.kind === 'scalar' ? found.tree.content : undefined
  return content && {...content, text: printPythonJson(change.text).slice(1, -1)}
}

/** The edit of a text's YAML. */
export function yamlChange(target: Target, change: ValueChange): Edit | undefined {
  const {text, root, pointer, part} = target
  const found = find(root, pointer)
  if (!found) return change.kind === 'value' ? addValue(target, change.value) : undefined
  if (change.kind === 'remove') return removeEntry(text, root, pointer)
  if (change.kind === 'removeKeys') return removeKeys(target, found.tree, change.keys)
  if (change.kind === 'value') return valueEdit(text, found, change)
  if (part === 'key') return found.entry && {...found.entry.keySpan, text: change.text}
  const flow = found.parent?.flow ?? false
  return found.tree.kind === 'scalar' ? replaceText(found.tree, change.text, {flow}) : undefined
}

/** Several removals as one edit; undefined where two of them take the same comma. */
function removeKeys({text, root, pointer}: Target, tree: Tree, keys: readonly string[]): Edit | undefined {
  if (tree.kind !== 'map') return undefined
  const edits: Edit[] = []
  for (const {key} of tree.entries) {
    if (!keys.includes(key)) continue
    const edit = removeEntry(text, root, `${pointer}/${escapePointer(key)}`)
    if (!edit || edit.start < (edits.at(-1)?.end ?? 0)) return undefined
    edits.push(edit)
  }
  const [first] = edits
  const last = edits.at(-1)
  if (!first || !last) return undefined
  const between = edits.map((edit, index) => edit.text + text.slice(edit.end, edits[index + 1]?.start ?? edit.end))
  return {start: first.start, end: last.end, text: between.join('')}
}

/** A value on one line. A value in block style begins on the line of its key from then on. */
function valueEdit(text: string, {tree, entry, parent}: Found, {value}: Extract<ValueChange, {kind: 'value'}>): Edit | undefined {
  if (isDeep(value) && entry && tree.kind === 'scalar' && tree.value === null && !parent?.flow) return linesEdit(text, {entry, tree, value})
  if (isMap(value) && value.size > 0) return undefined
  const printed = printScalar(value, {flow: parent?.flow ?? false})
  const block = tree.kind === 'scalar' ? tree.style === 'literal' || tree.style === 'folded' : !tree.flow
  const end = text.charAt(tree.span.end - 1) === '\n' ? tree.span.end - 1 : tree.span.end
  if (!block) return {start: tree.span.start, end, text: tree.span.start === tree.span.end ? ` ${printed}` : printed}
  if (!entry) return undefined
  const colon = text.indexOf(':', entry.keySpan.end)
  return colon === -1 || colon > tree.span.start ? undefined : {start: colon + 1, end, text: ` ${printed}`}
}

/** Lines below a key that has no value yet. A comment behind it stays behind the last one. */
function linesEdit(text: string, {entry, tree, value}: {readonly entry: MapEntry; readonly tree: Tree; readonly value: ValueMap}): Edit {
  const margin = /^ */u.exec(text.slice(text.lastIndexOf('\n', entry.keySpan.start) + 1))?.[0]
  const rest = /^[ \t]*(?=\n|$)/u.exec(text.slice(tree.span.end))?.[0] ?? ''
  return {start: text.indexOf(':', entry.keySpan.end) + 1, end: tree.span.end + rest.length, text: printLines(value, margin)}
}
