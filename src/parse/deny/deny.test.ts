import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {repeatsLoosely} from '../repetition.ts'
import {readDenyList} from './entries.ts'
import {expressionFinder} from './expressions.ts'
import {wordFinder} from './words.ts'

function words(list: string, text: string): string[] {
  return [...wordFinder(readDenyList(list).words)(text)].map(({entry, start, end}) => `${entry} ${text.slice(start, end)}`)
}

function expressions(list: string, text: string): string[] {
  return [...expressionFinder(readDenyList(list).expressions)(text)].map(({entry, start, end}) => `${entry} ${text.slice(start, end)}`)
}

describe('a deny list', () => {
  it('has one entry a line, less comments and blank lines', () => {
    const {
      words: found,
      expressions: patterns,
      problems,
    } = readDenyList('\uFEFF# names\r\nNorthwind Traders  # case 7\r\n\r\n  C# Corp \n/\\bnwt-\\d # \\d/ # hosts\n/srv/x\n/\n')
    expect(found).toEqual([
      {entry: 1, text: 'Northwind Traders'},
      {entry: 2, text: 'C# Corp'},
      {entry: 4, text: '/srv/x'},
      {entry: 5, text: '/'},
    ])
    expect(patterns).toEqual([{entry: 3, pattern: /\bnwt-\d # \d/giu}])
    expect(problems).toEqual([])
  })
  it('takes expressions that only older engines take', () => {
    const [only] = readDenyList('/a\\-b/').expressions
    expect([only?.pattern.source, only?.pattern.flags]).toEqual(['a\\-b', 'gi'])
  })
  it('has problems, which do not tell what the entry says', () => {
    expect(readDenyList('a\n//\n/secret(/\n/(s+)+/').problems).toEqual([
      'Expected a regular expression between the slashes of entry 2, got another text.',
      'Expected a regular expression between the slashes of entry 3, got another text.',
      'Unexpected repetition of a repetition in entry 4, as in `(a+)+`: it may take for ever.',
    ])
  })
  it('may have many entries', () => {
    const list = Array.from({length: 50_000}, (_, index) => `Name ${index}\n/n${index}/\n`).join('')
    expect(readDenyList(list).words).toHaveLength(50_000)
  })
})

describe('words of a list', () => {
  it('are found whole, in any letter case', () => {
    expect(words('Acme', 'ACME, acme; (Acme) acme-dc01 xacme acmex acme_x acme2 Acme')).toEqual([
      '1 ACME',
      '1 acme',
      '1 Acme',
      '1 acme',
      '1 Acme',
    ])
  })
  it('may have blanks and signs in them', () => {
    expect(words('Northwind Traders\n@acme.test\nC#', 'northwind\n  traders NorthwindTraders a@acme.test c# c#x @acme.tests')).toEqual([
      '1 northwind\n  traders',
      '2 @acme.test',
      '3 c#',
      '3 c#',
    ])
  })
  it('may begin alike, or be parts of others', () => {
    expect(words('Acme\nAcme Labs\nLabs\nacme', 'Acme Labs')).toEqual(['1 Acme', '4 Acme', '2 Acme Labs', '3 Labs'])
  })
  it('are found whichever way letters with marks are written, and letters of all scripts are letters', () => {
    expect(words('Café\nΑθήνα', 'CAFE\u0301 café cafés ΑΘΉΝΑ Αθήνας')).toEqual(['1 CAFE\u0301', '1 café', '2 ΑΘΉΝΑ'])
  })
  it('need no blanks around them where the script has none', () => expect(words('日立', '株式会社日立製作所')).toEqual(['1 日立']))
  it('are found beside signs of two units', () => expect(words('Acme', '🚀acme🚀')).toEqual(['1 acme']))
  it('are those that an expression would find', () => {
    const part = fc.constantFrom('a', 'B', 'ab', ' ', '-', '_', '.', '1', '\n', 'é')
    const text = fc.array(part, {maxLength: 30}).map(parts => parts.join(''))
    const entry = fc.array(fc.constantFrom('a', 'b', 'ab', '-', '1', 'é'), {minLength: 1, maxLength: 3}).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, entry, (given, name) => {
        const escaped = name.replace(/\W/gu, sign => `\\u{${sign.charCodeAt(0).toString(16)}}`)
        const inWord = '[\\p{L}\\p{N}_]'
        const pattern = new RegExp(`(?=(?:(?<!${inWord})|(?!${inWord}))${escaped}(?:(?!${inWord})|(?<!${inWord})))`, 'giu')
        const expected = [...given.matchAll(pattern)].map(({index}) => index)
        expect([...wordFinder([{entry: 1, text: name}])(given)].map(({start}) => start)).toEqual(expected)
      }),
    )
  })
  it('cost one pass, however many they are', () => {
    const list = Array.from({length: 1000}, (_, index) => `Customer ${index} of many`).join('\n')
    const text = 'customer 999 of no one and then other words of a report, '.repeat(40_000)
    expect(words(list, text)).toEqual([])
    for (const hostile of [
      'customer '.repeat(100_000),
      'customer 1 of '.repeat(100_000),
      ' '.repeat(1_000_000),
      `customer${' '.repeat(500_000)}`,
    ])
      expect(words(list, hostile)).toEqual([])
  })
})

describe('expressions of a list', () => {
  it('are found within lines, in any letter case', () => {
    expect(expressions('/\\bnwt-[a-z]+\\d{2}\\b/\n/^x.*$/', 'NWT-DC01 nwt-a\n1 nwt-ab12c\nxyz\n')).toEqual(['1 NWT-DC01', '2 xyz'])
  })
  it('are found in long lines, once each', () => {
    const line = 'ab-nwt-dc01 '.repeat(10_000)
    expect(expressions('/\\bnwt-[a-z]+\\d{2}\\b/', line)).toHaveLength(10_000)
    expect(expressions('/^ab|\\d $/', line)).toEqual(['1 ab', '1 1 '])
  })
  it('that match nothing are found nowhere', () => expect(expressions('/x*/', 'axxb\n\n')).toEqual(['1 xx']))
  it('take time that grows with the text', () => {
    for (const text of ['a'.repeat(300_000), 'a-'.repeat(150_000)]) expect(expressions('/[a-z-]+\\d/', text)).toEqual([])
  })
})

describe('repetitions of repetitions', () => {
  const loose = [
    '(a+)+',
    '(a*)*',
    '(?:a+){2,}',
    '(\\w+\\s*)+',
    '(a|b+)*',
    '([ab]+)*c',
    '((a+))*',
    '(?<n>a+?)+',
    '(a+\\b)+',
    '(x(?:a*)*y)',
    '(a{1,99}){3,}',
    '(a+b?)*?',
  ]
  const bounded = [
    'a+b+',
    '(?:a+\\.)+',
    '(ab)+',
    '(a+)?',
    '(a+){2}',
    '(\\(+x)+',
    '[(a+)+]',
    '\\(a+\\)+',
    '(a?)+',
    '(?=a+)b',
    '(a|b)*',
    '\\p{L}+(?:-\\p{L}+)*',
    '(a+',
  ]
  it.each(loose)('are in %s', source => expect(repeatsLoosely(source)).toBe(true))
  it.each(bounded)('are not in %s, or each turn has an end', source => expect(repeatsLoosely(source)).toBe(false))
  it('are looked for in one pass', () => {
    for (const source of ['('.repeat(200_000), 'a{'.repeat(200_000), '(a+'.repeat(100_000) + ')'.repeat(100_000)]) repeatsLoosely(source)
  })
})
