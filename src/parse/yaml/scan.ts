import {maxYamlLevels} from '../../model/limits.ts'
import {tooDeep} from './fault.ts'
import {isBlankOrEnd, isBreakOrEnd, lineEnd, nextLine, startsComment} from './gap.ts'
import {maxPadding} from './limits.ts'
import {flowEnd, propertyEnd, quoteEnd} from './scan-flow.ts'

/** Spaces to put in before a line or a comment so that the reader takes it as PyYAML does. Ascending. */
export interface Padding {
  readonly at: number
  readonly width: number
}

/**
 * Looks over a text before any library reads it: iteratively, each character once. Throws a `Fault` where collections nest deeper
 * than `maxYamlLevels`; brackets in quotes, comments, block scalars and plain text do not count. What it cannot follow it leaves to the
 * reader. Gives the lines inside brackets and quotes that are indented less than YAML 1.2 asks for: PyYAML does not mind, people
 * write them (a `]` below its key), and white space there means nothing; and the comments that touch a quote or bracket before them.
 */
export function scan(text: string): readonly Padding[] {
  const scanner: Scanner = {text, columns: [], paddings: [], line: 0, inPlain: false}
  while (scanner.line < text.length) scanner.line = scanLine(scanner)
  return scanner.paddings
}

interface Scanner {
  readonly text: string
  /** The columns of the open block collections, ascending. */
  readonly columns: number[]
  readonly paddings: Padding[]
  /** The start of the line that is being looked at. */
  line: number
  /** The line before ended in a plain scalar, which deeper lines continue. */
  inPlain: boolean
}

/** Goes from the start of a line to the start of the next one that is not part of the same token. */
function scanLine(scanner: Scanner): number {
  const {text, columns, line} = scanner
  let offset = line
  while (text[offset] === ' ' || (offset === 0 && text[offset] === '\ufeff')) offset++
  const first = text[offset]
  if (isBreakOrEnd(first)) return nextLine(text, offset)
  if (first === '#') return nextLine(text, lineEnd(text, offset))
  const indent = offset - line
  if (indent === 0 && isMarker(text, offset)) {
    columns.length = 0
    scanner.inPlain = false
    return scanNodes(scanner, offset + 3)
  }
  if (first === '%' && columns.length === 0) return nextLine(text, lineEnd(text, offset))
  if (scanner.inPlain && indent > parentColumn(scanner)) return scanNodes(scanner, offset)
  scanner.inPlain = false
  while (parentColumn(scanner) > indent) columns.pop()
  return scanNodes(scanner, offset)
}

/** Goes through the tokens of a line, and of the lines that the last of them takes in. */
function scanNodes(scanner: Scanner, start: number): number {
  const {text} = scanner
  let offset = start
  // Where the node begins that would be a key if a `:` followed, with its anchor and tag.
  let node: number | undefined
  for (;;) {
    const character = text[offset]
    if (!scanner.inPlain) {
      if (isBreakOrEnd(character)) return nextLine(text, offset)
      if (character === ' ' || character === '\t') {
        offset++
        continue
      }
      if (character === '#') return nextLine(text, commentEnd(scanner, offset))
      if (isIndicator(text, offset)) {
        open(scanner, character === ':' && node !== undefined ? node : offset)
        offset++
        node = undefined
        continue
      }
      if (character === '|' || character === '>') return blockEnd(scanner, offset)
      node ??= offset
      const end = nodeEnd(scanner, offset)
      if (end !== undefined) {
        offset = end
        continue
      }
    }
    offset = plainEnd(text, offset)
    scanner.inPlain = isBreakOrEnd(text[offset])
    if (scanner.inPlain) return nextLine(text, offset)
  }
}

/** The end of a comment where a token may begin. Only PyYAML takes it for one without white space before it. */
function commentEnd({text, paddings}: Scanner, offset: number): number {
  if (!startsComment(text, offset)) paddings.push({at: offset, width: 1})
  return lineEnd(text, offset)
}

/** `-`, `?` or `:` as a word of its own. */
function isIndicator(text: string, offset: number): boolean {
  const character = text[offset]
  return (character === '-' || character === '?' || character === ':') && isBlankOrEnd(text[offset + 1])
}

/** The end of a token that is no plain scalar. */
function nodeEnd(scanner: Scanner, offset: number): number | undefined {
  const {text, columns} = scanner
  switch (text[offset]) {
    case '"':
    case "'":
      return quoteEnd(text, offset, line => pad(scanner, line))
    case '[':
    case '{':
      return flowEnd(text, offset, {level: columns.length, onLine: line => pad(scanner, line), commentEnd: at => commentEnd(scanner, at)})
    case '&':
    case '!':
    case '*':
      return propertyEnd(text, offset, {flow: false})
    default:
      return undefined
  }
}

/** Where a plain scalar stops in its line: at a `:`, at a comment or at the end of the line. */
function plainEnd(text: string, start: number): number {
  let offset = start
  while (!isBreakOrEnd(text[offset])) {
    if (text[offset] === ':' && isBlankOrEnd(text[offset + 1])) return offset
    if (text[offset] === '#' && offset > start && startsComment(text, offset)) return offset
    offset++
  }
  return offset
}

/** Goes over a block scalar: the rest of the line and all deeper or blank lines. */
function blockEnd(scanner: Scanner, indicator: number): number {
  const {text} = scanner
  const header = lineEnd(text, indicator)
  const digit = /[1-9]/u.exec(text.slice(indicator + 1, indicator + 3))
  const parent = parentColumn(scanner)
  let needed = digit ? parent + Number(digit[0]) : -1
  let line = nextLine(text, header)
  while (line < text.length) {
    let offset = line
    while (text[offset] === ' ') offset++
    const end = lineEnd(text, offset)
    if (offset < end) {
      const indent = offset - line
      if (needed < 0) needed = indent > parent ? indent : Number.POSITIVE_INFINITY
      if (indent < needed || (indent === 0 && isMarker(text, offset))) return line
    }
    line = nextLine(text, end)
  }
  return line
}

/** The mapping or list of the indicator whose first node starts at `start` is open from here on. */
function open(scanner: Scanner, start: number): void {
  // Negative for a node that began on a line before: no key may do that.
  const column = start - scanner.line
  if (column <= parentColumn(scanner)) return
  if (scanner.columns.length >= maxYamlLevels) throw tooDeep(start)
  scanner.columns.push(column)
}

/** A line that begins inside brackets or quotes. */
function pad(scanner: Scanner, line: number): void {
  scanner.line = line
  const width = parentColumn(scanner) + 1
  if (width > maxPadding) return
  let offset = line
  while (offset - line < width && scanner.text[offset] === ' ') offset++
  if (offset < scanner.text.length && isBreakOrEnd(scanner.text[offset])) return
  if (offset - line < width && !isMarker(scanner.text, line)) scanner.paddings.push({at: line, width})
}

function parentColumn(scanner: Scanner): number {
  return scanner.columns.at(-1) ?? -1
}

/** `---` or `...` as a word: they end a document at the start of a line, whatever is open. */
function isMarker(text: string, offset: number): boolean {
  return (text.startsWith('---', offset) || text.startsWith('...', offset)) && isBlankOrEnd(text[offset + 3])
}
