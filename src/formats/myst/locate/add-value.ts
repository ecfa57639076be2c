import type {Edit} from '../../../model/place.ts'
import {pointerKeys} from '../../../model/pointer.ts'
import {emptyMap, isMap, type Value} from '../../../model/value.ts'
import {printPythonJson} from '../../../parse/json-print.ts'
import {find, type ListTree, type MapTree, type Tree} from '../../../parse/tree.ts'
import {printScalar} from '../yaml/scalar.ts'
import {isDeep, printLines} from './lines.ts'
import type {Target} from './target.ts'

/** Adds a key, with the mappings on the way to it that are missing, or an item at the end of a list (`-` or its length). */
export function addValue({text, root, pointer, json}: Target, value: Value): Edit | undefined {
  const keys = pointerKeys(pointer)
  const steps = pointer.split('/')
  for (let known = keys.length - 1; known >= 0; known--) {
    const parent = find(root, steps.slice(0, known + 1).join('/'))?.tree
    if (!parent) continue
    const [key = '', ...rest] = keys.slice(known)
    const nested = rest.reduceRight<Value>((inner, name) => new Map([[name, inner]]), value)
    if (parent.kind === 'list' && key !== '-' && key !== String(parent.items.length)) return undefined
    if (parent.kind === 'scalar') return undefined
    const printed = printEntry(parent, {key, value: nested, json})
    return parent.flow ? addInBrackets(parent, printed) : addLines(text, parent, printed)
  }
  return undefined
}

function printEntry(parent: Tree, {key, value, json}: {key: string; value: Value; json: boolean}): string {
  const flow = parent.kind !== 'scalar' && parent.flow
  if (json) return parent.kind === 'list' ? printPythonJson(value) : printPythonJson(new Map([[key, value]])).slice(1, -1)
  if (parent.kind === 'list') return flow ? printScalar(value, {flow}) : `- ${printScalar(value, {flow})}`
  if (!flow && isDeep(value)) return `${printScalar(key, {flow: true})}:${printLines(value)}`
  const empty = isMap(value) && value.size === 0
  return `${printScalar(key, {flow: true})}: ${printScalar(empty ? emptyMap : value, {flow})}`
}

function addInBrackets(parent: MapTree | ListTree, printed: string): Edit {
  const last = parent.kind === 'list' ? parent.items.at(-1)?.span.end : parent.entries.at(-1)?.value.span.end
  const at = last ?? parent.span.start + 1
  return {start: at, end: at, text: last === undefined ? printed : `, ${printed}`}
}

/** Lines of their own, below the last one of the mapping or list and as far to the right. */
function addLines(text: string, parent: MapTree | ListTree, printed: string): Edit | undefined {
  const first = parent.span.start
  const column = first - (text.lastIndexOf('\n', first - 1) + 1)
  const indent = text.slice(first - column, first)
  // What begins behind a dash or a key continues below it.
  const margin = ' '.repeat(indent.length)
  const lines = margin + printed.replaceAll('\n', `\n${margin}`)
  const end = parent.span.end
  if (end > 0 && text.charAt(end - 1) === '\n') return {start: end, end, text: `${lines}\n`}
  const feed = text.indexOf('\n', end)
  return feed === -1 ? {start: text.length, end: text.length, text: `\n${lines}`} : {start: feed + 1, end: feed + 1, text: `${lines}\n`}
}
