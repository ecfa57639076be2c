import {describe, expect, it} from 'vitest'
import {readTaegisResults} from './taegis-results.ts'

function shown(header: string, ...rows: readonly string[]): string {
  return ['**Taegis Search Results**', '', 'ID: *q-1*', '', `|${header}|`, '|---|', ...rows.map(row => `|${row}|`), ''].join('\n')
}

const plain = 'Region |Tenant |Service |Status |Num. Total |Num. Returned |Link'

describe('results that taegis-magic displays', () => {
  it('are an error where a count is not known', () => {
    const [result] = readTaegisResults(shown(plain, 'us1|100200|events|SUCCEEDED|N/A|172|https://x.example.com/share/1')) ?? []
    expect(result).toMatchObject({status: 'error', total: null, returned: 172, truncated: false})
  })
  it('are an error where the search says so', () =>
    expect(readTaegisResults(shown(plain, 'us1|100200|events|FAILED|0|0|'))).toMatchObject([{status: 'error'}]))
  it('keep a negative count', () =>
    expect(readTaegisResults(shown(plain, 'us1|100200|events|OK|-1|-1|'))).toMatchObject([{returned: -1, total: -1}]))
  it('count groups of aggregates', () => {
    const header = 'Region|Tenant|Service|Status|Num. Total|Num. Aggregates'
    expect(readTaegisResults(shown(header, 'us1|100200|events|OK|1200|7'))).toMatchObject([
      {returned: 7, total: 7, matched: 1200, truncated: false},
    ])
  })
  it('come in chunks', () => {
    const header = 'Chunk|Region|Tenant|Service|Status|Num. Returned|Query ID|Link'
    const text = shown(header, '1|us1|100200|events|OK|3|a-1|', '2|us1|100200|events|OK|4|N/A|', '**Total**| | | | |**7**| | ')
    expect(readTaegisResults(text)).toMatchObject([
      {id: 'a-1', returned: 3, total: null, status: 'ok'},
      {returned: 4, total: null, status: 'ok'},
    ])
  })
  it('keep no link', () =>
    expect(JSON.stringify(readTaegisResults(shown(plain, 'us1|1|events|OK|1|1|https://x.example.com/share/9')))).not.toContain('share'))
  it('need the bold line by itself', () => expect(readTaegisResults(`x ${shown(plain, 'us1|1|events|OK|1|1|')}`)).toBeUndefined())
  it('are all that a text shows', () => {
    const [none, some] = [shown(plain, 'us1|1|events|OK|0|0|'), shown(plain, 'us1|1|events|OK|7|7|')]
    expect(readTaegisResults(`${none}\nmore\n\n${some}`)).toMatchObject([{returned: 0}, {returned: 7}])
    const second = '|Region|Tenant|Service|Status|Num. Total|Num. Returned|\n|---|---|---|---|---|---|\n|us1|1|alerts|OK|3|3|\n'
    expect(readTaegisResults(`${none}\n${second}`)).toMatchObject([{returned: 0}, {returned: 3, id: 'q-1'}])
  })
  it('are read from a long text', () => {
    expect(readTaegisResults(`${'x\n'.repeat(100_000)}${shown(plain, 'us1|1|events|OK|7|7|')}`)).toMatchObject([{returned: 7}])
    expect(readTaegisResults(shown(plain, ...Array<string>(20_000).fill('us1|1|events|OK|7|7|')))).toHaveLength(20_000)
  })
  it.each([
    ['no table', '**Taegis Search Results**\n\n'],
    ['no table of its own', `**Taegis Search Results**\n${shown(plain, 'us1|1|events|OK|0|0|')}`],
    ['a column less', shown('Region|Tenant|Service|Num. Total|Num. Returned', 'us1|1|events|7|7')],
    ['no row', shown(plain)],
    ['a row apart', `${shown(plain, 'us1|1|events|OK|0|0|')}\n|us1|1|events|OK|7|7|\n`],
    ['no line below its head', '**Taegis Search Results**\n|Region|Tenant|Service|Status|\n|us1|1|events|OK|\n|us1|1|events|OK|'],
    ['a row that is too long', shown(plain, '|'.repeat(200_000))],
    ['a head that is too long', shown('Region|'.repeat(20_000), 'us1')],
  ])('are malformed with %s', (_, text) => expect(readTaegisResults(text)).toBe('malformed'))
  it.each(['**Taegis Search Results**\n', '|a\n', '|', '| '])('are read from much of %j', unit =>
    expect(readTaegisResults(`**Taegis Search Results**\n${unit.repeat(1_000_000 / unit.length)}`)).toBe('malformed'),
  )
})
