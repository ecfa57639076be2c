import {readers} from '../../formats/readers.ts'
import {matchCells} from '../../formats/update/match.ts'
import type {FormatId} from '../../model/format.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import type {ValueMap} from '../../model/value.ts'
import {printJson} from '../../parse/json-print.ts'
import {unifiedDiff} from '../../report/diff.ts'
import {leadingPath} from '../../report/terminal.ts'

interface Difference {
  /** What the file holds now, if it is there. */
  readonly before: {readonly file: {readonly text: string}; readonly notebook?: Notebook} | undefined
  readonly text: string
  readonly format: FormatId
}

/** What changes in a file: of a text its lines, of a notebook file its cells. */
export function diffOf(path: string, {before, text, format}: Difference): string {
  const old = before?.file.text ?? ''
  if (format === 'myst') return unifiedDiff({...namesOf(path, before !== undefined, true), before: old, after: text})
  return cellsDiff(path, before?.notebook, readers.ipynb.parse(text).notebook) || `${leadingPath(path)}: only the layout changes.\n`
}

function cellsDiff(path: string, old: Notebook | undefined, notebook: Notebook | undefined): string {
  const [before, after] = [old?.cells ?? [], notebook?.cells ?? []]
  const matches = matchCells(after, before)
  const taken = new Set(matches.map(match => match?.stored))
  const sections = [
    section(`${path} metadata`, old && jsonOf(old.metadata), notebook && jsonOf(notebook.metadata)),
    ...before.flatMap((cell, index) => (taken.has(index) ? [] : [section(titleOf(path, cell, index), viewOf(cell), undefined)])),
    ...after.map((cell, index) => {
      const match = matches[index]
      const from = match && before[match.stored]
      const title = titleOf(path, cell, index)
      return (
        section(title, from && viewOf(from), viewOf(cell)) ||
        (match?.kind === 'moved' ? `${leadingPath(title)}: moved from ${match.stored + 1}\n` : '')
      )
    }),
  ]
  return sections.join('')
}

function section(title: string, before: string | undefined, after: string | undefined): string {
  return unifiedDiff({...namesOf(title, before !== undefined, after !== undefined), before: before ?? '', after: after ?? ''})
}

function namesOf(name: string, isOld: boolean, isNew: boolean): {from: string; to: string} {
  return {from: isOld ? `a/${name}` : '/dev/null', to: isNew ? `b/${name}` : '/dev/null'}
}

function titleOf(path: string, {id}: Cell, index: number): string {
  return `${path} cell ${index + 1}${id === undefined ? '' : ` (${id})`}`
}

/** A cell as lines: its source, and what stands beside it. */
function viewOf(cell: Cell): string {
  const run = cell.type === 'code' ? [`execution count: ${cell.executionCount ?? 'none'}`, `outputs: ${cell.outputs.length}`] : []
  const attached = [...(cell.attachments?.keys() ?? [])].map(name => `attachment: ${name}`)
  const metadata = cell.metadata.size === 0 ? [] : [jsonOf(cell.metadata).trimEnd()]
  return [`type: ${cell.type}`, ...metadata, ...attached, ...run, '', cell.source, ''].join('\n')
}

function jsonOf(metadata: ValueMap): string {
  return `${printJson(metadata)}\n`
}
