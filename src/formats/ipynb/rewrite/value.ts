import {equalValues, isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {printJson, quoted} from '../../../parse/json-print.ts'
import {type Tree, treeValue} from '../../../parse/tree.ts'
import {splitLines} from '../lines.ts'
import {entryOf, isText} from '../shape.ts'
import {composeMap, type Print, styleFor, type Target} from './container.ts'

/** A value in the place of `tree`. What is equal keeps its bytes. Recursive: JSON is limited in depth. */
export function printValue(target: Target, tree: Tree | undefined, value: Value): Print {
  if (!tree) return style => printJson(value, style)
  const old = treeValue(tree)
  if (equalValues(old, value)) return () => target.text.slice(tree.span.start, tree.span.end)
  if (tree.kind === 'map' && isMap(old) && isMap(value)) return printMap(target, tree, {old, value})
  return style => printJson(value, styleFor(target, tree, style))
}

/** A mapping in the place of `tree`, in which only what differs between `old` and `value` is touched. */
export function printMap(target: Target, tree: Tree | undefined, {old, value}: {readonly old: ValueMap; readonly value: ValueMap}): Print {
  if (tree?.kind !== 'map') return style => printJson(value, style)
  const changes = new Map<string, Print | undefined>()
  for (const key of old.keys()) if (!value.has(key)) changes.set(key, undefined)
  for (const [key, item] of value) {
    const before = old.get(key)
    if (before === undefined || !equalValues(before, item)) changes.set(key, printValue(target, entryOf(tree, key)?.value, item))
  }
  return () => composeMap(target, tree, changes)
}

/** A source in the place of another: one string where that was one, else lines, of which those that were there keep their bytes. */
export function printSource(target: Target, tree: Tree | undefined, source: string): Print {
  if (isText(tree)) return style => quoted(source, style)
  if (tree?.kind !== 'list' || tree.items.length === 0) return style => printJson(splitLines(source), style)
  const known = new Map<Value, string>()
  for (const item of tree.items) if (isText(item)) known.set(item.value, target.text.slice(item.span.start, item.span.end))
  return style => {
    const {indent, base, newline, comma} = styleFor(target, tree, style)
    const lines = splitLines(source).map(line => known.get(line) ?? quoted(line, style))
    if (lines.length === 0) return '[]'
    const line = newline + base + indent
    return indent === undefined ? `[${lines.join(comma)}]` : `[${line}${lines.join(`,${line}`)}${newline}${base}]`
  }
}
