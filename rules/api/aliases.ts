import type {CellView} from '../../src/rule.ts'
import type {Library} from './names.ts'

/** Names of a module in a notebook → its library. */
export type Aliases = ReadonlyMap<string, Library>

/** What pandas and NumPy are called: as everybody calls them, unless the notebook imports something else by that name, and as it says. */
export function aliasesIn(cells: readonly CellView[]): Aliases {
  const aliases = new Map<string, Library>([
    ['pd', 'pandas'],
    ['pandas', 'pandas'],
    ['np', 'numpy'],
    ['numpy', 'numpy'],
  ])
  for (const {language, source} of cells) {
    if (language !== 'python' || !source.includes('import')) continue
    for (const [, module, alias = ''] of source.matchAll(/(?:\bimport|,)[ \t]+([\w.]+)[ \t]+as[ \t]+(\w+)/gu)) {
      if (module === 'pandas' || module === 'numpy') aliases.set(alias, module)
      else aliases.delete(alias)
    }
  }
  return aliases
}
