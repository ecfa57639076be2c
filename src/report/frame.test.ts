import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {controls, diagnosticOf, textWithSpan} from '../../test/support/diagnostic.ts'
import {frameOf} from './frame.ts'
import {styleOf} from './style.ts'
import {displayWidth, terminalText} from './terminal.ts'

function frame(text: string, span: readonly [number, number], width = 120): string[] {
  return frameOf(diagnosticOf(text, span), {width, style: styleOf(false)})
}

/** What stands above the carets of the marked line. */
function above(rows: readonly string[]): string {
  const at = rows.findIndex(row => /^\s*\| *\^+$/u.test(row))
  const [row = '', carets = ''] = [rows[at - 1], rows[at]]
  const [from, to] = [carets.indexOf('^'), carets.length]
  let column = 0
  return [...row]
    .filter(character => {
      const start = column
      column += displayWidth(character)
      return start >= from && start < to
    })
    .join('')
}

describe('frameOf', () => {
  it('shows the line with one before and one after', () => {
    expect(frame('one\ntwo three\nfour\nfive', [8, 13])).toEqual(['    1 | one', '  > 2 | two three', '      |     ^^^^^', '    3 | four'])
  })
  it('shows first and last line of a range over more than three', () => {
    const rows = frame('a\nbb\nc\nd\nee\nf', [2, 11])
    expect(rows).toEqual(['    1 | a', '  > 2 | bb', '      | ^^', '  > 5 | ee', '      | ^^', '    6 | f'])
  })
  it('does not show a line that the range only reaches', () => {
    expect(frame('ab\ncd\n', [0, 3])).toEqual(['  > 1 | ab', '      | ^^', '    2 | cd'])
  })
  it('has one caret for a range without text', () => {
    expect(frame('ab', [1, 1])).toEqual(['  > 1 | ab', '      |  ^'])
    expect(frame('', [0, 0])).toEqual(['  > 1 | ', '      | ^'])
  })
  it('aligns numbers', () => {
    expect(frame(`${'\n'.repeat(8)}x\ny`, [8, 9])).toEqual(['     8 | ', '  >  9 | x', '       | ^', '    10 | y'])
  })
  it.each([
    ['tabs', '\t\tkey: value', 'key'],
    ['wide characters', '漢字 value', 'value'],
    ['emoji', 'a 👍👍 value', 'value'],
    ['controls', '\u001b[31m value', 'value'],
    ['combining marks', 'e\u0301e\u0301 value', 'value'],
    ['commands of runners', '##[error] value', 'value'],
  ])('puts carets under the range behind %s', (_, text, part) => {
    expect(above(frame(text, [text.indexOf(part), text.indexOf(part) + part.length]))).toBe(part)
  })
  it('cuts long lines around the range', () => {
    const text = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`
    const rows = frame(text, [500, 504], 60)
    expect(above(rows)).toBe('HERE')
    expect(rows[0]).toMatch(/^ {2}> 1 \| …x+HEREy+…$/u)
  })
  it('shows the end of a long line', () => {
    const text = `${'x'.repeat(500)}HERE`
    expect(frame(text, [500, 504], 60)[0]).toMatch(/^ {2}> 1 \| …x+HERE$/u)
  })
  it('keeps the width, and never shows a control character, whatever the text', () => {
    fc.assert(
      fc.property(textWithSpan, fc.integer({min: 30, max: 140}), ([text, span], width) => {
        for (const row of frame(text, span, width)) {
          expect(controls.test(row)).toBe(false)
          expect(displayWidth(row)).toBeLessThanOrEqual(width)
        }
      }),
    )
  })
  it('has the shown text of the range above the carets, where all of it fits on one line', () => {
    fc.assert(
      fc.property(textWithSpan, ([text, [start, end]]) => {
        const part = text.slice(start, end)
        const line = text.slice(text.lastIndexOf('\n', start - 1) + 1).split('\n')[0] ?? ''
        // Marks that stand on the character before, halves of pairs and characters that depend on their neighbours have no column of their own.
        fc.pre(
          part !== '' &&
            part.isWellFormed() &&
            !part.includes('\n') &&
            !/[\n\p{M}#\ud800-\udfff\r]/u.test(line) &&
            displayWidth(terminalText(line)) < 100,
        )
        expect(above(frame(text, [start, end]))).toBe(terminalText(part))
      }),
    )
  })
})
