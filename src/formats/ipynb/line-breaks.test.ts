import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyEdits} from '../../parse/edits.ts'
import {lineBreaks} from './line-breaks.ts'

function broken(text: string): string {
  return applyEdits(text, lineBreaks(text) ?? [])
}

describe('lineBreaks', () => {
  it('puts cells, their fields and the lines of sources on lines of their own', () => {
    const text = '{"cells":[{"source":["a\\n","b"],"outputs":[{"text":["x","y"]}],"metadata":{}}],"nbformat":4}'
    expect(broken(text)).toBe(
      '{\n "cells":[\n  {\n   "source":[\n    "a\\n",\n    "b"\n   ],\n   "outputs":[\n    {"text":["x","y"]}\n   ],\n   "metadata":{}\n  }\n ],\n "nbformat":4\n}',
    )
  })
  it('knows strings that hold brackets, commas, quotes and backslashes', () => {
    const text = '["{,[\\"", "\\\\", "a,b"]'
    expect(broken(text)).toBe('[\n "{,[\\"",\n "\\\\",\n "a,b"\n]')
  })
  it('changes nothing but white space', () => {
    fc.assert(
      fc.property(fc.jsonValue({maxDepth: 6}), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent)
        expect(JSON.stringify(JSON.parse(broken(text)))).toBe(JSON.stringify(value))
        expect(broken(broken(text))).toBe(broken(text))
      }),
    )
  })
  it('gives up where there would be too many edits', () => {
    expect(lineBreaks(JSON.stringify(Array(30_000).fill(1)))).toBeUndefined()
  })
  it('takes any text', () => {
    for (const text of ['', '"', '"\\', ']]', '{"a', '[,]', '{{{']) expect(typeof broken(text)).toBe('string')
  })
})
