import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findings, makeFinding} from '../../../../test/support/findings.ts'
import {exported, schemaErrors} from '../../../../test/support/requests.ts'
import {iris} from './case.ts'
import {irisLimits} from './limits.ts'

const errorsOf = schemaErrors('iris')

describe('the case', () => {
  it('has names to look up, and a note in a directory', () => {
    const {paths, contents} = exported(iris, makeFinding({severity: 'critical'}))
    expect(paths).toEqual(['x.iris/01-case.json', 'x.iris/02-directory.json', 'x.iris/03-note.json'])
    expect(contents[0].body).toMatchObject({case_customer: '@config:iris.customerId', severity_id: '@resolve:severity/Critical'})
    expect(contents[2]).toMatchObject({
      url: '{iris.url}/case/notes/add?cid=@from:1.data.case_id',
      body: {note_title: 'Key findings', directory_id: '@from:2.data.id'},
    })
  })
  it('has tags that a comma cannot part', () => {
    const finding = makeFinding()
    const {contents} = exported(iris, {...finding, procedure: {...finding.procedure, tags: ['a, b']}})
    expect(contents[0].body.case_tags).toBe(`T1562.001,a b,hunt:${finding.procedure.id},huntbook:${finding.id}`)
  })
  it('has a description of two characters or more', () => {
    expect(exported(iris, makeFinding({sections: {executive_summary: '-'}})).contents[0].body.case_description).toBe(
      'Two hosts changed a service.',
    )
  })
  it.each([-1, 0, 1])('has a name within its limit, with %i characters more', more => {
    const title = `${'a'.repeat(irisLimits.name - 2 + more)}\u{1f600}`
    const {contents} = exported(iris, makeFinding({title}))
    expect(contents[0].body.case_name).toBe(more > 0 ? `${title.slice(0, irisLimits.name - 1)}…` : title)
  })
})

describe('the indicators', () => {
  it('are one request each, with what IRIS has no type for left out', () => {
    const base = {count: 2, cells: [7, 9], scope: 'public'} as const
    const {contents, messages} = exported(
      iris,
      makeFinding({
        tlp: 'clear',
        indicators: [
          {...base, type: 'cve', value: 'CVE-2021-44228'},
          {...base, type: 'cidr', value: '198.51.100.0/24'},
          {...base, type: 'cidr', value: '198.51.101.0/24'},
          {...base, type: 'path', value: '/etc/passwd'},
          {...base, type: 'domain', value: 'intranet.corp', scope: 'private'},
        ],
      }),
    )
    expect(contents.slice(3).map(({body}) => body)).toEqual([
      {
        ioc_value: 'CVE-2021-44228',
        ioc_type_id: '@resolve:iocType/vulnerability',
        ioc_tlp_id: '@resolve:tlp/clear',
        ioc_description: 'Count 2; cells 7, 9',
        ioc_tags: 'huntbook:52ff66ea-08e6-5f16-8ae5-81596c500586',
      },
    ])
    expect(messages).toEqual([
      'target/dropped: Dropped 1 private indicator: use `--include-private` to export them too.',
      'target/dropped: Dropped 2 indicators of type `cidr`: `iris` has no place for that.',
      'target/dropped: Dropped 1 indicator of type `path`: `iris` has no place for that.',
    ])
  })
})

it('writes bodies of its schema, and the same bytes again, for every finding', () => {
  fc.assert(
    fc.property(findings, finding => {
      const {contents, texts} = exported(iris, finding)
      expect(contents.flatMap(({body}) => errorsOf(body))).toEqual([])
      expect(exported(iris, finding).texts).toEqual(texts)
    }),
  )
})
