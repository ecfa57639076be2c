import type {Value} from '../../../model/value.ts'
import {printPythonJson} from '../../../parse/json-print.ts'
import {findHeader} from '../blocks/header.ts'
import {cutUnits} from '../blocks/units.ts'
import {attachmentsKey, encodeText, flagsFor, printFlags, textKey} from '../decode.ts'
import {readCell} from '../read/cell.ts'
import {sameValue} from '../same-value.ts'
import {listTags} from '../tags.ts'
import {type Candidate, type KeptCell, longestRun, type WrittenCell} from './candidate.ts'
import {fencedCandidates} from './fenced.ts'

/** Where a cell stands among the others. */
export interface Position {
  /** The first block of a text without a header. */
  readonly first: boolean
  readonly last: boolean
  readonly afterMarkdown: boolean
  /** Of code cells, or empty. */
  readonly lexer: string
}

/** The cell with kept metadata, encoded for the text. `attachments` stands for its attachments in the metadata. */
export function writtenCell({type, source, metadata: kept}: KeptCell, attachments: Value | undefined): WrittenCell {
  const flags = flagsFor(source)
  const metadata = new Map(
    listTags(new Map([...kept].map(([key, value]): [string, Value] => [reserved.test(key) ? `${key}_` : key, value]))),
  )
  const names = printFlags(flags)
  if (names !== '') metadata.set(textKey, names)
  if (attachments !== undefined) metadata.set(attachmentsKey, attachments)
  return {type, text: encodeText(source, flags) ?? source, metadata}
}

/** The first candidate that reads back. `undefined` would be a fault of ours. */
export function printCell(cell: WrittenCell, position: Position): string | undefined {
  const candidates = cell.type === 'markdown' ? markdownCandidates(cell, position) : fencedCandidates(cell, position.lexer)
  for (const candidate of candidates) if (readsBack(cell, candidate, position)) return candidate.text
  return undefined
}

function* markdownCandidates({text, metadata}: WrittenCell, {last, afterMarkdown}: Position): Generator<Candidate> {
  const json = metadata.size > 0 ? ` ${printPythonJson(metadata)}` : ''
  const head = json !== '' ? `\n+++${json}\n` : afterMarkdown ? '\n+++\n' : ''
  const end = text.endsWith('\n') ? '' : '\n'
  yield {text: `${head}\n${text}${end}`, open: true}
  yield {text: `\n++++${json}\n\n${text}\n${last ? '\n+++\n' : ''}`, open: true}
  const fence = '`'.repeat(longestRun(text) + 1)
  yield {text: `${head}\n${fence}{markdown-cell}\n${text}\n${fence}\n`, open: false}
}

/** Whether the candidate between two small cells is read as just this cell. */
function readsBack(cell: WrittenCell, {text, open}: Candidate, {first, last}: Position): boolean {
  const before = first ? '' : neighbour
  const after = last && open ? '' : `\n${neighbour}`
  const whole = before + (first ? text.slice(1) : text) + after
  // A later line of dashes would end the header that it begins, and jupytext stops at what is no YAML below.
  if (first && findHeader(whole) !== undefined) return false
  if (cell.type === 'markdown' && !isCutAlike(whole)) return false
  const context = {text: whole, readSide: undefined, report: () => undefined}
  const read = cutUnits(whole, 0).units.map(unit => readCell(unit, context))
  const own = read[first ? 0 : 1]
  if (!own || read.length !== (first ? 1 : 2) + (after === '' ? 0 : 1)) return false
  const neighbours = read.filter(other => other !== own)
  return (
    own.type === cell.type &&
    own.content.source.text === cell.text &&
    sameValue(own.content.metadata, cell.metadata) &&
    neighbours.every(({type, source, metadata}) => type === 'code' && source === '0' && metadata.size === 0)
  )
}

/** Whether readers of all versions of CommonMark, and jupytext's, cut the text at the same places. */
function isCutAlike(text: string): boolean {
  const others = [text]
  if (text.includes('<')) for (const read of dialects) if (read(text) !== text) others.push(...others.map(read))
  return others.every(other => other === text || areCutAlike(text, other))
}

/** A text that is cut as some readers cut the given one. Each of them may hold for a reader, or not. */
const dialects: readonly ((text: string) => string)[] = [
  // A declaration is in upper case.
  text => text.replace(/<!(?=[a-z])/g, '<.'),
  // These are tags like others.
  text => text.replace(/<textarea/gi, '<textarex'),
  text => text.replace(/(<\/?)search/gi, '$1searcx'),
  // This one is not.
  text => text.replace(/(<\/?)source/gi, '$1figure'),
  // Any space of Unicode is one in a tag.
  text => (oddSpace.test(text) ? text.replace(/<[^\n]*/g, tag => tag.replace(oddSpaces, ' ')) : text),
]

function areCutAlike(text: string, other: string): boolean {
  const cuts = (given: string): string =>
    cutUnits(given, 0)
      .units.map(({kind, start, end}) => `${kind} ${start} ${end}`)
      .join()
  return cuts(text) === cuts(other)
}

const oddSpace = /[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/
const oddSpaces = new RegExp(oddSpace, 'g')
const neighbour = '```{code-cell}\n0\n```\n'
const reserved = /^huntbook-(?:text|attachments|tags)_*$/
