import {describe, expect, it} from 'vitest'
import {parserFor} from './parser.ts'

describe('parserFor', () => {
  it('parses some rounds over a text', () => {
    const source = 'a *b*\n\n'.repeat(2000)
    const {parse, isSpent} = parserFor(source.length)
    for (let round = 0; round < 8; round += 1) expect(parse(source)?.children).toHaveLength(2000)
    expect(isSpent()).toBe(false)
  })

  it('parses no more when it is spent', () => {
    const {parse, isSpent} = parserFor(10)
    for (let round = 0; round < 4; round += 1) expect(parse('a\n\n'.repeat(30_000))).toBeDefined()
    expect(parse('a\n\n'.repeat(30_000))).toBeUndefined()
    expect(isSpent()).toBe(true)
  })

  it('leaves a paragraph of very many lines', () => {
    expect(parserFor(500_000).parse('a b c d e\n'.repeat(50_000))).toBeUndefined()
  })
})
