import type {AuditRow, ExportProblem} from '../model/findings.ts'
import {judgeTag, meantBy} from '../model/judge-tag.ts'
import type {Cell, CodeCell, Notebook, Output} from '../model/notebook.ts'
import {effects, oddTags, type Removals, tagsOf} from '../model/tags.ts'
import {emptyMap, isMap, type ValueMap} from '../model/value.ts'
import {codeSpan} from './escape.ts'
import {ignoredHints} from './hints.ts'
import type {ExportOptions} from './options.ts'
import {plainText} from './terminal.ts'

/** A cell as far as it may be shown. Removed parts are not in it, so nothing after the selection can reach them. */
export interface KeptCell {
  /** Counts all cells from 1. */
  readonly number: number
  readonly type: 'markdown' | 'code'
  /** Absent where it is not shown. */
  readonly source?: string
  /** `#| fig-alt: …` and `#| fig-cap: …` of a code cell whose source no tag removes. */
  readonly figureText?: string
  readonly attachments: ValueMap
  readonly outputs: readonly KeptOutput[]
}

export interface KeptOutput {
  /** Counts the outputs of the cell from 1. */
  readonly number: number
  readonly output: Output
}

export interface Selection {
  readonly cells: readonly KeptCell[]
  readonly problems: readonly ExportProblem[]
  readonly audit: readonly AuditRow[]
  /** For the leak check only. */
  readonly removed: readonly RemovedPart[]
}

export interface RemovedPart {
  readonly cell: number
  readonly value: string | Output | ValueMap
}

type Reporter = (rule: string, severity: 'error' | 'warning', message: string) => void

/** Steps 2 and 3 of an export: checks the tags and drops what may not be shown. */
export function select(notebook: Notebook, options: ExportOptions): Selection {
  const problems: ExportProblem[] = []
  const audit: AuditRow[] = []
  const removed: RemovedPart[] = []
  const cells: KeptCell[] = []
  for (const [index, cell] of notebook.cells.entries()) {
    const number = index + 1
    const report: Reporter = (rule, severity, message) => problems.push({rule, severity, message, cell: number})
    const drop = (value: RemovedPart['value']): void => {
      removed.push({cell: number, value})
    }
    const kept = selectCell(cell, {number, options, report, drop, audit})
    if (kept) cells.push(kept)
  }
  return {cells, problems, audit, removed}
}

interface Work {
  readonly number: number
  readonly options: ExportOptions
  readonly report: Reporter
  readonly drop: (value: RemovedPart['value']) => void
  readonly audit: AuditRow[]
}

function selectCell(cell: Cell, work: Work): KeptCell | undefined {
  const {number, options, audit, drop} = work
  const removals = effects(actingTags(cell.metadata, work), cell.type)
  const reason = cellReason(cell, removals, options)
  const ignored = reason === undefined ? ignoredHints(cell, removals.source === undefined) : []
  const id = cell.id !== undefined && /^[A-Za-z0-9_-]{1,64}$/u.test(cell.id) ? {id: cell.id} : {}
  const source = cell.type === 'code' ? hiddenSource(removals, options) : undefined
  const note = reason ?? source
  audit.push({
    cell: number,
    ...id,
    type: cell.type,
    state: reason === undefined ? 'kept' : 'removed',
    ...(note !== undefined && {reason: note}),
    ...(ignored.length > 0 && {ignored}),
  })
  if (reason !== undefined || source !== undefined) drop(cell.source)
  if (reason !== undefined && cell.attachments) drop(cell.attachments)
  const outputs = cell.type === 'code' ? selectOutputs(cell, removals, {...work, all: reason}) : []
  if (reason !== undefined || cell.type === 'raw') return undefined
  const figureText = removals.source === undefined && cell.type === 'code' ? figureOption(cell.source) : undefined
  return {
    number,
    type: cell.type,
    ...(source === undefined && {source: cell.source}),
    ...(figureText !== undefined && {figureText}),
    attachments: cell.type === 'markdown' ? (cell.attachments ?? emptyMap) : emptyMap,
    outputs,
  }
}

