import {type ExportProblem, type Findings, type FindingsSection, type SectionName, sectionNames} from '../model/findings.ts'
import {huntOf} from '../model/hunt.ts'
import type {CodeCell, Notebook} from '../model/notebook.ts'
import {tagsOf} from '../model/tags.ts'
import type {ExportOptions} from './options.ts'
import type {KeptCell} from './select.ts'
import {unfilledCells} from './unfilled.ts'

const titles: Readonly<Record<SectionName, string>> = {
  title: 'Title',
  'executive-summary': 'Executive Summary',
  'technical-analysis': 'Technical Analysis',
  findings: 'Findings',
  recommendations: 'Recommendations',
}

export interface Parts {
  readonly notebook: Notebook
  readonly cells: readonly KeptCell[]
  readonly findings: Findings
}

/** What says that a report is not ready to be sent (spec/export.md 4.9): warnings, or errors where it is to be final. */
export function unfinished(parts: Parts, options: ExportOptions): ExportProblem[] {
  const {notebook, findings} = parts
  const severity = options.final ? 'error' : 'warning'
  const found = [...sectionProblems(notebook, findings, options), ...inputProblems(parts, options), ...runProblems(parts)]
  return found.map(([message, cell]) => ({rule: 'export/unfinished', severity, message, ...(cell !== undefined && {cell})}))
}

type Found = readonly [message: string, cell?: number | undefined]

/** A notebook without any of the sections, and that is no hunt, is no report; nothing is missing unless it is to be final. */
function sectionProblems(notebook: Notebook, {sections}: Findings, {final, sections: selected}: ExportOptions): Found[] {
  const named = new Map<SectionName, FindingsSection[]>()
  for (const section of sections) {
    const alike = section.name === undefined ? undefined : named.get(section.name)
    if (alike) alike.push(section)
    else if (section.name !== undefined) named.set(section.name, [section])
  }
  const hunt = huntOf(notebook)
  const isReport = final || selected.length > 0 || hunt.json.size > 0 || [...named.keys()].some(name => name !== 'title')
  const wanted = sectionNames.filter(name => selected.length === 0 || selected.includes(name))
  const missing = wanted.filter(name => !named.has(name) && !(name === 'title' && (hunt.title?.text ?? '').trim() !== ''))
  const found: Found[] = []
  if (isReport && missing.length > 0) {
    const names = missing.map(name => `\`${titles[name]}\``).join(', ')
    found.push([missing.length === 1 ? `Expected the section ${names}.` : `Expected the sections ${names}.`])
  }
  for (const [name, alike] of named) {
    const isEmpty = name === 'title' ? alike[0]?.heading === '' : alike.every(({blocks}) => blocks.length === 0)
    if (isEmpty) found.push([`Expected something below the heading of \`${titles[name]}\`.`, alike[0]?.cell])
  }
  return found
}

function inputProblems(parts: Parts, options: ExportOptions): Found[] {
  return unfilledCells(parts, options).map(cell => ['Expected the text of an analyst, got headings and placeholders only.', cell])
}

/** Of kept cells alone: nothing that is removed decides what is written. */
function runProblems({notebook, cells}: Parts): Found[] {
  const code = cells.flatMap(({number}) => {
    const cell = notebook.cells[number - 1]
    return cell?.type === 'code' && isToRun(cell) ? [{cell, number}] : []
  })
  const idle = code.filter(({cell}) => cell.executionCount === null && cell.outputs.length === 0)
  const found: Found[] = []
  if (idle.length > 0 && idle.length === code.length) found.push(['Expected an executed notebook: no code cell was run.'])
  else if (idle.length > 0) found.push([`Expected every code cell to be run: ${idle.length} of ${code.length} were not.`, idle[0]?.number])
  let highest = 0
  for (const {cell, number} of code) {
    const count = cell.executionCount
    if (count === null) continue
    if (count <= highest) {
      found.push(['Expected execution counts that rise: cells were run out of order.', number])
      break
    }
    highest = count
  }
  return found
}

function isToRun({source, metadata}: CodeCell): boolean {
  return source.trim() !== '' && !tagsOf(metadata).some(({tag}) => tag === 'skip-execution')
}
