import fc from 'fast-check'
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

  it('finds any line of twelve units or more, whatever stands around it', () => {
    const line = fc.string({minLength: 12, maxLength: 3000, unit: fc.constantFrom('a', 'b', '1', '=', '🦊')})
    fc.assert(
      fc.property(fc.string(), line, fc.string(), (before, text, after) => {
        expect(leak(`${before}${text}${after}`, `x\n${text}\ny`)).toBe(7)
        expect(leak(`${before}${text}${after}`, `x\n${text}\ny`, text)).toBeUndefined()
      }),
    )
  })

  it('finds a line of which kept parts hold less than it shows', () => {
    const [start, end] = ['user alice,', 'key 0123456789']
    expect(leak(`${start}${end}`, `${start}${end}`, `${start}\n${end}`)).toBe(7)
  })

  it('does not take parts of a line for the line', () => {
    expect(leak('the token is 1234 here', 'the token is 1234 there')).toBeUndefined()
  })

  const many = 100_000
  it.each([
    [
      'lines that begin alike',
      'the same beginning x '.repeat(30_000),
      Array.from({length: 50_000}, (_, at) => `the same beginning ${at}`).join('\n'),
      '',
    ],
    ['one letter', 'a'.repeat(2 * many), 'a'.repeat(many), 'a'.repeat(2 * many)],
    ['one letter, shown in part', 'A'.repeat(many), `${'A'.repeat(many)}B`, ''],
    ['two letters', 'ab'.repeat(many), Array.from({length: 1000}, (_, at) => 'ab'.repeat(at + 6)).join('\n'), 'ab'.repeat(many)],
    ['long lines that end differently', 'a'.repeat(many), Array.from({length: 64}, (_, at) => `${'a'.repeat(20_000)}${at}`).join('\n'), ''],
  ])('is done in time with %s', (_, file, removed, source) => {
    expect(leak(file, removed, source)).toBeUndefined()
  })
})
