import type {Loss} from '../../../model/format.ts'
import type {Notebook} from '../../../model/notebook.ts'
import {isList, isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {hasOutputs} from '../../unbuilt-outputs.ts'
import {keptNotebook} from '../kept.ts'
import type {KeptCell} from './candidate.ts'
import {comparable} from './comparable.ts'

/** What no text can hold: halves of surrogate pairs. */
export function refusals(metadata: ValueMap, cells: readonly KeptCell[]): Loss[] {
  const message = (what: string): string => `Expected ${what} without halves of surrogate pairs, got at least one.`
  const losses: Loss[] = isWellFormed(keptNotebook(metadata)) ? [] : [{severity: 'error', message: message('metadata')}]
  for (const [cell, {source, metadata: own, attachments}] of cells.entries()) {
    if (!source.isWellFormed()) losses.push({severity: 'error', message: message('a source'), cell})
    else if (!isWellFormed(own) || (attachments && !isWellFormed(attachments)))
      losses.push({severity: 'error', message: message('cell metadata'), cell})
  }
  return losses
}

/** What the text does not hold by design. */
export function findLosses({cells, metadata, extra}: Notebook, settled: ValueMap): Loss[] {
  const losses: Loss[] = []
  const note = (message: string): void => {
    losses.push({severity: 'info', message})
  }
  const outputs = cells.filter(cell => cell.type === 'code' && hasOutputs(cell)).length
  if (outputs > 0) note(`The outputs of ${outputs} ${outputs === 1 ? 'cell' : 'cells'} are not in the text.`)
  const kept = keptNotebook(settled)
  const left = [...comparable(settled).keys()].filter(key => metadata.has(key) && !kept.has(key)).map(key => `\`${key}\``)
  if (left.length > 0) note(`The metadata ${left.join(', ')} ${left.length === 1 ? 'is' : 'are'} not in the text.`)
  if (extra.size > 0 || cells.some(cell => cell.extra.size > 0)) note('Keys that nbformat does not know are not in the text.')
  return losses
}

/** Recursive over values whose nesting was limited when they were read. */
function isWellFormed(value: Value): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (isList(value)) return value.every(isWellFormed)
  return !isMap(value) || [...value].every(([key, item]) => key.isWellFormed() && isWellFormed(item))
}
