import type {CellView} from '../../src/rule.ts'
import {importedFromModules, importedNames} from '../python/imports.ts'

/** What a notebook imports from the modules `datetime` and `pandas`. */
export interface TimeImports {
  /** Names of the class `datetime`. */
  readonly classes: ReadonlySet<string>
  /** Names of the function `to_datetime`. */
  readonly functions: ReadonlySet<string>
  /** The name of the class `timezone`, where it is imported. */
  readonly timezone?: string
  /** Where another name can be added to an import. */
  readonly open?: {readonly cell: CellView; readonly offset: number}
}

export function timeImports(cells: readonly CellView[]): TimeImports {
  const classes = new Set(['datetime'])
  let timezone: string | undefined
  let open: TimeImports['open']
  for (const cell of cells) {
    if (cell.language !== 'python') continue
    for (const {0: line, 1: head = '', index} of cell.source.matchAll(/^([ \t]*from[ \t]+datetime[ \t]+import\b)[^\n]*/gmu)) {
      const names = importedNames(cell.source, index + head.length)
      for (const [name, original] of names) {
        if (original === 'datetime') classes.add(name)
        if (original === 'timezone' || original === '*') timezone ??= original === '*' ? 'timezone' : name
      }
      const plain = /^[\w \t,]*\w/u.exec(line)?.[0]
      if (plain !== undefined && names.length > 0 && !/[(\\]/u.test(line)) open ??= {cell, offset: index + plain.length}
    }
  }
  const ofPandas = importedFromModules(cells).filter(({module, original}) => module === 'pandas' && original === 'to_datetime')
  const functions = new Set(ofPandas.map(({name}) => name))
  return {classes, functions, ...(timezone !== undefined && {timezone}), ...(open && {open})}
}
