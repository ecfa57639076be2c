import type {FindingError, Run, RunState} from '../../model/finding.ts'
import type {CodeCell, ErrorOutput, Notebook} from '../../model/notebook.ts'
import {tagsOf} from '../../model/tags.ts'
import {mapOf} from '../../model/value.ts'
import type {Selection} from '../select.ts'
import {exceptionName} from './exception-name.ts'
import {timeOf} from './time.ts'

/** What the notebook tells about its execution. */
export interface Execution extends Pick<Run, 'state' | 'started_at' | 'finished_at'> {
  readonly errors: readonly FindingError[]
  /** Error outputs in cells that may not fail. */
  readonly cellErrors: number
  /** Cells that were left out of a run that executed others. */
  readonly skipped: readonly number[]
}

interface Failure {
  readonly cell: number
  /** Counts the outputs of the cell from 1. */
  readonly output: number
  readonly name: string
  readonly isAllowed: boolean
}

/** Ran out of time, as nbclient says it, and by an interrupt as the executors of huntbook do it. */
const timeouts = new Set(['CellTimeoutError', 'TimeoutError', 'KeyboardInterrupt'])

export function executionOf(notebook: Notebook, selection: Selection): Execution {
  const cells = notebook.cells.flatMap((cell, index) => (cell.type === 'code' ? [{cell, number: index + 1}] : []))
  const failures = cells.flatMap(({cell, number}) => failuresIn(cell, number))
  const counted = failures.filter(({isAllowed}) => !isAllowed)
  const isStarted = cells.some(({cell}) => wasExecuted(cell))
  // Without execution counts nobody can tell what was left out.
  const isCounted = cells.some(({cell}) => cell.executionCount !== null)
  const skipped = cells.filter(({cell}) => isCounted && isLeftOut(cell)).map(({number}) => number)
  const named = namedOutputs(selection)
  return {
    ...(isStarted ? timesOf(notebook) : {started_at: null, finished_at: null}),
    state: isStarted ? stateOf(counted, skipped) : 'not_run',
    errors: failures.map(({cell, output, name}) => ({cell, name: named.has(`${cell} ${output}`) ? exceptionName(name) : 'Error'})),
    cellErrors: counted.length,
    skipped,
  }
}

function stateOf(failures: readonly Failure[], skipped: readonly number[]): RunState {
  if (failures.some(({name}) => timeouts.has(name.slice(name.lastIndexOf('.') + 1)))) return 'timed_out'
  return failures.length > 0 || skipped.length > 0 ? 'failed' : 'completed'
}

function failuresIn(cell: CodeCell, number: number): Failure[] {
  const tags = tagsOf(cell.metadata).map(({tag}) => tag)
  return cell.outputs.flatMap((output, index) =>
    output.kind === 'error' && !isQuiet(output)
      ? [{cell: number, output: index + 1, name: output.name, isAllowed: tags.includes('raises-exception')}]
      : [],
  )
}

/** `SystemExit` without a code is how a script ends well. */
function isQuiet({name, value}: ErrorOutput): boolean {
  return name === 'SystemExit' && (value === '' || value === '0')
}

function wasExecuted({executionCount, outputs}: CodeCell): boolean {
  return executionCount !== null || outputs.length > 0
}

function isLeftOut(cell: CodeCell): boolean {
  return !wasExecuted(cell) && cell.source.trim() !== '' && !tagsOf(cell.metadata).some(({tag}) => tag === 'skip-execution')
}

/** Error outputs that are shown, or are not only because errors are not. Of others even the name is a removed part. */
function namedOutputs({audit}: Selection): ReadonlySet<string> {
  const named = audit.filter(({type, state, reason}) => type === 'error' && (state === 'kept' || reason === 'default: error'))
  return new Set(named.map(({cell, output}) => `${cell} ${output}`))
}

/** What papermill wrote, else the first and last times that cells were busy, as nbclient writes them. */
function timesOf({metadata, cells}: Notebook): Pick<Run, 'started_at' | 'finished_at'> {
  const papermill = mapOf(metadata.get('papermill'))
  const texts = cells.flatMap(cell => [...mapOf(cell.metadata.get('execution')).values()])
  const times = texts.flatMap(text => (typeof text === 'string' ? (timeOf(text) ?? []) : []))
  const [start, end] = [papermill.get('start_time'), papermill.get('end_time')].map(text =>
    typeof text === 'string' ? timeOf(text) : undefined,
  )
  // Of one form, so that their order is that of the texts.
  const first = times.reduce<string | null>((least, time) => (least === null || time < least ? time : least), null)
  const last = times.reduce<string | null>((most, time) => (most === null || time > most ? time : most), null)
  return {started_at: start ?? first, finished_at: end ?? last}
}
