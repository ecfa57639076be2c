import {type CellView, cellMagicOf, commandsIn} from '../../src/rule.ts'

/** A line with a cell magic that is not the first one of its cell. */
export interface LateMagic {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The first line with a cell magic in a Python cell that does not start with one. */
export function lateMagicOf({language, source}: CellView): LateMagic | undefined {
  if (language !== 'python' || !/^[ \t]*%%\w/mu.test(source) || cellMagicOf(source) !== undefined) return undefined
  const magic = /%%(\w+)[^\r\n]*/uy
  for (const {start} of commandsIn(source)) {
    magic.lastIndex = start
    const [line, name] = magic.exec(source) ?? []
    if (line !== undefined && name !== undefined) return {name, start, end: start + line.length}
  }
  return undefined
}
