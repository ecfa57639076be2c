import {env} from 'node:process'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import type {MystOptions} from '../src/formats/myst/print.ts'
import {fileViolationOf, violationOf} from './fixtures/guarantees.ts'
import {file} from './fixtures/ipynb/arbitrary.ts'
import {notebook} from './fixtures/myst/arbitrary.ts'

/** Cells through all guarantees; `npm run fuzz` asks for more. Half of them are of notebooks, half of files. */
const cells = Number(env.HUNTBOOK_FUZZ_CELLS ?? 4000)

const options = fc.constantFrom<MystOptions>({}, {representation: 'full'}, {representation: 'off'}, {sideFiles: {stem: 'h'}})

/** Runs a property again and again, each time with another seed, until it has seen enough cells. */
function runFor(count: number, property: (seen: (cells: number) => void) => fc.IRawProperty<unknown>): number {
  const {seed = Date.now()} = fc.readConfigureGlobal()
  let total = 0
  const one = property(more => {
    total += more
  })
  for (let round = 0; total < count; round++) fc.assert(one, {numRuns: 500, seed: (seed + round) | 0})
  return total
}

it(`${cells / 2} cells come back from MyST, and so do their texts`, () => {
  const seen = runFor(cells / 2, add =>
    fc.property(notebook, options, (given, chosen) => {
      add(given.cells.length)
      expect(violationOf(given, chosen)).toBe(undefined)
    }),
  )
  expect(seen).toBeGreaterThanOrEqual(cells / 2)
})

it(`${cells / 2} cells of files come back from .ipynb and MyST, and so do their texts`, () => {
  const seen = runFor(cells / 2, add =>
    fc.property(file, options, (given, chosen) => {
      add(given.cells)
      expect(fileViolationOf(given, chosen)).toBe(undefined)
    }),
  )
  expect(seen).toBeGreaterThanOrEqual(cells / 2)
})
