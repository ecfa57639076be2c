import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {controls, hostileText} from '../../test/support/diagnostic.ts'
import {shownCharacters} from './shown.ts'
import {breakLine, displayWidth, leadingPath, leadingText, terminalText} from './terminal.ts'

describe('terminalText', () => {
  it('leaves plain text, accents, emoji and wide characters as they are', () => {
    expect(terminalText('Grüße, 漢字, 👍, e\u0301')).toBe('Grüße, 漢字, 👍, e\u0301')
  })
  it('shows controls as two hexadecimal digits and wider characters in braces', () => {
    expect(terminalText('\u001b[31m\u0000\u0085\u202e\u{e0041}')).toBe('\\x1b[31m\\x00\\x85\\u{202e}\\u{e0041}')
  })
  it('shows line ends, which are ours alone', () => expect(terminalText('a\r\nb\u2028c')).toBe('a\\x0d\\x0ab\\u{2028}c'))
  it('shows halves of pairs', () => expect(terminalText('\ud83d!\udc4d')).toBe('\\u{d83d}!\\u{dc4d}'))
  it('makes tabs two blanks', () => expect(terminalText('\ta')).toBe('  a'))
  it('breaks commands of CI runners', () => {
    expect(terminalText('##[error]x ##vso[task]y ###[a] ## [b]')).toBe('##\\[error]x ##\\vso[task]y ###\\[a] ## [b]')
  })
  it('breaks commands that invisible characters hide', () => expect(terminalText('#\u200d#[error]')).toBe('#\\u{200d}#[error]'))
  it('breaks commands that characters without weight hide', () => {
    expect(terminalText('#\ufe0f#[error] ##\u3164v\u115fso[x]')).toBe('#\ufe0f#\\[error] ##\u3164\\v\u115fso[x]')
  })
  it('lets no control, format or separator character through, whatever it is given', () => {
    fc.assert(fc.property(hostileText, text => !controls.test(terminalText(text)) && !/##(?:vso)?\[/u.test(terminalText(text))))
  })
  it('is the same for a text as for its characters one by one', () => {
    fc.assert(
      fc.property(
        hostileText,
        text =>
          shownCharacters(text)
            .map(({text: shown}) => shown)
            .join('') === terminalText(text),
      ),
    )
  })
})

describe('leadingPath', () => {
  it('leaves paths as they are', () => expect(leadingPath('hunts/a::b.md')).toBe('hunts/a::b.md'))
  it('keeps a path from beginning a line like a command', () => {
    expect(leadingPath('::warning::x.ipynb')).toBe('./::warning::x.ipynb')
    expect(leadingPath('\u00a0 ::warning::x.ipynb')).toBe('./\u00a0 ::warning::x.ipynb')
  })
  it('keeps a path from beginning a line like text that is quoted', () => expect(leadingPath('  x.md')).toBe('./  x.md'))
})

describe('leadingText', () => {
  it('keeps a message from being a command', () => {
    expect(leadingText('::error::x')).toBe('\\::error::x')
    expect(leadingText(' ::error::x')).toBe(' \\::error::x')
    expect(leadingText('a ::error::x')).toBe('a ::error::x')
    expect(leadingText('\ufe0f:\ufe0f:error::x')).toBe('\ufe0f\\:\ufe0f:error::x')
  })
})

describe('displayWidth', () => {
  it('counts letters once', () => expect(displayWidth('abc')).toBe(3))
  it('counts wide characters and emoji twice', () => expect(displayWidth('漢字👍')).toBe(6))
  it('does not count combining marks', () => expect(displayWidth('e\u0301')).toBe(1))
  it('counts half-width katakana once', () => expect(displayWidth('ｱ')).toBe(1))
})

describe('shownCharacters', () => {
  it('knows the units and columns of each character', () => {
    expect(shownCharacters('a👍\t\u0007')).toEqual([
      {start: 0, end: 1, text: 'a', width: 1},
      {start: 1, end: 3, text: '👍', width: 2},
      {start: 3, end: 4, text: '  ', width: 2},
      {start: 4, end: 5, text: '\\x07', width: 4},
    ])
  })
})

describe('a line of several texts', () => {
  it('is broken where they make a command side by side', () => {
    expect(breakLine(`${terminalText('#')}${terminalText('#[error]x')}`)).toBe('##\\[error]x')
    expect(breakLine(`  ${terminalText('::error::x')}`)).toBe('  \\::error::x')
  })
  it('is not broken twice', () => {
    for (const text of ['##[error]x', '::error::x', 'a##vso[b]']) expect(breakLine(leadingText(text))).toBe(leadingText(text))
  })
})
