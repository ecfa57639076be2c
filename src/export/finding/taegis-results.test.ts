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
  it('are not read from what is too long', () => expect(readTaegisResults(shown(plain, '|'.repeat(200_000)))).toBeUndefined())
})
