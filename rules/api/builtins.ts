import type {CellView} from '../../src/rule.ts'
import {bindings} from '../python/bindings.ts'
import type {Aliases} from './aliases.ts'
import {builtins} from './names.ts'
import type {Use} from './uses.ts'

/** Uses whose fix writes a builtin, held back until all cells have shown whether the notebook gives its name another value. */
export interface HeldUses {
  readonly visits: ReturnType<typeof bindings>
  start(cells: readonly CellView[], aliases: Aliases): void
  /** Whether a cell may give one of the builtins another value. */
  mayBind(source: string): boolean
  /** Whether the use was held back. */
  hold(cell: CellView, use: Use): boolean
  /** At the end, without the fixes that would write something else than the builtin. */
  release(): (readonly [cell: CellView, use: Use])[]
}

export function heldUses(): HeldUses {
  const bound = new Set<string>()
  const held: (readonly [CellView, Use])[] = []
  let wanted: readonly string[] = []
  return {
    visits: bindings({name: name => void bound.add(name), parameter: ({name}) => void bound.add(name)}),
    start(cells, aliases) {
      const modules = [...aliases].flatMap(([alias, library]) => (library === 'numpy' ? [alias] : []))
      wanted = builtins.filter(name => cells.some(({source}) => modules.some(module => source.includes(`${module}.${name}`))))
    },
    mayBind: source => wanted.some(name => source.includes(name)),
    hold(cell, use) {
      const isHeld = use.change !== undefined && builtins.includes(use.change.text)
      if (isHeld) held.push([cell, use])
      return isHeld
    },
    release: () => held.map(([cell, {change, ...use}]) => [cell, {...use, ...(change && !bound.has(change.text) && {change})}]),
  }
}
