import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Notebook} from '../model/notebook.ts'
import type {Place, TextPlace} from '../model/place.ts'

/**
 * 32 hexadecimal digits that stay the same while the covered text and its cell do: neither line numbers nor the wording of the
 * message enter. Runs of white space count as one blank.
 */
export function fingerprintOf(rule: string, key: string, covered: string): string {
  const text = [rule, key, covered.replace(/\s+/gu, ' ')].join('\0').toWellFormed()
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32)
}

/** Names a place without counting: the cell's id, without ids the headings above it, or the pointer into the metadata. */
export function placeKey(notebook: Notebook | undefined, place: Place | TextPlace, hasIds: boolean): string {
  if (place.kind === 'file' || place.kind === 'text') return ''
  if (place.kind === 'metadata') return uncounted(place.pointer)
  const cell = notebook?.cells[place.cell]
  const name = (hasIds ? cell?.id : undefined) ?? (notebook ? headingsAbove(notebook, place.cell) : '')
  return place.kind === 'cellMetadata' || place.kind === 'output' ? `${name} ${uncounted(place.pointer)}` : name
}

/** An item stays the same where another is put before it. */
function uncounted(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/gu, '/*')
}

const known = new WeakMap<Notebook, readonly string[]>()

/** The path of the last headings before a cell and in it. */
function headingsAbove(notebook: Notebook, index: number): string {
  const paths = known.get(notebook) ?? headingPaths(notebook)
  known.set(notebook, paths)
  return paths[index] ?? ''
}

/** Enough of a title to tell it from others. */
const mostUnits = 200

function headingPaths({cells}: Notebook): string[] {
  const path: string[] = []
  let joined = ''
  return cells.map(({type, source}) => {
    if (type !== 'markdown' || !source.includes('#')) return joined
    for (const [, marks = '', title = ''] of source.matchAll(/^(#{1,6})[ \t]+([^\n]*)/gmu)) {
      path.length = marks.length - 1
      path.push(title.slice(0, mostUnits).trim())
    }
    joined = path.join(' > ')
    return joined
  })
}
