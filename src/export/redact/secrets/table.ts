import {isRandom} from './literal.ts'
import {type NamedRule, namedRules, namedSecret} from './named.ts'
import type {Span} from './rule.ts'

/** The cells of tables in Markdown that are secrets by the name of their column, or by the cell that begins their row. */
export function* secretCells(text: string, rule: NamedRule): Generator<Span> {
  if (!text.includes('|')) return
  let names: readonly string[] | undefined
  let above: Span | undefined
  for (const line of linesOf(text)) {
    const isRow = text.slice(line.start, line.end).includes('|')
    if (names && isRow) yield* cellsOfRow(text, {cells: cellsOf(text, line), names, rule})
    else names = above && isDelimiter(text.slice(line.start, line.end)) ? columnNames(text, above) : undefined
    above = isRow ? line : undefined
  }
}

interface Row {
  readonly cells: readonly Span[]
  readonly names: readonly string[]
  readonly rule: NamedRule
}

function* cellsOfRow(text: string, {cells, names, rule}: Row): Generator<Span> {
  const first = cells.findIndex(cell => !/^[\d\s]*$/u.test(text.slice(cell.start, cell.end)))
  const label = cells[first] ? nameIn(text, cells[first]) : ''
  // A row that is longer than its header has a `|` that is none.
  const isWhole = cells.length <= names.length
  for (const [index, cell] of cells.entries()) {
    const value = text.slice(cell.start, cell.end).replace(/\\(?=[!-/:-@[-`{-~])|[*`]/gu, '')
    const given = [isWhole ? names[index] : undefined, index === first + 1 ? label : undefined]
    if (given.some(name => name !== undefined && name !== '' && isSecret(name, value, rule))) yield cell
  }
}

/** What a table says of a password is mostly no password. */
function isSecret(name: string, value: string, rule: NamedRule): boolean {
  return namedSecret(name, value) === rule && (rule !== namedRules.assigned || isRandom(value))
}

function columnNames(text: string, line: Span): string[] {
  return cellsOf(text, line).map(cell => nameIn(text, cell))
}

/** Empty where it names no secret: most columns do not. */
function nameIn(text: string, {start, end}: Span): string {
  const name = text
    .slice(Math.max(start, end - 200), end)
    .replace(/[\\*`:]/gu, '')
    .trim()
  return /pass|pwd|secret|token|key|authorization/iu.test(name) ? name.replace(/[\s.]+/gu, '_') : ''
}

/** Also as databases print it: `---+---`. */
function isDelimiter(line: string): boolean {
  return line.includes('-') && /^[\s>|+:-]+$/u.test(line)
}

function* linesOf(text: string): Generator<Span> {
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    yield {start, end}
    start = end + 1
  }
}

function cellsOf(text: string, line: Span): Span[] {
  const start = line.start + (/^(?:[\s>*+-]|\d{1,9}[.)])*/u.exec(text.slice(line.start, line.end))?.[0].length ?? 0)
  const cells: Span[] = []
  let from = start
  for (let at = start; at <= line.end; at += 1) {
    if (at < line.end && (text[at] !== '|' || text[at - 1] === '\\')) continue
    // Nothing stands in front of a `|` that begins a row, or behind one that ends it.
    const isOutside = (at === start && at < line.end) || (at === line.end && text.slice(from, at).trim() === '')
    if (!isOutside) cells.push(withoutMarks(text, {start: from, end: at}))
    from = at + 1
  }
  return cells
}

/** Without blanks and what makes the whole cell code or strong. */
function withoutMarks(text: string, span: Span): Span {
  let {start, end} = span
  while (start < end && /\s/u.test(text.charAt(start))) start += 1
  while (start < end && /\s/u.test(text.charAt(end - 1))) end -= 1
  while (end - start > 2 && /[*`_~]/u.test(text.charAt(start)) && text.charAt(start) === text.charAt(end - 1)) {
    start += 1
    end -= 1
  }
  return {start, end}
}
