import {describe, expect, it} from 'vitest'
import {isMisleading, isRemote, isSafeUrl, schemeOf} from './url.ts'

describe('isSafeUrl', () => {
  it.each(['https://a.example', 'HTTP://a.example', 'mailto:a@b.c', ' https://a.example'])('takes %j', url => {
    expect(isSafeUrl(url)).toBe(true)
  })

  it.each(['javascript:x', 'java\nscript:x', '\u0001javascript:x', 'data:text/html,x', 'file:///x', 'x.md', '#x', '//a.example', ''])(
    'refuses %j',
    url => {
      expect(isSafeUrl(url)).toBe(false)
    },
  )
})

describe('schemeOf and isRemote', () => {
  it('tell other places from paths', () => {
    expect([schemeOf('ATTACHMENT:x'), schemeOf('a/b:c')]).toEqual(['attachment', undefined])
    expect(['https://a', '//a', '\\\\a\\b', 'C:\\x', 'img/a.png', '../a'].map(isRemote)).toEqual([true, true, true, true, false, false])
  })
})

describe('isMisleading', () => {
  it.each([
    ['https://bank.example/x', 'https://evil.example', true],
    ['www.bank.example', 'https://evil.example', true],
    ['https://bank.example', 'https://user@BANK.example/y', false],
    ['https://bank.example@evil.example', 'https://bank.example', true],
    ['the bank', 'https://evil.example', false],
  ])('of %s to %s is %s', (text, url, misleading) => {
    expect(isMisleading(text, url)).toBe(misleading)
  })
})
