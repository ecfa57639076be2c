import {describe, expect, it} from 'vitest'
import {shown, shownAt} from './shown.ts'

describe('shown', () => {
  it('writes escapes for what cannot be seen', () => {
    expect(shown('a b\u001b\u202e\u00a0\u{e0001}é😀')).toBe('a b\\u001b\\u202e\\u00a0\\u{e0001}é😀')
  })

  it('cuts long texts between code points', () => {
    expect(shown('x'.repeat(40))).toBe('x'.repeat(40))
    expect(shown('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`)
    expect(shown('😀'.repeat(1_000_000))).toBe(`${'😀'.repeat(40)}…`)
  })
})

describe('shownAt', () => {
  it('is a word, a character or the end', () => {
    expect(shownAt('a None', 2)).toBe('`None`')
    expect(shownAt('a {', 2)).toBe('`{`')
    expect(shownAt('\0', 0)).toBe('`\\u0000`')
    expect(shownAt('a', 1)).toBe('the end of the file')
  })
})
