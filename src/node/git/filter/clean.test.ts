import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {file as files} from '../../../../test/fixtures/ipynb/arbitrary.ts'
import {cleanNotebook} from './clean.ts'

const clean = (text: string): string => Buffer.from(cleanNotebook(Buffer.from(text)).bytes).toString()
const executed =
  '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "source": "é", "execution_count": 1, "outputs": [1]}]}'
const stripped = executed.replace('"execution_count": 1', '"execution_count": null').replace('[1]', '[]')

describe('a notebook as it is stored', () => {
  it('has no outputs', () => {
    expect(clean(executed)).toBe(stripped)
    expect(cleanNotebook(Buffer.from(executed)).passed).toBeUndefined()
  })

  it('is the very same where there is nothing to take out, a byte order mark included', () => {
    for (const text of [stripped, `\ufeff${stripped}`, stripped.replaceAll(' ', '\r\n'), '']) {
      const bytes = Buffer.from(text)
      expect(cleanNotebook(bytes)).toEqual({bytes})
    }
    expect(clean(`\ufeff${executed}`)).toBe(`\ufeff${stripped}`)
  })

  it.each([
    ['text', 'Text.', 'Expected a value'],
    ['conflict markers', `<<<<<<< a\n${executed}\n=======\n${executed}\n>>>>>>> b\n`, 'Expected a value'],
    ['two byte order marks', `\ufeff\ufeff${executed}`, 'Expected a value'],
    ['JSON of something else', '{"a": 1}', 'Expected a notebook'],
  ])('is passed on where it is none: %s', (_, text, reason) => {
    const bytes = Buffer.from(text)
    expect(cleanNotebook(bytes)).toEqual({bytes, passed: expect.stringContaining(reason)})
  })

  it('is passed on where it is not UTF-8', () => {
    const bytes = Buffer.from(executed, 'latin1')
    expect(cleanNotebook(bytes)).toEqual({bytes, passed: 'Expected UTF-8.'})
  })

  it('stays what it is when it is stored again, and what nothing is taken out of stays the same', () => {
    fc.assert(
      fc.property(files, ({text}) => {
        const once = clean(text)
        expect(clean(once)).toBe(once)
      }),
      {numRuns: 500},
    )
  })
})
