/** Cell magics whose body is Python all the same. */
const transparentMagics = new Set(['time', 'timeit', 'capture', 'prun', 'memit'])

const cellMagic = /^(?:[ \t]*\n)*[ \t]*%%(\w+)[^\n]*/u
const commandLine = /^[ \t]*(?:[%!?]|(?:pip|conda|mamba)[ \t]+[a-z])/u
const help = /^[ \t]*[\w.%]+\?{1,2}[ \t]*$/u
const assignedCommand = /^([ \t]*[\w.]+(?:[ \t]*,[ \t]*[\w.]+)*[ \t]*=[ \t]*)[%!]/u

/** The name of the cell magic that a cell starts with, after blank lines. */
export function cellMagicOf(source: string): string | undefined {
  return cellMagic.exec(source)?.[1]
}

/** Whether the cell is Python in a notebook of that language: it has no cell magic, or one that runs its body as Python. */
export function isTransparentMagic(name: string): boolean {
  return transparentMagics.has(name)
}

/**
 * Python text of the same length, with what only IPython understands replaced: magics, `!` commands and `?` help become the number
 * `0` (a statement wherever a statement may stand), `x = !ls` becomes `x = 0`. Offsets stay those of the cell's source.
 */
export function blankIPython(source: string): string {
  const magic = cellMagic.exec(source)?.[0] ?? ''
  let result = magic.replace(/[^\n]/g, ' ')
  let state: State = {depth: 0, quote: ''}
  let command = false
  for (let start = magic.length; start < source.length; ) {
    const end = source.indexOf('\n', start)
    const line = source.slice(start, end === -1 ? source.length : end)
    const continued = line.endsWith('\\')
    if (command) {
      result += ' '.repeat(line.length)
      command = continued
    } else {
      const kept = state.depth === 0 && state.quote === '' ? commandStart(line) : -1
      if (kept === -1) {
        state = scanLine(line, state)
        result += line
      } else {
        result += line.slice(0, kept) + '0'.padEnd(line.length - kept)
        command = continued
      }
    }
    if (end === -1) break
    result += '\n'
    start = end + 1
  }
  return result
}

/** Where the IPython syntax of a line begins; -1 for plain Python. */
function commandStart(line: string): number {
  const assigned = assignedCommand.exec(line)?.[1]
  if (assigned !== undefined) return assigned.length
  return commandLine.test(line) || help.test(line) ? line.length - line.trimStart().length : -1
}

/** Brackets that are open at the end of a line, and the triple quote that is. */
interface State {
  readonly depth: number
  readonly quote: string
}

const token = /"""|'''|["'#()[\]{}\\]/gu

function scanLine(line: string, before: State): State {
  let {depth, quote} = before
  token.lastIndex = 0
  for (let match = token.exec(line); match; match = token.exec(line)) {
    const [text] = match
    if (text === '\\') token.lastIndex++
    else if (quote !== '') {
      if (text === quote) quote = ''
      // `""""` inside a single-quoted text: its quote is the first unit of the match.
      else if (text.length > 1 && text[0] === quote) {
        quote = ''
        token.lastIndex = match.index + 1
      }
    } else if (text === '#') break
    else if (text === '(' || text === '[' || text === '{') depth++
    else if (text === ')' || text === ']' || text === '}') depth = Math.max(0, depth - 1)
    else quote = text
  }
  return {depth, quote: quote.length === 3 ? quote : ''}
}
