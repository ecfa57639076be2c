import {printPythonJson, sortKeys} from '../../../parse/json-print.ts'
import {align, equalPairs} from '../../align.ts'
import type {KeptCell} from '../write/candidate.ts'

/** The unit of a text that a cell was. */
export interface Source {
  /** Index among the cells of the text. */
  readonly unit: number
  /** Whether it holds the very same cell. */
  readonly isSame: boolean
}

/** Finds for each cell the unit that it was: one with the same cell, or else, between cells that stay, one of its type in the same order. */
export function sourcesOf(before: readonly KeptCell[], cells: readonly KeptCell[]): (Source | undefined)[] {
  const [given, wanted] = [before.map(keyOf), cells.map(keyOf)]
  const stay = align(given, wanted)
  const sources = new Array<Source | undefined>(cells.length).fill(undefined)
  const taken = new Set<number>()
  for (const [unit, index] of [...stay, ...equalPairs(given, wanted, stay)]) {
    sources[index] = {unit, isSame: true}
    taken.add(unit)
  }
  let [unit, index] = [0, 0]
  for (const [nextUnit, nextIndex] of [...stay, [before.length, cells.length] as const]) {
    for (const type of ['code', 'markdown', 'raw'] as const) {
      const olds = indexes(before, type, {start: unit, end: nextUnit}).filter(at => !taken.has(at))
      const news = indexes(cells, type, {start: index, end: nextIndex}).filter(at => !sources[at])
      for (const [place, at] of news.entries()) {
        const from = olds[place]
        if (from !== undefined) sources[at] = {unit: from, isSame: false}
      }
    }
    ;[unit, index] = [nextUnit + 1, nextIndex + 1]
  }
  return sources
}

function keyOf({type, source, metadata, attachments}: KeptCell): string {
  const values = [metadata, ...(attachments ? [attachments] : [])].map(value => printPythonJson(sortKeys(value)))
  return [type, source, ...values].join('\0')
}

function indexes(cells: readonly KeptCell[], type: KeptCell['type'], {start, end}: {start: number; end: number}): number[] {
  return cells.slice(start, end).flatMap((cell, place) => (cell.type === type ? [start + place] : []))
}
