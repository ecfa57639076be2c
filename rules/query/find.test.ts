import {describe, expect, it} from 'vitest'
import {visit} from '../../src/lint/visit.ts'
import {code, ipynb} from '../../test/support/hunt.ts'
import {sourceOf, viewOfSource} from '../../test/support/lint.ts'
import {eachQuery} from './find.ts'
import type {Query} from './query.ts'

/** The queries of a notebook with one cell. */
async function queriesIn(source: string): Promise<Query[]> {
  const found: Query[] = []
  const view = viewOfSource(sourceOf(ipynb({}, [code(source)])))
  const visitors = eachQuery(query => found.push(query))
  // Nothing else of a running rule is asked for.
  await visit(view, [{visitors, call: (part: () => void) => part()} as Parameters<typeof visit>[1][number]])
  return found
}

/** `language: text`, where the text stands in the source letter by letter unless a case says otherwise. */
async function found(source: string): Promise<string[]> {
  return (await queriesIn(source)).map(({language, text, start}) => {
    expect(start + text.length).toBeLessThanOrEqual(source.length)
    return `${language}: ${text}`
  })
}

describe('queries of magics', () => {
  it.each([
    ['a Taegis search', '%%taegis events search --tenant $T\nFROM auth', ['taegis: FROM auth']],
    ['a Taegis search with options before', '\n%%taegis --verbose alerts search\nFROM alert\n', ['taegis: FROM alert\n']],
    ['the magics of query languages', '%%kql\nA', ['kql: A']],
    ['SPL under either name', '%%splunk x\nindex=a', ['spl: index=a']],
    ['a magic below a transparent one', '%%capture out\n\n%%esql\nFROM a', ['esql: FROM a']],
    ['an empty body', '%%sql', ['sql: ']],
    ['the rest of a line', 'x = 1\n%kql A | take 1\ndf = %sql select *', ['kql:  A | take 1', 'sql:  select *']],
    ['lines that go on', '%sql select * \\\nfrom a\nx = 1', ['sql:  select *  \nfrom a']],
    ['a line that goes on to the end', '%sql a\\', ['sql:  a ']],
    ['no other Taegis command', '%%taegis investigations search\nWHERE x', []],
    ['no other magic', '%%bash\n%kql A', []],
    ['no magic in a string or in brackets', 's = """\n%kql A\n"""\nx = (1\n%sql(2))', []],
    ['no magic with a longer name', '%kqlx A\n%sql-x B', []],
  ])('are found: %s', async (_, source, expected) => expect(await found(source)).toEqual(expected))
  it('know the line that runs them', async () => {
    const source = '\n%%taegis events search --region x\nFROM auth'
    expect(await queriesIn(source)).toMatchObject([{start: 35, head: {text: '%%taegis events search --region x', start: 1}}])
    const line = 'for x in y:\n    %taegis events search \\\n --cell "$q"\n'
    expect(await queriesIn(line)).toMatchObject([{text: '', head: {text: '%taegis events search  \n --cell "$q"', start: 16}}])
  })
})

describe('queries in Python strings', () => {
  it.each([
    [
      'names of a language',
      'kql = "A"\nmy_spl = "index=a"\nESQL = "FROM a"\nx_sql: str = "select"',
      ['kql: A', 'spl: index=a', 'esql: FROM a', 'sql: select'],
    ],
    ['a name among several', 'a = query = b = "select 1"', ['sql: select 1']],
    ['KQL by its pipes or `let`', 'query = """\nA\n| take 1"""\nq_query = "let x = 1"', ['kql: \nA\n| take 1', 'kql: let x = 1']],
    ['SPL', 'query = " index = a"\nquery = "search index=b"', ['spl:  index = a', 'spl: search index=b']],
    ['SQL', 'query = "select 1"\nquery = "-- note\\nWITH x"', ['sql: select 1', 'sql: -- note \nWITH x']],
    [
      'ES|QL and Taegis QL',
      'query = "FROM a | LIMIT 1"\nquery = "from a where b"\nquery = "FROM a EARLIEST=-1d | head 5"',
      ['esql: FROM a | LIMIT 1', 'taegis: from a where b', 'taegis: FROM a EARLIEST=-1d | head 5'],
    ],
    ['what is passed to `exec_query`', 'df = p.q.exec_query(f"A\\n| where {x!r}")\nexec_query("let x")', ['kql: A \n| where {   }']],
    ['strings side by side', 'query = ("select 1" # one\n  f" from {t}")', ['sql: select 1             from { }']],
    [
      'strings joined or filled in',
      'query = "select " + "x" + \'\'\'y\'\'\'\nquery = "select %s" % x\nquery = "select {0}".format(x)',
      ['sql: select      x       y', 'sql: select %s', 'sql: select {0}'],
    ],
    ['raw strings', "kql = r\"a\\n\"\nkql = rf'''a\\n{x}'''", ['kql: a\\n', 'kql: a\\n{ }']],
    ['escapes and braces', 'kql = f"\\"a\\" {{b}} \\\\\\\nc"', ['kql:  "a " { b}  \\\\  c']],
    ['a string that is not closed', 'kql = "A\nx = 1', ['kql: A']],
    ['a string in an argument of a call', 'f(p.exec_query("let x"))', ['kql: let x']],
    ['no other names', 'queries = "let x"\nmyquery = "let x"\nquery_x = "let x"\nself.query = "let x"\nf(query="let x")', []],
    ['no other texts', 'query = "which host?"\nquery = "A | where x"\nquery = ""', []],
    ['no other values', 'query = b"select"\nquery = x\nquery = f("select")\nquery = "select" + x\nquery += "select"\nsql = None', []],
    ['no string in a string', 'kql = f"{p.exec_query(\'let x\')}"', ['kql: {                     }']],
  ])('are found: %s', async (_, source, expected) => expect(await found(source)).toEqual(expected))
  it('are found once for several rules', async () => {
    const view = viewOfSource(sourceOf(ipynb({}, [code('kql = "A"')])))
    const seen: Query[] = []
    const rule = () => ({visitors: eachQuery(query => seen.push(query)), call: (part: () => void) => part()})
    await visit(view, [rule(), rule()] as unknown as Parameters<typeof visit>[1])
    expect(seen).toHaveLength(2)
    expect(seen[0]).toBe(seen[1])
  })
  it.each(['kql = f"{', 'kql = (', '"a" ', 'kql = kql = ', 'exec_query("a" + ', '"a" + ', '%kql a\\\n', '%taegis -a ', '\\'])(
    'are found in linear time: %j',
    async part => {
      await queriesIn(`kql = ${part.repeat(2 ** 14 / part.length)}`)
      await queriesIn(part.repeat(2 ** 14 / part.length))
    },
  )
})
