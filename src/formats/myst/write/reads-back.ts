import {findHeader} from '../blocks/header.ts'
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
  if (cell.type === 'markdown' && !isCutAlike(whole)) return false
  const context = {text: whole, readSide: undefined, report: () => undefined, known}
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

/**
 * Whether other readers of CommonMark cut the text at the same places: to some of them `<!x` in lower case begins no HTML, `<textarea>`
 * and `<search>` are tags like others, and `<source>` is not; and jupytext's takes any space of Unicode for one in a tag.
 */
function isCutAlike(text: string): boolean {
  const older = text
    .replace(/<!(?=[a-z])/g, '<.')
    .replace(/<textarea|<\/?search/gi, name => `${name.slice(0, -1)}x`)
    .replace(/(<\/?)source/gi, '$1figure')
  const spaced = oddSpace.test(text) ? text.replace(/<[^\n]*/g, tag => tag.replace(oddSpaces, ' ')) : text
  return [older, spaced].every(other => other === text || areCutAlike(text, other))
}

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
