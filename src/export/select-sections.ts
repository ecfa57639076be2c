import type {AuditRow, SectionName} from '../model/findings.ts'
import {emptyMap} from '../model/value.ts'
import {headingsOf} from './headings.ts'
import {createDivision} from './sections.ts'
import type {KeptCell, RemovedPart, Selection} from './select.ts'
import {plainText} from './terminal.ts'

const reason = 'section not selected'

/**
 * A selection without the cells, and the parts of Markdown cells, of other sections than those named. It is made before anything is
 * lowered, so that no picture, figure number or warning comes from what is left out. A code cell stands in the section above it.
 */
export function selectSections(selection: Selection, names: readonly SectionName[]): Selection {
  if (names.length === 0) return selection
  const wanted = new Set(names)
  const division = createDivision({titled: true})
  const cells: KeptCell[] = []
  const removed: RemovedPart[] = []
  const gone = new Set<number>()
  let isKept = false
  for (const cell of selection.cells) {
    const parts = cell.type === 'markdown' ? partsOf(cell.source ?? '') : []
    const kept: string[] = []
    for (const {text, heading} of parts) {
      const opened = heading && division.next(heading)
      if (opened) isKept = opened.name !== undefined && wanted.has(opened.name)
      if (isKept) kept.push(text)
      else if (text !== '') removed.push({cell: cell.number, value: text})
    }
    if (parts.length === 0 ? isKept : kept.length === parts.length) cells.push(cell)
    else if (kept.join('').trim() !== '') cells.push({...cell, source: kept.join('')})
    else {
      gone.add(cell.number)
      removed.push(...partsRemoved(cell, parts.length === 0))
    }
  }
  const audit = selection.audit.map(row => (gone.has(row.cell) && row.state === 'kept' ? removedRow(row) : row))
  return {...selection, cells, audit, removed: [...selection.removed, ...removed]}
}

/** A Markdown cell by its headings, read as it will be lowered. */
function partsOf(source: string): {readonly text: string; readonly heading?: ReturnType<typeof headingsOf>[number]}[] {
  const text = plainText(source.replace(/\r\n?/gu, '\n'))
  const headings = headingsOf(text)
  const first = {text: text.slice(0, headings[0]?.start ?? text.length)}
  const rest = headings.map((heading, index) => ({text: text.slice(heading.start, headings[index + 1]?.start ?? text.length), heading}))
  return first.text === '' && rest.length > 0 ? rest : [first, ...rest]
}

function partsRemoved({number, source, attachments, outputs}: KeptCell, withSource: boolean): RemovedPart[] {
  const values = [...(withSource && source !== undefined ? [source] : []), ...outputs.map(({output}) => output)]
  return [...values, ...(attachments === emptyMap ? [] : [attachments])].map(value => ({cell: number, value}))
}

function removedRow(row: AuditRow): AuditRow {
  return {...row, state: 'removed', reason}
}
