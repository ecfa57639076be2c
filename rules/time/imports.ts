import type {CellView} from '../../src/rule.ts'

/** What a notebook imports from the module `datetime`. */
export interface TimeImports {
  /** Names of the class `datetime`. */
  readonly classes: ReadonlySet<string>
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
  return {classes, ...(timezone !== undefined && {timezone}), ...(open && {open})}
}

/** Name and what it stands for, of the list behind `import`. */
function importedNames(source: string, start: number): [string, string][] {
  const inBrackets = /^\s*\(/u.test(source.slice(start, start + 100))
  const end = source.indexOf(inBrackets ? ')' : '\n', start)
  // Far more than such a list is long: an open bracket must not cost the rest of the cell each time.
  const list = source.slice(start, Math.min(end === -1 ? source.length : end, start + 2000)).replace(/#[^\n]*/gu, '')
  return list.split(',').flatMap(item => {
    const [, original = '', name = original] = /([\w*]+)(?:\s+as\s+(\w+))?/u.exec(item) ?? []
    return original === '' ? [] : [[name, original]]
  })
}
