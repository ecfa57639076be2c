import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {notebook, text} from '../../../test/fixtures/myst/arbitrary.ts'
import {parseMyst} from './parse.ts'
import {printMyst} from './print.ts'

describe('a notebook as MyST', () => {
  it('comes back from its text, whatever it holds', () => {
    fc.assert(
      fc.property(notebook, given => {
        // The writer reads its text and compares: a difference is an error.
        expect(printMyst(given).losses.filter(({severity}) => severity === 'error')).toEqual([])
      }),
      {numRuns: 1500},
    )
  })

  it('gives the same text again after it was read', () => {
    fc.assert(
      fc.property(notebook, fc.constantFrom('plain', 'full', 'off'), (given, representation) => {
        const printed = printMyst(given, {representation})
        const {notebook: read} = parseMyst(printed.text)
        expect(read && printMyst(read, {representation}).text).toBe(printed.text)
      }),
      {numRuns: 1500},
    )
  })

  it('that was read from any text can be written', () => {
    fc.assert(
      fc.property(text, given => {
        const {notebook: read, problems} = parseMyst(given)
        if (!read || problems.some(({severity}) => severity === 'error')) return
        expect(printMyst(read).losses.filter(({severity}) => severity === 'error')).toEqual([])
      }),
      {numRuns: 1500},
    )
  })
})
