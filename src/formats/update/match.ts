import {align, equalPairs, type Pair} from '../../model/align.ts'
import type {Cell} from '../../model/notebook.ts'
import {prepare, similarEnough, similarity, type Weighed} from './similar.ts'
import {comparableSource} from './source.ts'

/** The stored cell that a cell of a text is. */
export interface Match {
  /** `edited`: another source, in the same place. */
  readonly kind: 'same' | 'moved' | 'edited'
  /** Index of the stored cell. */
  readonly stored: number
}

/**
 * Between two cells that stayed, no more pairs than this are weighed against each other, and no more lines in all. Beyond, the first is
 * taken for the first, and so on, if they are alike.
 */
const maxPairs = 2500
const maxLines = 500_000

/** Finds for each cell of a text the stored one that it is; `undefined` for a new cell. No stored cell is taken twice. */
export function matchCells(text: readonly Cell[], stored: readonly Cell[]): (Match | undefined)[] {
  const keysOf = (cells: readonly Cell[]): string[] => cells.map(({type, source}) => `${type}\n${comparableSource(source)}`)
  const [own, others] = [keysOf(text), keysOf(stored)]
  const anchors = align(own, others)
  const matches = new Array<Match | undefined>(text.length).fill(undefined)
  const isTaken = new Array<boolean>(stored.length).fill(false)
  const take = (kind: Match['kind'], [index, at]: Pair): void => {
    matches[index] = {kind, stored: at}
    isTaken[at] = true
  }
  for (const anchor of anchors) take('same', anchor)
  for (const pair of equalPairs(own, others, anchors)) take('moved', pair)
  let [top, above] = [0, 0]
  for (const [index, at] of [...anchors, [text.length, stored.length] as const]) {
    const free = {text: range(top, index).filter(i => !matches[i]), stored: range(above, at).filter(i => !isTaken[i])}
    for (const type of ['code', 'markdown', 'raw'] as const) {
      const left = free.text.filter(i => text[i]?.type === type)
      const right = free.stored.filter(i => stored[i]?.type === type)
      if (left.length === 0 || right.length === 0) continue
      const [given, kept] = [prepareAll(text, left), prepareAll(stored, right)]
      const weigh = (i: number, j: number): number => {
        const [a, b] = [given.get(i), kept.get(j)]
        return a && b ? similarity(a, b) : 0
      }
      const lines = right.length * linesIn(given) + left.length * linesIn(kept)
      const isMuch = lines > maxLines || left.length * right.length > maxPairs
      for (const pair of isMuch ? alikeInOrder(left, right, weigh) : similarPairs(left, right, weigh)) take('edited', pair)
    }
    ;[top, above] = [index + 1, at + 1]
  }
  return matches
}

function prepareAll(cells: readonly Cell[], indices: readonly number[]): ReadonlyMap<number, Weighed> {
  return new Map(indices.map(index => [index, prepare(comparableSource(cells[index]?.source ?? ''))]))
}

function linesIn(cells: ReadonlyMap<number, Weighed>): number {
  return [...cells.values()].reduce((sum, {lines}) => sum + lines.length, 0)
}

type Weigh = (i: number, j: number) => number

function alikeInOrder(left: readonly number[], right: readonly number[], weigh: Weigh): Pair[] {
  return left.flatMap((i, place): Pair[] => {
    const j = right[place]
    return j !== undefined && weigh(i, j) >= similarEnough ? [[i, j]] : []
  })
}

/** The pairs in order that are alike, and most so in all. */
function similarPairs(left: readonly number[], right: readonly number[], weigh: Weigh): Pair[] {
  const width = right.length + 1
  /** The best sum of the pairs from a place of each side on. */
  const best = new Float64Array((left.length + 1) * width)
  const weights = new Float64Array(best.length)
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * width + j
      const weight = weigh(left[i] ?? 0, right[j] ?? 0)
      weights[at] = weight >= similarEnough ? weight + (best[at + width + 1] ?? 0) : 0
      best[at] = Math.max(weights[at] ?? 0, best[at + width] ?? 0, best[at + 1] ?? 0)
    }
  }
  const pairs: Pair[] = []
  for (let [i, j] = [0, 0]; i < left.length && j < right.length; ) {
    const at = i * width + j
    if ((weights[at] ?? 0) > 0 && weights[at] === best[at]) pairs.push([left[i++] ?? 0, right[j++] ?? 0])
    else if (best[at] === best[at + width]) i++
    else j++
  }
  return pairs
}

function range(start: number, end: number): number[] {
  return Array.from({length: end - start}, (_, index) => start + index)
}
