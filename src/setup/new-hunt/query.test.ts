import {describe, expect, it} from 'vitest'
import {folderOfGlob, huntFileName} from './file-name.ts'
import {firstQueries} from './query.ts'

const queriesOf = (...sources: readonly (readonly [name: string, platform?: string, ...queryNames: readonly string[]])[]) =>
  firstQueries(sources.map(([name, platform, ...queryNames]) => ({name, ...(platform !== undefined && {platform}), queryNames}))).map(
    ({magic, text}) => `${magic.split(' ')[0]}\n${text}`,
  )

describe('firstQueries', () => {
  it.each([
    [['scwx.process'], '%%taegis\nFROM process\nEARLIEST=-7d'],
    [['x', 'taegis', 'netflow'], '%%taegis\nFROM netflow\nEARLIEST=-7d'],
    [['SigninLogs'], '%%kql\nSigninLogs\n| where TimeGenerated > ago(7d)\n| take 100'],
    [['x y', 'Sentinel'], '%%kql\nTABLE\n| where TimeGenerated > ago(7d)\n| take 100'],
    [['logs-a.b-*'], '%%esql\nFROM logs-a.b-*\n| WHERE @timestamp >= NOW() - 7 days\n| LIMIT 100'],
    [['a, b', 'elastic'], '%%esql\nFROM "a, b"\n| WHERE @timestamp >= NOW() - 7 days\n| LIMIT 100'],
    [['WinEventLog:Security'], '%%spl\nsearch sourcetype="WinEventLog:Security" earliest=-7d\n| head 100'],
    [['dns.queries'], '%%sql\nSELECT *\nFROM "dns.queries"\nLIMIT 100'],
    [['a"; DROP\n'], '%%sql\nSELECT *\nFROM TABLE\nLIMIT 100'],
  ] as const)('begins a query of %j', (source, expected) => {
    expect(queriesOf(source)).toEqual([expected])
  })
  it('puts sources of one language into one query, and writes one for each language', () => {
    expect(queriesOf(['SigninLogs'], ['scwx.auth'], ['AuditLogs'])).toEqual([
      '%%kql\nunion SigninLogs, AuditLogs\n| where TimeGenerated > ago(7d)\n| take 100',
      '%%taegis\nFROM auth\nEARLIEST=-7d',
    ])
    expect(queriesOf(['a'], ['b'])).toEqual(['%%sql\nSELECT *\nFROM a\nLIMIT 100', '%%sql\nSELECT *\nFROM b\nLIMIT 100'])
  })
  it('begins one where there is no source', () => expect(queriesOf()).toEqual(['%%sql\nSELECT *\nFROM TABLE\nLIMIT 100']))
})

describe('huntFileName', () => {
  it.each([
    ['a-b', 'a-b'],
    ['', 'hunt-8d0f3a52'],
    ['con', 'hunt-con'],
    ['lpt9', 'hunt-lpt9'],
    ['readme', 'hunt-readme'],
    ['console', 'console'],
  ])('%j is %s', (slug, name) => expect(huntFileName(slug, '8d0f3a52-7c1e')).toBe(name))
})

describe('folderOfGlob', () => {
  it.each([
    ['hunts/**/*.md', 'hunts'],
    ['./a/b/{c,d}/*.md', 'a/b'],
    ['**/*.md', ''],
    ['a/b.md', 'a'],
    ['x.md', ''],
  ])('%s begins with %j', (glob, folder) => expect(folderOfGlob(glob)).toBe(folder))
})
