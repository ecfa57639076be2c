import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {foreignNames} from './foreign-names.ts'
import {phraseFinder} from './phrases.ts'

const tenants = [
  {id: '100200', name: 'Contoso Europe'},
  {id: '100201', name: 'Contoso'},
  {id: '100202', name: 'Fab_Rikam & Co'},
  {id: '100203', name: 'abc'},
]

function isNamed(text: string): boolean {
  return foreignNames([{text, place: 'key_findings'}], tenants, '100200').length > 0
}

describe('names of other tenants', () => {
  it.each([
    'tenant 100201.',
    'alert://priv:x:100202:1',
    'of CONTOSO, too',
    'Fab\\_Rikam \\& Co',
    'fab_rikam &amp; co',
    'Fab_Rikam\n& Co',
    'Contoso Europe and Contoso',
    '100203',
  ])('are found in %j', text => expect(isNamed(text)).toBe(true))
  it.each(['tenant 100200', '1002010', 'x100201', 'Contosoan', 'CONTOSO europe', 'abc', 'Contoso_x', ''])('are not found in %j', text =>
    expect(isNamed(text)).toBe(false),
  )
  it('are said by their place alone', () =>
    expect(foreignNames([{text: 'Contoso', place: 'key_findings', cell: 3}], tenants, '100200')).toEqual([
      {
        rule: 'tenant/foreign-name',
        severity: 'error',
        message: 'Unexpected id or name of another tenant in `key_findings`: remove it.',
        cell: 3,
      },
    ]))
  it('are found among many in a long text', () => {
    const many = Array.from({length: 500}, (_, index) => ({id: `${'a'.repeat(50)}${index}`, name: `The The The ${index}`}))
    for (const unit of ['a', 'the ', 'The The The 7 ', '\u{1f600}']) {
      expect(foreignNames([{text: unit.repeat(Math.ceil(1_000_000 / unit.length)), place: 'title'}], many, 'x')).toHaveLength(
        unit.includes('7') ? 1 : 0,
      )
    }
  })
})

describe('phraseFinder', () => {
  it('finds what a search of every phrase finds', () => {
    const word = fc.stringMatching(/^[ab .]{1,4}$/u)
    fc.assert(
      fc.property(fc.array(word, {maxLength: 6}), fc.stringMatching(/^[ab .]{0,20}$/u), (phrases, text) => {
        const found = phraseFinder(phrases)(text).map(({phrase, start, end}) => `${phrase} ${start} ${end}`)
        const expected = phrases.flatMap((phrase, index) =>
          [...text].flatMap((_, start) => {
            const end = start + phrase.length
            const isApart = !/\w\w/u.test(text.slice(start - 1, start + 1)) && !/\w\w/u.test(text.slice(end - 1, end + 1))
            return text.startsWith(phrase, start) && (isApart || start === 0) && !/^\w\w$/u.test(text.slice(end - 1, end + 1))
              ? [`${index} ${start} ${end}`]
              : []
          }),
        )
        expect(found.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
})
