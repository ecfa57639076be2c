import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {dedent, indent, overwrite, stripAnsi, urlOf} from './text.ts'

describe('indent', () => {
  it.each([
    ['', '    '],
    ['\n', '    \n'],
    ['a\n', '    a\n'],
    ['a\n\n', '    a\n    \n'],
    ['a\r\nb\rc\u2028d\x0be', '    a\r\n    b\rc\u2028d\x0be'],
    ['$& $1', '    $& $1'],
  ])('makes of %j the text %j', (text, indented) => expect(indent(text)).toBe(indented))
})

describe('stripAnsi', () => {
  it.each([
    ['\x1b[31mred\x1b[0m', 'red'],
    ['\x1b[\r\u2028 mx', 'x'],
    ['\x1b[31\nm', '\x1b[31\nm'],
    ['\x1b[\x1b[m', 'm'],
    ['\x1b]0;title\x07', '\x1b]0;title\x07'],
    ['\x9b31m', '\x9b31m'],
  ])('makes of %j the text %j', (text, stripped) => expect(stripAnsi(text)).toBe(stripped))
  it('takes a million sequences without an end', () => {
    const text = '\x1b[1'.repeat(300_000)
    expect(stripAnsi(text).length).toBeLessThan(text.length)
    expect(stripAnsi(`\x1b[${'1'.repeat(1_000_000)}`)).toHaveLength(1_000_002)
  })
})

describe('dedent', () => {
  it.each([
    ['', ''],
    ['  a\n    b\n', 'a\n  b\n'],
    ['  a\n \t\n  b', 'a\n\nb'],
    ['\ta\n  b', '\ta\n  b'],
    [' \ta\n \tb', 'a\nb'],
    ['   \r\n    a', '\r\n a'],
    ['  a\n\u00a0 b', '  a\n\u00a0 b'],
    ['   ', ''],
  ])('makes of %j the text %j', (text, cut) => expect(dedent(text)).toBe(cut))
})

describe('overwrite', () => {
  it.each([
    ['a\rb', 'b'],
    ['a\r\nb\rc\r', 'a\r\nc\r'],
    ['a\r\r\n', '\r\n'],
    ['\r', '\r'],
    ['\rX', 'X'],
    ['a\r\rb\n\r\r', 'b\n\r'],
    ['\n\n', '\n\n'],
  ])('makes of %j the text %j', (text, left) => expect(overwrite(text)).toBe(left))
  it('is what the pattern of nbconvert does', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\r', '\n', '\u2028')), parts => {
        const text = parts.join('')
        // The dot of Python stops at LF alone.
        expect(overwrite(text)).toBe(text.replaceAll(/[^\n]*\r(?=[^\n])/gu, ''))
      }),
    )
  })
})

describe('urlOf', () => {
  it.each([
    ['a b/c#1.svg', 'a%20b/c%231.svg'],
    ["!'()*~._-é🦊", '%21%27%28%29%2A~._-%C3%A9%F0%9F%A6%8A'],
    ['\ud800\0', '%EF%BF%BD%00'],
    ['/x/../y', '/x/../y'],
  ])('makes of %j the URL %j', (path, url) => expect(urlOf(path)).toBe(url))
})
