import {blankIPython, type CellView} from '../../src/rule.ts'

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
  const found = known.get(cell) ?? (cell.language === 'python' ? commandsIn(cell.source) : cell.type === 'code' ? headsOf(cell.source) : [])
  known.set(cell, found)
  return found
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

/** Where the source and the Python that stands for it differ, IPython reads a command. */
function commandsIn(source: string): readonly Command[] {
  if (!/[%!]/u.test(source)) return []
  const python = blankIPython(source)
  const found: {start: number; end: number}[] = []
  let lineBefore = -1
  for (let from = 0; from < source.length; ) {
    const feed = source.indexOf('\n', from)
    const next = feed === -1 ? source.length : feed
    const end = source[next - 1] === '\r' ? next - 1 : next
    let start = from
    while (start < end && source.charCodeAt(start) === python.charCodeAt(start)) start++
    const last = found.at(-1)
    if (start < end) {
      // What follows a backslash is left blank, and so is what stands in front of a command.
      if (last && last.end === lineBefore && source[last.end - 1] === '\\') last.end = end
      else found.push({start, end})
    }
    lineBefore = end
    from = next + 1
  }
  return found.map(({start, end}) => ({start, text: source.slice(start, end)})).filter(({text}) => /^[%!]/u.test(text))
}
