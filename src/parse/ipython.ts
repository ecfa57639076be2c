/** Cell magics whose body is Python all the same. */
const transparentMagics = new Set(['time', 'timeit', 'capture', 'prun', 'memit'])

const cellMagic = /(?:[ \t\r]*\n)*[ \t]*%%(\w+)[^\n]*/uy
const commandLine = /^[ \t]*(?:[%!?]|(?:pip|conda|mamba)[ \t]+[a-z])/u
const helpEnd = /[\w*\]]\?{1,2}[ \t\r]*$/u
const assignedCommand = /=[ \t]*(?=!|%\w)/uy

/** The name of the cell magic that a cell starts with, after blank lines; below `%%capture` and the like that of the next one. */
export function cellMagicOf(source: string): string | undefined {
  return magicOf(source)?.name
}

/** The last magic that the cell starts with, and where its line ends. */
function magicOf(source: string): {readonly name: string; readonly end: number} | undefined {
  let found: {name: string; end: number} | undefined
  do {
    cellMagic.lastIndex = found?.end ?? 0
    const name = cellMagic.exec(source)?.[1]
    if (name === undefined) break
    found = {name, end: cellMagic.lastIndex}
  } while (isTransparentMagic(found.name))
  return found
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
  let at = magicOf(source)?.end ?? 0
  let result = source.slice(0, at).replace(/[^\r\n]/g, ' ')
  for (const {start, end} of commandsIn(source)) {
    result += `${source.slice(at, start)}0${source.slice(start + 1, end).replace(/[^\r\n]/g, ' ')}`
    at = end
  }
  return at === 0 ? source : result + source.slice(at)
}

/**
 * What Python reads of a cell, in a text of the same length: `blankIPython`, with prompts and the indentation of all lines gone, as IPython takes them
 * away. Form feeds stand in their place: Python counts the indentation anew behind them.
 */
export function pythonOf(source: string): string {
  const text = blankIPython(source)
  if (/^(?:[ \t\r]*\n)*>>>(?:[ \r\n]|$)/u.test(text)) return text.replace(/^(?:>>>|\.\.\.)(?: |$)/gmu, feeds)
  const [, indent] = /^(?:[ \t\r]*\n)*([ \t]+)\S/u.exec(text) ?? []
  if (indent === undefined) return text
  return text.replace(/^[ \t]+/gmu, space => (space.startsWith(indent) ? feeds(indent) + space.slice(indent.length) : space))
}

function feeds(text: string): string {
  return '\f'.repeat(text.length)
}

/** A magic, a `!` command or help among the lines of Python. */
export interface IPythonCommand {
  readonly start: number
  /** Where its last line ends, the line end left out. A backslash joins lines. */
  readonly end: number
}

/** The commands of a cell in order, without the cell magics that it starts with. */
export function commandsIn(source: string): readonly IPythonCommand[] {
  const commands: IPythonCommand[] = []
  let state: State = {depth: 0, quote: '', isJoined: false}
  for (let at = magicOf(source)?.end ?? 0; at < source.length; ) {
    const end = lineEnd(source, at)
    const line = source.slice(at, end)
    const next = scanLine(line, state)
    const command = isFree(state) ? commandStart(line, next) : -1
    if (command === -1) {
      state = next
      at = end + 1
      continue
    }
    let last = end
    while (last < source.length - 1 && isJoined(source, last)) last = lineEnd(source, last + 1)
    commands.push({start: at + command, end: source.charCodeAt(last - 1) === 0x0d ? last - 1 : last})
    at = last + 1
  }
  return commands
}

function lineEnd(source: string, from: number): number {
  const feed = source.indexOf('\n', from)
  return feed === -1 ? source.length : feed
}

function isJoined(source: string, end: number): boolean {
  return source.charCodeAt(source.charCodeAt(end - 1) === 0x0d ? end - 2 : end - 1) === 0x5c
}

/** Where the IPython syntax of a line begins that begins a statement; -1 for plain Python. */
function commandStart(line: string, {comment, assigned}: State): number {
  const isHelp = comment === undefined && helpEnd.test(line)
  if (isHelp || commandLine.test(line)) return line.length - line.trimStart().length
  return assigned ?? -1
}

/** What is open at the end of a line, and what was found in it. */
interface State {
  /** Brackets. */
  readonly depth: number
  /** The quote of a string that goes on. */
  readonly quote: string
  /** Whether a backslash joins the next line. */
  readonly isJoined: boolean
  /** Where the line's comment begins. */
  readonly comment?: number
  /** Where the command behind the line's first `=` begins. */
  readonly assigned?: number
}

function isFree({depth, quote, isJoined}: State): boolean {
  return depth === 0 && quote === '' && !isJoined
}

const token = /"""|'''|["'#()[\]{}\\]|[!<>=:+\-*/%&|^@]?=/gu

function scanLine(line: string, before: State): State {
  let {depth, quote} = before
  let assigned: number | undefined
  let hasSign = false
  let isJoined = false
  token.lastIndex = 0
  for (let match = token.exec(line); match; match = token.exec(line)) {
    const [text] = match
    const {index} = match
    if (text === '\\') {
      isJoined = index >= line.length - 1 || line.slice(index + 1) === '\r'
      token.lastIndex++
    } else if (quote !== '') {
      if (text === quote) quote = ''
      // `""""` inside a single-quoted text: its quote is the first unit of the match.
      else if (text.length > 1 && text[0] === quote) {
        quote = ''
        token.lastIndex = index + 1
      }
    } else if (text === '#') return {depth, quote, isJoined: false, comment: index, ...(assigned !== undefined && {assigned})}
    else if (text === '(' || text === '[' || text === '{') depth++
    else if (text === ')' || text === ']' || text === '}') depth = Math.max(0, depth - 1)
    else if (text === '=') {
      if (depth > 0 || hasSign) continue
      hasSign = true
      assignedCommand.lastIndex = index
      if (assignedCommand.test(line)) assigned = assignedCommand.lastIndex
    } else if (text.length !== 2) quote = text
  }
  if (quote.length === 1 && !isJoined) quote = ''
  return {depth, quote, isJoined, ...(assigned !== undefined && {assigned})}
}
