import fc from 'fast-check'
import {expect, it} from 'vitest'
import {indicatorTypes} from '../../model/finding.ts'
import {defang, defangText} from './defang.ts'
import {findIndicators} from './find.ts'
import {refang, refanged} from './refang.ts'

const pieces = [
  'http',
  'hxxp',
  'fxp',
  '://',
  '[://]',
  '[:]//',
  '//',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '.',
  '[.]',
  '\\.',
  'dot',
  'at',
  ' ',
  '@',
  ':',
  '[:]',
  '/',
  'x',
  'c2',
  '1',
  'example',
  '.com',
  '203.0.113.7',
  '2001:db8::1',
  'bob@example.com',
  '\n',
  'ü',
]
const texts = fc.array(fc.constantFrom(...pieces), {maxLength: 25}).map(parts => parts.join(''))

it('takes nothing away that is not the mark of a defanged value', () => {
  for (const text of ['f(x).', 'see [a].', 'x[:', 'C:\\.git', 'anecdote [attack]', '[[x]]', 'a.)b', 'a(.b']) expect(refang(text)).toBe(text)
})

it('leaves the path of a URL as it is written', () => {
  expect(refang('hxxp://a[.]com/b[.]c?d=[at] hxxp://server/a[.]com')).toBe('http://a.com/b[.]c?d=[at] http://server/a.com')
})

it('reads every way to write a mark', () => {
  expect(refang('a[.]b(.)c{.}d[dot]e(DOT)f{dot}g\\.h[.i.]j[[.]]k [.] l')).toBe('a.b.c.d.e.f.g.h.i.j.k.l')
  expect(refang('a[@]b(@)c[at]d(at)e{AT}f')).toBe('a@b@c@d@e@f')
  expect(refang('hxxps://a hXXp[://]a HXXP[:]//a fxp://a')).toBe('https://a http://a http://a ftp://a')
})

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(texts, text => refang(refang(text)) === refang(text)),
    {numRuns: 1000},
  )
})

it('gives back what was defanged', () => {
  fc.assert(
    fc.property(texts, text => refang(defangText(text)) === refang(text)),
    {numRuns: 1000},
  )
})

it('defangs only once', () => {
  fc.assert(
    fc.property(texts, text => defangText(defangText(text)) === defangText(text)),
    {numRuns: 1000},
  )
})

it('finds the same in a text and in its defanged form', () => {
  const values = (text: string): string[] => findIndicators(text).map(({type, value}) => `${type} ${value}`)
  fc.assert(
    fc.property(texts, text => values(defangText(text)).join() === values(text).join()),
    {numRuns: 1000},
  )
})

it('undoes the defanged form of every value that a search gives', () => {
  fc.assert(
    fc.property(texts, text => {
      for (const {type, value} of findIndicators(text)) {
        expect(refang(defang(type, value))).toBe(value)
        expect(defang(type, defang(type, value))).toBe(defang(type, value))
      }
    }),
    {numRuns: 1000},
  )
})

it('defangs marks of hosts and addresses and nothing else', () => {
  expect(defang('email', 'amy.k+x@mail.example.org')).toBe('amy.k+x[@]mail[.]example[.]org')
  expect(defang('ipv6', '2001:db8::1')).toBe('2001[:]db8[:][:]1')
  expect(defang('cidr', '2001:db8::/32')).toBe('2001[:]db8[:][:]/32')
  expect(defang('url', 'http://[2001:db8::1]:80/a:b')).toBe('hxxp://[2001[:]db8[:][:]1]:80/a:b')
  for (const type of indicatorTypes.slice(6)) expect(defang(type, 'CVE-2021-44228')).toBe('CVE-2021-44228')
})

it('knows the way back to what was read', () => {
  const {text, sourceOf, isDefanged} = refanged('hxxp[://]a[.]b [dot] c')
  expect(text).toBe('http://a.b.c')
  expect([...text].map((_, index) => sourceOf(index))).toEqual([0, 0, 0, 0, 4, 4, 4, 9, 10, 13, 14, 21])
  expect(isDefanged(11, 12)).toBe(false)
  expect(isDefanged(7, 12)).toBe(true)
})
