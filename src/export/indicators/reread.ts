import type {Indicator} from '../../model/finding.ts'
import {canonicalIndicator} from './canonical.ts'

/**
 * The indicators of a finding that was read, in the form and of the scope that huntbook gives them, each once, in their order.
 * `undefined` where one is none of its type: whoever wrote it may have written anything.
 */
export function rereadIndicators(indicators: readonly Indicator[]): readonly Indicator[] | undefined {
  const found = new Map<string, Indicator>()
  for (const {type, value, count, cells} of indicators) {
    const canonical = canonicalIndicator(type, value)
    if (!canonical) return undefined
    const key = `${type} ${canonical.value}`
    const same = found.get(key)
    found.set(key, {
      type,
      value: canonical.value,
      count: count + (same?.count ?? 0),
      // Most are there once, with as many cells as they like.
      cells: same ? [...new Set([...same.cells, ...cells])].sort((a, b) => a - b) : cells,
      scope: canonical.scope,
    })
  }
  return [...found.values()]
}
