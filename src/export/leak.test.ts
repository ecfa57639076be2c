import {describe, expect, it} from 'vitest'
import {findLeak} from './leak.ts'
import type {KeptCell} from './select.ts'

function kept(source: string): KeptCell {
  return {number: 1, type: 'markdown', source, attachments: new Map(), outputs: []}
}

function leak(file: string, removed: string, source = ''): number | undefined {
  return findLeak([file], {kept: [kept(source)], removed: [{cell: 7, value: removed}]})
}

describe('findLeak', () => {
  it('finds a line of a removed part, and names its cell', () => {
    expect(leak('before token_1234567890 after', 'x\ntoken_1234567890\ny')).toBe(7)
  })

  it('sees through escapes and white space', () => {
    expect(leak('a \\[token\\]\\_1234   5678 b', '[token]_1234 5678')).toBe(7)
  })

  it('takes short lines for chance', () => {
    expect(leak('print(x)', 'print(x)')).toBeUndefined()
  })

  it('lets pass what a kept part also holds, as text or as HTML', () => {
    expect(leak('the same line here', 'the same line here', 'the same line here')).toBeUndefined()
    expect(leak('a & b together now', 'a & b together now', '<p>a &amp; <b>b</b> together now')).toBeUndefined()
  })

  it('finds nothing where nothing was removed', () => {
    expect(findLeak(['any text at all'], {kept: [], removed: []})).toBeUndefined()
  })

  it('is done in time with a megabyte on both sides', () => {
    const start = performance.now()
    const lines = Array.from({length: 50_000}, (_, index) => `the same beginning of line ${index}`).join('\n')
    expect(leak('the same beginning of line x '.repeat(30_000), lines)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