function cellReason(cell: Cell, removals: Removals, options: ExportOptions): string | undefined {
  if (removals.cell !== undefined) return `tag ${removals.cell}`
  if (removals.parameters !== undefined && !options.showParameters) return `tag ${removals.parameters}`
  if (cell.type === 'raw') return 'raw cell'
  const {keepTags} = options
  return keepTags && !tagsOf(cell.metadata).some(({tag}) => keepTags.has(tag)) ? 'not in --keep-tags' : undefined
}

function hiddenSource(removals: Removals, options: ExportOptions): string | undefined {
  if (removals.source !== undefined) return `tag ${removals.source}`
  return options.showInput ? undefined : 'default: input hidden'
}

function selectOutputs(cell: CodeCell, removals: Removals, work: Work & {readonly all: string | undefined}): KeptOutput[] {
  return cell.outputs.flatMap((output, index) => {
    const reason = work.all ?? outputReason(output, removals, work)
    const row = {cell: work.number, output: index + 1, type: output.kind}
    work.audit.push(reason === undefined ? {...row, state: 'kept'} : {...row, state: 'removed', reason})
    if (reason === undefined) return [{number: index + 1, output}]
    work.drop(output)
    return []
  })
}

function outputReason(output: Output, removals: Removals, work: Work): string | undefined {
  const own = output.kind === 'display' ? outputTag(output.metadata, work) : undefined
  if (removals.outputs !== undefined) return `tag ${removals.outputs}`
  if (own !== undefined) return `tag ${own}`
  const {streams, errors} = work.options
  if (output.kind === 'error') return errors === 'none' ? 'default: error' : undefined
  if (output.kind !== 'stream') return undefined
  const stream = output.name
  if (stream !== 'stdout' && stream !== 'stderr') return 'default: stream'
  const tag = removals[stream]
  if (tag !== undefined) return `tag ${tag}`
  return streams === 'all' || streams === stream ? undefined : 'default: stream'
}

/** Tags of one output. Those one level too deep act as well: who wrote them wanted the output gone. */
function outputTag(metadata: ValueMap, work: Work): string | undefined {
  let found: string | undefined
  const nested = [...metadata.values()].filter(isMap)
  for (const [index, level] of [metadata, ...nested].entries()) {
    for (const tag of actingTags(level, work)) {
      const removal = effects([tag], 'code').outputs
      const {of} = judgeTag(tag, work.options.knownTags)
      if (removal !== undefined) {
        found ??= removal
        if (index > 0)
          work.report('export/tag-misplaced', 'warning', 'Expected the tags of an output in its own `tags`: they act all the same.')
      } else if (of !== undefined) {
        work.report('export/tag-misplaced', 'error', `Unexpected tag ${codeSpan(of)} on an output: tag the cell.`)
      }
    }
  }
  return found
}

/** The tags as they act. A near miss refuses the export, or acts as the tag it resembles. */
function actingTags(metadata: ValueMap, {options, report}: Work): string[] {
  for (const {message} of oddTags(metadata)) report('export/tag-value', 'warning', message)
  return tagsOf(metadata).flatMap(({tag}) => {
    const {verdict, of} = judgeTag(tag, options.knownTags)
    if (verdict !== 'near-miss' || of === undefined) return [tag]
    const severity = options.lenientTags ? 'warning' : 'error'
    report('export/tag-typo', severity, `Expected the tag ${codeSpan(of)}, got ${codeSpan(plainText(tag).slice(0, 80))}.`)
    return meantBy(tag, options.knownTags)
  })
}

/** Quarto's options for a figure stand in comments at the start of the source. */
function figureOption(source: string): string | undefined {
  const found = new Map<string, string>()
  for (const line of source.split('\n', 50)) {
    if (!line.startsWith('#|')) break
    const option = /^#\|\s?(fig-alt|fig-cap):\s?(.*)$/su.exec(line)
    if (option?.[1] !== undefined) found.set(option[1], (option[2] ?? '').trim().replace(/^(["'])(.*)\1$/su, '$2'))
  }
  return found.get('fig-alt') ?? found.get('fig-cap')
}
