import type {CellView} from '../src/rule.ts'

/** The cell whose values a run replaces: the first code cell with the tag. */
export function parametersCell(cells: readonly CellView[]): CellView | undefined {
  return cells.find(({type, tags}) => type === 'code' && tags.some(({tag}) => tag === 'parameters'))
}

/** The names that the parameters cell assigns, in its order. Empty where there is none, or where it is no Python. */
export function parametersOf(cells: readonly CellView[]): readonly string[] {
  const cell = parametersCell(cells)
  return cell?.language === 'python' ? assignedNames(cell.source) : []
}

/**
 * The names that Python text assigns at its top level, in order, each once. No parse is needed: such an assignment begins a
 * statement, and where statements begin can be told by the marks of brackets, strings and comments.
 */
export function assignedNames(source: string): readonly string[] {
  return [...new Set(topStatements(source).flatMap(targetsOf))]
}

/** What a string may end with, by its opening quotes, and what may hide that. */
const ends = new Map(
  [`"`, `'`, `"""`, `'''`].map(quote => [quote, new RegExp(quote.length > 1 ? `\\\\[^]|${quote}` : `\\\\[^]|[${quote}\\n]`, 'gu')]),
)
const mark = /"""|'''|["'#()[\]{}\\\n]|;[ \t]*/gu

/** Statements of the top level without what is inside their brackets, strings and comments. */
function topStatements(source: string): string[] {
  const statements = ['']
  let depth = 0
  const keep = (text: string): void => {
    if (depth === 0) statements.push((statements.pop() ?? '') + text)
  }
  for (let at = 0; at < source.length; ) {
    mark.lastIndex = at
    const match = mark.exec(source)
    keep(source.slice(at, match?.index))
    if (!match) break
    const [text] = match
    at = match.index + text.length
    if (text === '\\') at++
    else if (text === '#') at = lineEnd(source, at)
    else if (text.startsWith('"') || text.startsWith("'")) {
      keep(text)
      at = endOfString(source, at, text)
    } else if (text === '\n' || text.startsWith(';')) {
      if (depth === 0) statements.push('')
    } else if ('([{'.includes(text)) {
      keep(text)
      depth++
    } else depth = Math.max(0, depth - 1)
  }
  return statements
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end === -1 ? source.length : end
}

/** A string of one line that is not closed ends with its line. */
function endOfString(source: string, from: number, quote: string): number {
  const end = ends.get(quote) ?? mark
  end.lastIndex = from
  for (let match = end.exec(source); match; match = end.exec(source)) {
    if (match[0] === '\n') return match.index
    if (!match[0].startsWith('\\')) return end.lastIndex
  }
  return source.length
}

/** The names before each `=`, without annotations. What is indented belongs to a block. */
function targetsOf(statement: string): string[] {
  if (/^(?:\s|(?:else|try|finally)\b)/u.test(statement)) return []
  return sidesOf(statement)
    .slice(0, -1)
    .flatMap(target => target.replace(/:.*$/su, '').split(','))
    .map(name => name.trim())
    .filter(name => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
}

/** What stands between the `=` that assign: a pattern that looks behind each character takes V8 longer to compile than this to run. */
function sidesOf(statement: string): string[] {
  const sides: string[] = []
  let start = 0
  for (let at = statement.indexOf('='); at !== -1; at = statement.indexOf('=', at + 1)) {
    if (statement[at + 1] === '=' || '=!<>:+-*/%&|^@~'.includes(statement[at - 1] ?? ' ')) continue
    sides.push(statement.slice(start, at))
    start = at + 1
  }
  return [...sides, statement.slice(start)]
}
