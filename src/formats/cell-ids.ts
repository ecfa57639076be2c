import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Cell} from '../model/notebook.ts'

/** The first minor version of nbformat 4 whose cells have ids. */
export const idsFrom = 5

/** What nbformat 4.5 takes for a cell id. */
const validId = /^[a-zA-Z0-9\-_]{1,64}$/

/**
 * An id for each cell. Valid ids stay with the first cell that has them. The others are the first 12 hexadecimal digits of the SHA-256
 * over `type NUL source NUL n` in UTF-8, where n counts the cells above with the same type and source and grows until the id is
 * free: so an id depends on the cell and its equals alone.
 */
export function cellIds(cells: readonly Pick<Cell, 'id' | 'type' | 'source'>[]): string[] {
  const taken = new Set<string>()
  const kept = cells.map(({id}) => {
    if (id === undefined || !validId.test(id) || taken.has(id)) return undefined
    taken.add(id)
    return id
  })
  const groups = new Map<string, Group>()
  return cells.map((cell, index) => {
    const group = groupOf(groups, `${cell.type}\0${cell.source}\0`)
    const id = kept[index] ?? freeId(group, taken)
    group.above++
    return id
  })
}

/** Cells of one type and source. */
interface Group {
  readonly text: string
  hash: ReturnType<typeof sha256.create> | undefined
  above: number
  /** Every id with a smaller n is taken. Without it, many equal cells beside chosen ids would cost quadratic time. */
  next: number
}

function groupOf(groups: Map<string, Group>, text: string): Group {
  const group = groups.get(text) ?? {text, hash: undefined, above: 0, next: 0}
  groups.set(text, group)
  return group
}

function freeId(group: Group, taken: Set<string>): string {
  group.hash ??= sha256.create().update(utf8ToBytes(group.text))
  for (let n = Math.max(group.above, group.next); ; n++) {
    const id = bytesToHex(
      group.hash
        .clone()
        .update(utf8ToBytes(String(n)))
        .digest(),
    ).slice(0, 12)
    if (taken.has(id)) continue
    taken.add(id)
    group.next = n + 1
    return id
  }
}
