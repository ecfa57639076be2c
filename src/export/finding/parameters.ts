import type {Notebook} from '../../model/notebook.ts'
import {isMap, isNumber, mapOf, type Value, type ValueMap} from '../../model/value.ts'
import {plainText} from '../terminal.ts'
import {actingTags} from './acting-tags.ts'
import {isScopeName} from './names.ts'
import {literalsIn} from './python-literals.ts'
import {timeOf} from './time.ts'

/**
 * The parameters of a run: what papermill put in, in the cell it wrote or in the metadata of the notebook, over the defaults of the
 * parameters cell.
 */
export function parametersOf(notebook: Notebook, knownTags: ReadonlySet<string>): ValueMap {
  const cells = notebook.cells.filter(({type}) => type === 'code')
  const sourceOf = (tag: string): string => cells.find(({metadata}) => actingTags(metadata, knownTags).includes(tag))?.source ?? ''
  const papermill = mapOf(mapOf(notebook.metadata.get('papermill')).get('parameters'))
  return new Map([...literalsIn(sourceOf('parameters')), ...papermill, ...literalsIn(sourceOf('injected-parameters'))])
}

/** Names of the catalog, then those of the tutorials of Taegis. */
const tenantNames = ['TENANT_ID', 'TAEGIS_TENANT_ID']
const environmentNames = ['REGION', 'TAEGIS_ENVIRONMENT']
const windowNames = [
  ['START_TIME', 'END_TIME'],
  ['START_DATE', 'END_DATE'],
  ['WINDOW_START', 'WINDOW_END'],
  ['START', 'END'],
  ['EARLIEST', 'LATEST'],
] as const

export function tenantIn(parameters: ValueMap): string | undefined {
  return wordIn(parameters, tenantNames)
}

export function environmentIn(parameters: ValueMap): string | undefined {
  return wordIn(parameters, environmentNames)
}

/** The time searched, where two parameters say it beyond doubt. */
export function windowIn(parameters: ValueMap): {readonly start: string; readonly end: string} | undefined {
  const folded = new Map([...parameters].map(([name, value]) => [name.toUpperCase(), value]))
  for (const [first, last] of windowNames) {
    const [start, end] = [folded.get(first), folded.get(last)].map(value =>
      typeof value === 'string' ? timeOf(value, 'zoned') : undefined,
    )
    if (start !== undefined && end !== undefined && start <= end) return {start, end}
  }
  return undefined
}

/** For `--include-parameters`: plain data, texts without what a terminal would act on. */
export function plainParameters(parameters: ValueMap): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = Object.create(null)
  for (const [name, value] of parameters) plain[plainText(name)] = plainValue(value, deepest)
  return plain
}

/** Deeper values are no parameters that a person gave. */
const deepest = 20

function plainValue(value: Value, levels: number): unknown {
  if (typeof value === 'string') return plainText(value)
  if (isNumber(value)) return typeof value === 'number' ? value : value.text
  if (value === null || typeof value === 'boolean') return value
  if (levels === 0) return null
  if (!isMap(value)) return value.map(item => plainValue(item, levels - 1))
  const plain: Record<string, unknown> = Object.create(null)
  for (const [key, item] of value) plain[plainText(key)] = plainValue(item, levels - 1)
  return plain
}

function wordIn(parameters: ValueMap, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = parameters.get(name)
    const text = isNumber(value) ? (typeof value === 'number' ? String(value) : value.text) : value
    if (typeof text === 'string' && isScopeName(text)) return text
  }
  return undefined
}
