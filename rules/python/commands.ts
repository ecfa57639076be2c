import {type CellView, commandsIn} from '../../src/rule.ts'

/** A magic or a `!` command of a Python cell. */
export interface Command {
  /** Its first unit in the cell's source. */
  readonly start: number
  /** From its mark on, with the lines that a backslash joins to it. */
  readonly text: string
}

const known = new WeakMap<CellView, readonly Command[]>()

/** The magics and `!` commands of a cell in order; of a cell in another language the magics that it starts with. */
export function commandsOf(cell: CellView): readonly Command[] {
  const found = known.get(cell) ?? readCommands(cell)
  known.set(cell, found)
  return found
}

function readCommands({type, language, source}: CellView): readonly Command[] {
  if (type !== 'code') return []
  return language === 'python' ? [...headsOf(source), ...magicsIn(source)] : headsOf(source)
}

const head = /(?:[ \t\r]*\n)*[ \t]*(?<text>%%(?<name>\w*)[^\r\n]*)/uy
/** Below these another magic may stand. */
const transparent = /^(?:time|timeit|capture|prun|memit)$/u

function headsOf(source: string): readonly Command[] {
  const heads: Command[] = []
  head.lastIndex = 0
  for (let found = head.exec(source); found; found = head.exec(source)) {
    const {text = '', name = ''} = found.groups ?? {}
    heads.push({start: head.lastIndex - text.length, text})
    if (!transparent.test(name)) break
  }
  return heads
}

function magicsIn(source: string): readonly Command[] {
  if (!/[%!]/u.test(source)) return []
  return commandsIn(source).flatMap(({start, end}) =>
    /[%!]/u.test(source.charAt(start)) ? [{start, text: source.slice(start, end).trimEnd()}] : [],
  )
}
