import type {CellView} from '../../src/rule.ts'

/** What `from … import` gives a name. */
export interface Imported {
  readonly module: string
  /** The name in the module. */
  readonly original: string
  /** The name in the notebook. */
  readonly name: string
}

/** What the Python cells import out of modules, wherever a line says so. */
export function importedFromModules(cells: readonly CellView[]): readonly Imported[] {
  return cells.flatMap(({language, source}) => {
    if (language !== 'python' || !source.includes('import')) return []
    return [...source.matchAll(/^[ \t]*from[ \t]+([\w.]+)[ \t]+import\b/gmu)].flatMap(({0: head, 1: module = '', index}) =>
      importedNames(source, index + head.length).map(([name, original]) => ({module, original, name})),
    )
  })
}

/** Name and what it stands for, of the list behind `import`. */
export function importedNames(source: string, start: number): [string, string][] {
  const inBrackets = /^\s*\(/u.test(source.slice(start, start + 100))
  const end = source.indexOf(inBrackets ? ')' : '\n', start)
  // Far more than such a list is long: an open bracket must not cost the rest of the cell each time.
  const list = source.slice(start, Math.min(end === -1 ? source.length : end, start + 2000)).replace(/#[^\n]*/gu, '')
  return list.split(',').flatMap(item => {
    const [, original = '', name = original] = /([\w*]+)(?:\s+as\s+(\w+))?/u.exec(item) ?? []
    return original === '' ? [] : [[name, original]]
  })
}
