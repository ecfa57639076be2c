import {describe, expect, it} from 'vitest'
import {code, ipynb} from '../../test/support/hunt.ts'
import {sourceOf, viewOfSource} from '../../test/support/lint.ts'
import type {QueryLanguage} from './query.ts'
import {sourcesOf} from './sources.ts'

const [cell] = viewOfSource(sourceOf(ipynb({}, [code('x')]))).cells

/** The names, each with the text that it stands for. */
function sources(language: QueryLanguage, text: string): string[] {
  if (!cell) throw new Error('Expected a cell.')
  const found = sourcesOf({cell, language, text, start: 0})
  for (const {name, start, end} of found) expect(text.slice(start, end)).toContain(name.replace(/^scwx\./u, ''))
  return found.map(({name}) => name)
}

describe('sources of Taegis QL', () => {
  it.each([
    ['a schema', 'FROM process\nWHERE x = 1', ['scwx.process']],
    ['several', '\nfrom auth , netflow,\n dnsquery WHERE from = 1', ['scwx.auth', 'scwx.netflow', 'scwx.dnsquery']],
    ['the prefix', 'FROM scwx.auth', ['scwx.auth']],
    ['no results', 'FROM alert, detections WHERE y', []],
    ['none in strings', "WHERE title = 'from x'", []],
    ['none in a template', 'FROM ...\nWHERE ...', []],
    ['none that is filled in', 'FROM {     } WHERE x', []],
  ])('has %s', (_, text, names) => expect(sources('taegis', text)).toEqual(names))
})

describe('sources of KQL', () => {
  it.each([
    ['the table that begins it', '\nSecurityEvent\n| where x == "a" and y', ['SecurityEvent']],
    ['a table in brackets, behind a comment', '// Logons of all\n(SigninLogs | take 1)', ['SigninLogs']],
    ['a table alone', 'Heartbeat', ['Heartbeat']],
    ['tables behind `;`', 'let d = 1d; A | take 1; B | take 2', ['A', 'B']],
    ['a table that `let` names', 'let x = SigninLogs | where y;\nx | join (AuditLogs | take 1) on z', ['SigninLogs', 'AuditLogs']],
    [
      'a table in `materialize`',
      'let x = materialize(SigninLogs | take 1);\nlet y = toscalar (AuditLogs | count);x',
      ['SigninLogs', 'AuditLogs'],
    ],
    ['no scalars', 'let a = 1d; let b = datetime(2025-01-01); let c = dynamic([1]); let d = true; let e = ago(1d);', []],
    ['no functions', 'imAuthentication(disabled=false) | where x\n| join kind=inner (_Im_Dns(x) | take 1) on y', []],
    ['the operands of `union`', 'union isfuzzy=true withsource = T (A | where x), B, (C)\n| where in (D, E)', ['A', 'B', 'C']],
    ['the operands of a later `union`', 'A | union kind=outer B, C | project D, E', ['A', 'B', 'C']],
    ['no name that `as` gives', 'A | take 1 | as T; T | join (T | take 1) on x | as hint.materialized=true U | union U, B', ['A', 'B']],
    ['no name that `as` gives further down', 'A | as hint.materialized = true T\n| union (T | take 1)', ['A']],
    ['a table beside a column behind `as`', 'A | project as = B | union T', ['A', 'T']],
    ['no pattern', 'union withsource = SentinelTableName * | distinct x', []],
    ['the operand of `join` with options', 'A\n| join kind=leftouter hint.strategy=shuffle (B | take 1) on x', ['A', 'B']],
    ['the operand of `join` without brackets', 'A | join kind=inner B on x | lookup C on y', ['A', 'B', 'C']],
    [
      'the bodies of functions',
      'let f = (T:(a:string), n:int) { union (A | take n), (T | take 1) };\nlet g = () {B | take 1}; f',
      ['A', 'B'],
    ],
    ['no names in strings and comments', 'A | where x has \'; B | take 1\' // ; C\n| where y == "| union D"', ['A']],
    ['none that is filled in', '{     }\n| where x > {start}\n| union ({  } | take 1)', []],
    ['none that a statement begins with', 'set notruncation;\n.show tables\n', []],
    ['each once', 'A | join (A | take 1) on x', ['A']],
  ])('has %s', (_, text, names) => expect(sources('kql', text)).toEqual(names))
})

describe('sources of SPL', () => {
  it.each([
    [
      'index, sourcetype and source',
      'search index=main sourcetype="XmlWinEventLog:Security" source = /var/log/x | stats',
      ['main', 'XmlWinEventLog:Security', '/var/log/x'],
    ],
    ['lists', 'index IN (a, "b c",d) [search index=e | fields x]', ['a', 'b c', 'd', 'e']],
    ['nothing that is excluded, and no other fields', 'index!=a myindex=b data.source=c', []],
  ])('has %s', (_, text, names) => expect(sources('spl', text)).toEqual(names))
})

describe('sources of ES|QL', () => {
  it.each([
    [
      'the list',
      '\nFROM logs-endpoint.events.process-*, "logs-b" , c METADATA _id, _index\n| WHERE x',
      ['logs-endpoint.events.process-*', 'logs-b', 'c'],
    ],
    ['the list before old metadata', '// note\nfrom a [metadata _id] | LIMIT 1', ['a']],
    ['nothing without a list', 'ROW a = 1 | WHERE from', []],
  ])('has %s', (_, text, names) => expect(sources('esql', text)).toEqual(names))
})

describe('sources of SQL', () => {
  it.each([
    [
      'names behind FROM and JOIN',
      'SELECT * FROM conn c JOIN "dns log" AS d ON c.uid = d.uid left join s.t using (x) WHERE y',
      ['conn', 'dns log', 's.t'],
    ],
    ['lists', 'select x from a, b AS bb , `c` where d, e', ['a', 'b', 'c']],
    ['names in subqueries', 'SELECT * FROM (SELECT * FROM a) x, b', ['a']],
    ['no functions, strings and comments', "SELECT ' from x ' FROM read_csv ('x') -- from y\n/* from z */ join t", ['t']],
  ])('has %s', (_, text, names) => expect(sources('sql', text)).toEqual(names))
})

describe('a long run of', () => {
  const languages = ['taegis', 'kql', 'spl', 'esql', 'sql'] as const
  it.each([
    'from ',
    'from a,',
    'from from,',
    '(',
    'union ',
    'union (',
    'a,',
    'let x = ',
    '{',
    '"',
    "'",
    '/*',
    '//',
    '|',
    'index=',
    'index in (',
    'index in (a,',
    ' ',
    '\n',
    'x:',
    '`',
    '[',
  ])('%j is read in linear time', part => {
    for (const language of languages) sources(language, `from ${part.repeat(2 ** 17 / part.length)}`)
  })
})
