import type {Parsed, ParseOptions} from '../../../model/format.ts'
import type {Notebook} from '../../../model/notebook.ts'
import type {Change, Edit} from '../../../model/place.ts'
import {emptyMap} from '../../../model/value.ts'
import {applyEdits} from '../../../parse/edits.ts'
import {applyChange} from '../../apply-change.ts'
import {findHeader} from '../blocks/header.ts'
import {readLineEnds} from '../read/line-ends.ts'
import {sameValue} from '../same-value.ts'
import type {Located} from './finder.ts'

/** Reads a text as the text of a locator was read. */
export type Reread = (text: string, options: ParseOptions) => Parsed

/** Tells whether edits make a change and nothing else, by reading the edited text. */
export type ReadBack = (edits: readonly Edit[], change: Change) => boolean

/**
 * What YAML, Markdown and the options of a cell make of a text is too much to foresee at the place of an edit. A change of the header
 * leaves the cells alone as long as the header ends where it did, so the cells are not read for it: there may be hundreds of them.
 */
export function readBackOf(located: Located, reread: Reread): ReadBack {
  const known = new Map<boolean, Parsed>()
  return (edits, change) => {
    const metadataOnly = change.at.kind === 'metadata' && change.kind !== 'removeKeys' && !fromCells.test(change.at.pointer)
    const before = known.get(metadataOnly) ?? reread(located.given, {metadataOnly})
    known.set(metadataOnly, before)
    const expected = before.notebook && applyChange(before.notebook, change)
    if (!expected) return false
    const edited = applyEdits(located.given, edits)
    if (metadataOnly && restAfterHeader(readLineEnds(edited).text) !== restAfterHeader(located.text)) return false
    const after = reread(edited, {metadataOnly})
    return after.notebook !== undefined && sameNotebook(after.notebook, expected) && errorsIn(after) <= errorsIn(before)
  }
}

/** The lexer of cells becomes metadata, unless there are some of the language. */
const fromCells = /^\/(?:jupytext|language_info)(?:\/|$)/

function restAfterHeader(text: string): string | undefined {
  const header = findHeader(text)
  return typeof header === 'object' ? text.slice(header.end) : undefined
}

/** Ids are made from the sources, and a text has no outputs. */
function sameNotebook(a: Notebook, b: Notebook): boolean {
  return (
    sameValue(a.metadata, b.metadata) && a.cells.length === b.cells.length && a.cells.every((cell, index) => sameCell(cell, b.cells[index]))
  )
}

function sameCell(a: Notebook['cells'][number], b: Notebook['cells'][number] | undefined): boolean {
  if (!b || a.type !== b.type || a.source !== b.source || !sameValue(a.metadata, b.metadata)) return false
  return sameValue(a.attachments ?? emptyMap, b.attachments ?? emptyMap)
}

function errorsIn({problems}: Parsed): number {
  return problems.filter(({severity}) => severity === 'error').length
}
