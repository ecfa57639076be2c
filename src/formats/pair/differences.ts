import {align, equalPairs} from '../../model/align.ts'
import type {Content} from './content.ts'

/** What differs between the halves of a pair. */
export interface Differences {
  /** Keys of the notebook's metadata, in code-unit order. */
  readonly keys: readonly string[]
  /** Cells that only the text has, from 0. */
  readonly text: readonly number[]
  /** Cells that only the notebook has, from 0. */
  readonly notebook: readonly number[]
  /** Whether cells that are in both stand in another order. */
  readonly isMoved: boolean
  /** How many cells each side has less than both had; only where that is known. */
  readonly less?: {readonly text: number; readonly notebook: number}
}

export function differencesOf(text: Content, notebook: Content): Differences {
  const keys = [...new Set([...text.metadata.keys(), ...notebook.metadata.keys()])]
    .filter(key => text.metadata.get(key) !== notebook.metadata.get(key))
    .sort((a, b) => (a < b ? -1 : 1))
  const stay = align(text.cells, notebook.cells)
  const moved = equalPairs(text.cells, notebook.cells, stay)
  const pairs = [...stay, ...moved]
  const [own, others] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))]
  return {
    keys,
    text: [...text.cells.keys()].filter(index => !own.has(index)),
    notebook: [...notebook.cells.keys()].filter(index => !others.has(index)),
    isMoved: moved.length > 0,
  }
}

/** What each side changed since both held `base`. */
export function changesSince(base: Content, text: Content, notebook: Content): Differences {
  const [own, other] = [differencesOf(text, base), differencesOf(notebook, base)]
  return {
    keys: differencesOf(text, notebook).keys,
    text: own.text,
    notebook: other.text,
    isMoved: own.isMoved || other.isMoved,
    less: {text: own.text.length > 0 ? 0 : own.notebook.length, notebook: other.text.length > 0 ? 0 : other.notebook.length},
  }
}

/** The differences as people say them: "`hunting`, cells 2 and 3 of a.md, cell 2 of a.ipynb". */
export function describeDifferences(
  {keys, text, notebook, isMoved, less}: Differences,
  names: {readonly text: string; readonly notebook: string},
): string {
  const parts = [
    ...keys.map(key => `\`${key}\``),
    ...sideOf(text, less?.text ?? 0, names.text),
    ...sideOf(notebook, less?.notebook ?? 0, names.notebook),
    ...(isMoved ? ['the order of cells'] : []),
  ]
  return parts.join(', ')
}

function sideOf(indexes: readonly number[], less: number, name: string): string[] {
  if (indexes.length > 0) return [`${cells(indexes)} of ${name}`]
  return less > 0 ? [`${less === 1 ? 'a cell' : `${less} cells`} less in ${name}`] : []
}

/** Beyond that a list of numbers tells nobody anything. */
const maxNamed = 5

function cells(indexes: readonly number[]): string {
  const numbers = indexes.slice(0, maxNamed).map(index => String(index + 1))
  if (indexes.length === 1) return `cell ${numbers[0]}`
  if (indexes.length > maxNamed) return `cells ${numbers.join(', ')} and ${indexes.length - maxNamed} more`
  return `cells ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
