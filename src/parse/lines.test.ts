import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {linesOf, lineText, positionAt} from './lines.ts'

describe('lines', () => {
  it('end at LF and CRLF and nowhere else', () => {
    const lines = linesOf('a\r\nb\rc\u2028d\n')
    expect(lines.starts).toEqual([0, 3, 9])
    expect([1, 2, 3].map(line => lineText(lines, line))).toEqual(['a', 'b\rc\u2028d', ''])
  })
  it('count columns in UTF-16 units', () => {
    expect(positionAt(linesOf('\n😀x'), 3)).toEqual({line: 2, column: 3, offset: 3})
  })
  it('move offsets outside the text into it', () => {
    expect(positionAt(linesOf('ab'), 9)).toEqual({line: 1, column: 3, offset: 2})
    expect(positionAt(linesOf('ab'), -1)).toEqual({line: 1, column: 1, offset: 0})
  })
  it('agree with counting the line feeds before an offset', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '\u2028', '😀')), fc.nat(40), (parts, at) => {
        const text = parts.join('')
        const offset = Math.min(at, text.length)
        const before = text.slice(0, offset).split('\n')
        expect(positionAt(linesOf(text), offset)).toEqual({
          line: before.length,
          column: (before.at(-1) ?? '').length + 1,
          offset,
        })
      }),
    )
  })
})
