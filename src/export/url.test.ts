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
    ['good.example', 'https://evil.example', true],
    ['good.example/login', 'https://evil.example', true],
    ['see https://good.example now', 'https://evil.example', true],
    ['log in (good.example).', 'https://evil.example', true],
    ['login/good.example', 'https://evil.example', true],
    ['https://localhost/x', 'https://evil.example', true],
    ['https://good.example', 'https:evil.example', true],
    ['good.example', 'https:\\\\good.example@evil.example', true],
    ['good.example', 'https://www.GOOD.example:8080/x', false],
    ['evil.example', 'https://good.example@evil.example', false],
    ['good.example/login.php?next=other.example', 'https://good.example/', false],
    ['https://good.example/login.php', 'https://good.example/other', false],
    ['me.too@good.example', 'mailto:me.too@good.example', false],
    ['write to me.too@good.example', 'mailto:me.too@good.example?subject=x', false],
    ['me@good.example', 'mailto:me@evil.example', true],
    ['version 1.2.3, e.g. of 10.5', 'https://evil.example', false],
  ])('of %s to %s is %s', (text, url, misleading) => {
    expect(isMisleading(text, url)).toBe(misleading)
  })

  it('is judged in linear time', () => {
    for (const piece of ['a', 'a.', '.', '-', '@', ':', '/', '://', 'a@', 'a b.', ' ', '_.']) {
      const text = `a${piece.repeat(100_000)}a`
      for (const url of ['https://a.example', `mailto:${text}`, `https:${text}`]) isMisleading(text.slice(1), url)
    }
  })
})
