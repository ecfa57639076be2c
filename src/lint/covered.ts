import type {Notebook} from '../model/notebook.ts'
import type {Place, TextPlace} from '../model/place.ts'
import {pointerKeys} from '../model/pointer.ts'
import {isList, isMap, type Value} from '../model/value.ts'

/**
 * The text that a finding covers, as the notebook has it: escapes of JSON, the list of lines in an `.ipynb` and quotes of YAML are the
 * file's business. `undefined` where only the file can tell.
 */
export function coveredText(notebook: Notebook | undefined, place: Place | TextPlace): string | undefined {
  if (!notebook || place.kind === 'file' || place.kind === 'text' || place.kind === 'cellField') return undefined
  if (place.kind === 'metadata') return textAt(notebook.metadata, place)
  const cell = notebook.cells[place.cell]
  if (place.kind === 'source') return cell?.source.slice(place.start, place.end)
  if (place.kind === 'cell') return cell?.source.split('\n', 1)[0]
  if (place.kind === 'cellMetadata') return cell && textAt(cell.metadata, place)
  const output = cell?.type === 'code' ? cell.outputs[place.output] : undefined
  return output && textAt(output.json, place)?.slice(place.start, place.end)
}

/**
 * What tells a credential from others in its cell without a part of it: the name that it is given to. Not even a hash may hold the
 * credential itself.
 */
export function concealedText(notebook: Notebook | undefined, place: Place | TextPlace): string {
  if (place.kind !== 'source') return ''
  const before = notebook?.cells[place.cell]?.source.slice(Math.max(0, place.start - 120), place.start) ?? ''
  return /([A-Za-z_]\w{0,63})["'\]]{0,2}[ \t]{0,9}[:=][ \t]{0,9}[rbfu]{0,2}["'`]{0,3}$/iu.exec(before)?.[1] ?? ''
}

/** A string, or the name of a key. */
function textAt(root: Value, {pointer, part}: {readonly pointer: string; readonly part?: 'key'}): string | undefined {
  const keys = pointerKeys(pointer)
  let value: Value | undefined = root
  for (const key of keys) value = isMap(value) ? value.get(key) : isList(value) ? value[Number(key)] : undefined
  if (part === 'key' && value !== undefined) return keys.at(-1)
  return typeof value === 'string' ? value : undefined
}
