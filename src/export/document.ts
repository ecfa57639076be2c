import type {ExportProblem, Findings, FindingsBlock} from '../model/findings.ts'
import type {Notebook, Output} from '../model/notebook.ts'
import {emptyMap, isMap} from '../model/value.ts'
import type {AuditNotes} from './audit.ts'
import {isChannel, isPlotName, lowerDisplay} from './display.ts'
import {lowerMarkdown} from './markdown/lower.ts'
import {keepTree} from './markdown/parsed.ts'
import type {ExportOptions} from './options.ts'
import {createPictures, type Pictures} from './pictures.ts'
import {type PlacedBlock, redactBlock, redactTogether} from './redact/block.ts'
import type {Redactor} from './redact/redactor.ts'
import type {Scope} from './scope.ts'
import {sectionsOf, titleOf} from './sections.ts'
import type {KeptCell, KeptOutput} from './select.ts'
import {sourceBlock} from './source-block.ts'
import {stemOf} from './stem.ts'
import {joinStreams} from './streams.ts'
import {errorBlock, textFence} from './text-output.ts'

export interface LowerOptions extends ExportOptions {
  /** What lowering brings together may be a secret, too. */
  readonly redactor: Redactor
}

interface Work {
  readonly options: LowerOptions
  readonly pictures: Pictures
  readonly language: string | undefined
  readonly problems: ExportProblem[]
  readonly notes: Map<string, string>
  /** The cell that is lowered, for what is taken out of its drawings. */
  cell: number
  /** The last heading of a kept Markdown cell. */
  heading: string
  /** Pictures of outputs so far: the number in an alternative text. */
  figures: number
}

/** Steps 4 and 5 of an export: every kept part becomes a Markdown block of its own. */
export function lowerCells(
  notebook: Notebook,
  cells: readonly KeptCell[],
  options: LowerOptions,
): {readonly findings: Findings; readonly problems: readonly ExportProblem[]; readonly notes: AuditNotes} {
  const stem = stemOf(options.path)
  const info = notebook.metadata.get('language_info')
  const language = isMap(info) ? info.get('name') : undefined
  const work: Work = {
    options,
    pictures: createPictures({stem, limits: options.limits.pictures, clean: text => options.redactor.redactHtml(text, work.cell)}),
    language: typeof language === 'string' ? language : undefined,
    problems: [],
    notes: new Map(),
    cell: 0,
    heading: '',
    figures: 0,
  }
  const placed = cells.flatMap(cell => cellBlocks(cell, work)).filter(({block}) => block.markdown !== '')
  const blocks = redactTogether(placed, options.redactor).filter(({markdown}) => markdown !== '')
  const sections = sectionsOf(blocks, {titled: options.sections.length === 0 || options.sections.includes('title')})
  const title = titleOf(notebook, {sections, stem})
  const findings = {stem, title, blocks, sections, pictures: work.pictures.files(), redactions: []}
  return {findings, problems: work.problems, notes: work.notes}
}

function cellBlocks(cell: KeptCell, work: Work): PlacedBlock[] {
  work.cell = cell.number
  if (cell.type === 'markdown') {
    const {lower} = work.options.known ?? {lower: lowerMarkdown}
    const {markdown, heading, tree} = lower(cell.source ?? '', scopeOf(cell, undefined, work))
    work.heading = heading ?? work.heading
    return [clean(keepTree({kind: 'markdown', cell: cell.number, markdown}, tree), scopeOf(cell, undefined, work), work)]
  }
  const blocks: PlacedBlock[] = []
  if (cell.source !== undefined) {
    const markdown = sourceBlock(cell.source, work.language)
    blocks.push(clean({kind: 'source', cell: cell.number, markdown}, scopeOf(cell, undefined, work), work))
  }
  return [...blocks, ...outputBlocks(cell, work)]
}

function outputBlocks(cell: KeptCell, work: Work): PlacedBlock[] {
  const lowered = joinStreams(cell.outputs).map(({number, output}) => ({number, output, ...lowerOutput({number, output}, cell, work)}))
  const pictured = lowered.some(({picture}) => picture)
  const isName = (output: Output): boolean => pictured && output.kind === 'display' && isPlotName(output)
  for (const {number, output} of lowered) {
    if (isName(output)) work.notes.set(partKey(cell, number), 'duplicate of a picture')
    else if (output.kind === 'display' && isChannel(output)) work.notes.set(partKey(cell, number), 'channel')
  }
  return lowered
    .filter(({output}) => !isName(output))
    .map(({markdown, number}) => clean({kind: 'output', cell: cell.number, markdown}, scopeOf(cell, number, work), work))
}

function clean(block: FindingsBlock, scope: Scope, {options}: Work): PlacedBlock {
  return {block: redactBlock(block, scope, options.redactor), scope}
}

function lowerOutput({number, output}: KeptOutput, cell: KeptCell, work: Work): {markdown: string; picture: boolean} {
  const {options} = work
  const scope = scopeOf(cell, number, work)
  if (output.kind === 'stream') return {markdown: textFence(output.text, scope), picture: false}
  if (output.kind === 'error') {
    return {markdown: errorBlock(output, options.errors, scope), picture: false}
  }
  const figure = `figure ${work.figures + 1}`
  const alt = cell.figureText ?? (work.heading === '' ? `Figure ${work.figures + 1}` : `${work.heading}, ${figure}`)
  const displayed = lowerDisplay(output, alt, scope)
  if (displayed.picture) work.figures += 1
  return displayed
}

function partKey({number}: KeptCell, output: number | undefined): string {
  return output === undefined ? String(number) : `${number}-${output}`
}

function scopeOf(cell: KeptCell, output: number | undefined, {options, pictures, problems, notes}: Work): Scope {
  const key = partKey(cell, output)
  return {
    cell: cell.number,
    key,
    attachments: output === undefined ? cell.attachments : emptyMap,
    headings: output === undefined ? 'keep' : 'bold',
    pictures,
    limits: options.limits,
    cut: () => notes.set(key, 'limit'),
    readFile: path => options.readFile?.(path),
    clean: text => options.redactor.redact(text, cell.number),
    warn: (rule, message) => problems.push({rule, severity: 'warning', message: options.redactor.redact(message), cell: cell.number}),
  }
}
