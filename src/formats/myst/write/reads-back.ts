import {findHeader} from '../blocks/header.ts'
import {showsTags} from '../blocks/hidden-cell.ts'
import {cutUnits} from '../blocks/units.ts'
import {readCell} from '../read/cell.ts'
import type {KnownOptions} from '../read/options.ts'
import {sameValue} from '../same-value.ts'
import type {Candidate, Position, WrittenCell} from './candidate.ts'

/** The neighbours of a cell, and options that were read before. */
export interface Among {
  readonly position: Position
  readonly known: KnownOptions
}

/** Whether the candidate between two small cells is read as just this cell. */
export function readsBack(cell: WrittenCell, {text, open}: Candidate, {position, known}: Among): boolean {
  const {first, last} = position
  const before = first ? '' : neighbour
  const after = last && open ? '' : `\n${neighbour}`
  const whole = before + (first ? text.slice(1) : text) + after
  // A later line of dashes would end the header that it begins, and jupytext stops at what is no YAML below.
  if (first && findHeader(whole) !== undefined) return false
  // A file would begin with a byte order mark.
  if (first && whole.startsWith('\ufeff')) return false
  if (cell.type === 'markdown' && !isCutAlike(whole)) return false
  const context = {text: whole, readSide: undefined, report: () => undefined, known}
  const {units, hidden, unclosed} = cutUnits(whole, 0)
  // Readers would take them for the tags of a cell that is lost.
  if ((hidden.length > 0 || unclosed) && showsTags(cell.text)) return false
  const read = units.map(unit => readCell(unit, context))
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
