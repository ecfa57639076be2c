import {isMap, type Value} from '../../model/value.ts'
import type {CompatCell} from './cell.ts'
import {addFile, type Extracted} from './files.ts'
import {decoded} from './outputs.ts'

/** Units of source that are searched for attachments in one notebook, and how long a source may become by it. */
const budget = 1_000_000_000
const longest = 20_000_000

/** Makes files of the attachments of all cells, and lets the sources refer to them. */
export function extractAttachments(cells: readonly CompatCell[], extracted: Extracted): CompatCell[] {
  const search = {left: budget}
  return cells.map(cell => (cell.attachments ? extractFrom(cell, search, extracted) : cell))
}

function extractFrom(cell: CompatCell, search: {left: number}, extracted: Extracted): CompatCell {
  let {source} = cell
  let bytes: Uint8Array | undefined
  for (const [name, bundle] of cell.attachments ?? []) {
    const base = name.slice(name.lastIndexOf('/') + 1)
    if (base === '') continue
    const named = {cell: cell.number, what: 'an attachment', extracted}
    const value = firstOf(bundle)
    // nbconvert gives an attachment without any type the bytes of the one before.
    if (value !== undefined) bytes = typeof value === 'string' ? decoded(value, named) : undefined
    if (!bytes) {
      const message = 'Expected base64 in an attachment, got another value: it is not written.'
      extracted.problems.push({rule: 'export/base64', severity: 'warning', message, cell: cell.number})
      continue
    }
    const path = addFile(extracted, {...named, name: base, isGiven: true, bytes})
    search.left -= source.length
    if (search.left < 0 || source.length > longest) {
      const message = 'Expected fewer attachments for a source of this size: the text does not refer to all of their files.'
      extracted.problems.push({rule: 'export/limit', severity: 'warning', message, cell: cell.number})
      break
    }
    source = source.replaceAll(`attachment:${name}`, () => path)
  }
  return {...cell, source}
}

function firstOf(bundle: Value): Value | undefined {
  return isMap(bundle) ? bundle.values().next().value : undefined
}
