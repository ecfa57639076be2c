import {type Target, targets} from '../../export/index.ts'
import {ToolError} from '../tool-error.ts'

/** Each once, in the order in which they are named. */
export async function loadTargets(ids: readonly string[]): Promise<Target[]> {
  if (ids.length === 0) throw new ToolError('TARGET_UNKNOWN', 'Expected at least one target, got none.')
  const loads = [...new Set(ids)].map(id => {
    const load = targets.get(id)
    if (load) return load()
    throw new ToolError('TARGET_UNKNOWN', `Expected --to ${[...targets.keys()].map(one => `\`${one}\``).join(', ')}, got \`${id}\`.`)
  })
  return await Promise.all(loads)
}
