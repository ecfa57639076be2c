import type {CellView, FileView, NotebookView, RuleFix} from '../../src/rule.ts'
import {isAnalystInput} from '../analyst-input.ts'
import {isRemoved} from '../removed.ts'
import type {Outline, OutlineSection} from './outline.ts'
import type {Section} from './profiles.ts'

interface Missing {
  readonly section: Section
  /** The sections that come before and after it in the profile and are there, the nearest ones. */
  readonly before: OutlineSection | undefined
  readonly after: OutlineSection | undefined
  readonly outline: Outline
  readonly view: NotebookView
}

interface Point {
  readonly cell: CellView
  readonly at: number
}

/**
 * Puts the heading of a missing section with a text to replace where the section belongs, into a Markdown cell that is there.
 * `undefined` where none is at hand, or the sections around stand in another order.
 */
export function insertSection({section: {name, analystInput}, before, after, outline, view}: Missing): RuleFix | undefined {
  if (before && after && before.order > after.order) return undefined
  const next = after ?? (before && outline.sections.slice(before.order + 1).find(({level}) => level <= before.level))
  const point = next ? beforeHeading(next, view) : atEnd(view)
  if (!point) return undefined
  const marks = '#'.repeat((after ?? before)?.level ?? 2)
  const change = {
    at: {cell: point.cell, start: point.at, end: point.at},
    text: separated(`${marks} ${name}\n\nTODO: write this section${analystInput ? ' after the run' : ''}.`, point),
  }
  return {kind: 'unsafe', message: `insert the section \`${name}\``, changes: [change]}
}

/** Before a heading, or at the end of the cell above where the heading begins a cell of another kind. */
function beforeHeading({cell, start}: OutlineSection, {cells, file}: NotebookView): Point | undefined {
  const at = lineWithLabels(cell.source, start)
  const above = cells[cell.index - 1]
  if (isPlain(cell)) return {cell, at}
  if (above && isPlain(above) && cell.source.slice(0, at).trim() === '') return endOf(above, file)
  return isRemoved(cell) ? undefined : {cell, at}
}

function atEnd({cells, file}: NotebookView): Point | undefined {
  const last = cells.at(-1)
  return last?.type === 'markdown' && !isRemoved(last) ? endOf(last, file) : undefined
}

/** What is put behind a fence that nobody closed would be a part of it. */
function endOf(cell: CellView, file: FileView): Point | undefined {
  return file.openBlocks().some(open => open.cell === cell.index) ? undefined : {cell, at: cell.source.length}
}

/** Whether it is Markdown that is exported and not for the analyst. */
function isPlain(cell: CellView): boolean {
  return cell.type === 'markdown' && !isRemoved(cell) && !isAnalystInput(cell)
}

const label = /^[ \t]*(?:\([^)\s]+\)=|<a\s[^<>]*><\/a>)[ \t\r]*$/u

/** The beginning of a heading's line, or of the lines with its labels. */
function lineWithLabels(source: string, start: number): number {
  let at = source.lastIndexOf('\n', start - 1) + 1
  for (let end = source.slice(0, at).trimEnd().length; end > 0; end = source.slice(0, at).trimEnd().length) {
    const line = source.lastIndexOf('\n', end - 1) + 1
    if (!label.test(source.slice(line, end))) return at
    at = line
  }
  return at
}

/** With an empty line on each side, in the line ends of the cell. */
function separated(text: string, {cell: {source}, at}: Point): string {
  const before = source.slice(0, at)
  const lead = before.trim() === '' || /\n[ \t\r]*\n$/u.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const whole = `${lead}${text}${at === source.length ? '' : '\n\n'}`
  return source.includes('\r\n') ? whole.replaceAll('\n', '\r\n') : whole
}
