import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {hasHidden, plainText} from './terminal.ts'

describe('plainText', () => {
  it.each([
    ['plain text as it is', 'naïve 日本語 🚨\tx\n', 'naïve 日本語 🚨\tx\n'],
    ['no colours', '\u001b[1;31mALERT\u001b[0m host', 'ALERT host'],
    ['no colours with colon parameters', '\u001b[38:2::1:2:3mx', 'x'],
    ['no eight-bit sequences', 'a\u009b31mb', 'ab'],
    ['no charset escapes', 'a\u001b(Bb', 'ab'],
    ['no links of terminals', '\u001b]8;;javascript:x\u001b\\click\u001b]8;;\u0007', 'click'],
    ['the line after a string that never ends', 'a\u001bPpayload\nb', 'a\nb'],
    ['the sequence that an escape in a sequence starts', '\u001b[3\u001b[31mx', 'x'],
    ['no lone escape', 'a\u001b', 'a'],
    ['the end of a progress bar', '10%\r50%\r100%\n', '100%\n'],
    ['a line that ends with a carriage return', '100%\r', '100%'],
    ['a bar that is erased first', '10%\r\u001b[K20%', '20%'],
    ['what a backspace leaves', 'ab\bc🦊\bd', 'acd'],
    ['the line start before a backspace', 'a\n\bb', 'a\nb'],
    ['a backspace after a carriage return', 'ab\r\bc', 'c'],
    ['one kind of line end', 'a\r\nb\u0085c\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['hidden characters by their number', 'a\u202eb\u200b\u061c', 'a⟨U+202E⟩b⟨U+200B⟩⟨U+061C⟩'],
    ['emoji with joiners', '👨\u200d💻', '👨\u200d💻'],
    ['a replacement for half a character', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['no other controls', 'a\u0000b\u0007c\u007fd\u0090e', 'abcd'],
  ])('gives %s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it('leaves nothing that a terminal would act on, and is done after one pass', () => {
    const part = fc.oneof(
      fc.constantFrom('\u001b', '[', ']', '\r', '\n', '\b', '\u009b', '\u0007', '\\', '\u202e', '3m', '\ud83e'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(part), parts => {
        const plain = plainText(parts.join(''))
        expect(plain).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/u)
        expect(plain.isWellFormed?.() ?? true).toBe(true)
        expect(plainText(plain)).toBe(plain)
      }),
    )
  })

  it.each([
    ['escape sequences', '\u001b[31mx'],
    ['open strings', '\u001b]x'],
    ['backspaces', 'ab\b\b'],
    ['carriage returns', 'a\r'],
  ])('takes a megabyte of %s in time', (_, unit) => {
    plainText(unit.repeat(1_000_000 / unit.length))
  })
})

describe('hasHidden', () => {
  it('finds characters that would be shown by their number', () => {
    expect(hasHidden('a\u202eb')).toBe(true)
    expect(hasHidden('a\u200db')).toBe(false)
  })
})
