import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findings, makeEvidence, makeFinding} from '../../../../test/support/findings.ts'
import {exported, schemaErrors} from '../../../../test/support/requests.ts'
import {jira} from './issue.ts'
import {jiraLimits} from './limits.ts'

const errorsOf = schemaErrors('jira')

const astral = '\u{1f600}'

describe('the issue', () => {
  it('has a project to fill in, a priority and labels without spaces', () => {
    const finding = makeFinding()
    const procedure = {...finding.procedure, tags: ['service  control', 'service-control']}
    const {paths, contents} = exported(jira, {...finding, procedure, severity: 'informational'})
    expect(paths).toEqual(['x.jira/01-issue.json'])
    expect(contents[0]).toMatchObject({
      target: 'jira',
      step: 1,
      method: 'POST',
      url: '{jira.baseUrl}/rest/api/3/issue',
      body: {
        fields: {
          project: {key: '@config:jira.projectKey'},
          issuetype: {name: 'Task'},
          priority: {name: 'Lowest'},
          labels: ['T1562.001', 'service-control', `hunt:${procedure.id}`, `huntbook:${finding.id}`],
        },
      },
    })
  })
  it('has a summary on one line', () => {
    expect(exported(jira, makeFinding({title: ' a\n b '})).contents[0].body.fields.summary).toBe('a b')
  })
  it('has mentions as code', () => {
    const {contents} = exported(jira, makeFinding({key_findings: 'for @customer\n'}))
    expect(contents[0].body.fields.description.content).toEqual([
      {
        type: 'paragraph',
        content: [
          {type: 'text', text: 'for '},
          {type: 'text', text: '@customer', marks: [{type: 'code'}]},
        ],
      },
    ])
  })
  it('starts with what an incomplete finding does not tell', () => {
    const {contents} = exported(jira, makeFinding({status: 'failed', incomplete: ['no_query_facts']}))
    expect(contents[0].body.fields.description.content[0].content[0]).toMatchObject({
      text: 'Incomplete: the hunt or one of its queries failed; it is not known what the queries returned.',
      marks: [{type: 'em'}],
    })
  })
  it('says what Jira has no place for', () => {
    const indicators = [{type: 'ipv4', value: '203.0.113.7', count: 1, cells: [7], scope: 'public'}] as const
    const attachments = [{name: 'a.png', media_type: 'image/png', bytes: 1, sha256: '', alt: ''}]
    const {messages} = exported(jira, makeFinding({evidence: [makeEvidence()], indicators, attachments}))
    expect(messages).toEqual([
      'target/dropped: Dropped 1 alert: `jira` has no place for that.',
      'target/dropped: Dropped 1 indicator: `jira` has no place for that.',
      'target/dropped: Dropped 1 picture: `jira` has no place for that.',
    ])
  })
})

describe('the limits', () => {
  it.each([-1, 0, 1])('of a summary, with %i characters more', more => {
    const title = astral + 'a'.repeat(jiraLimits.summary - 2 + more)
    const {contents, messages} = exported(jira, makeFinding({title}))
    expect(contents[0].body.fields.summary).toBe(more > 0 ? `${title.slice(0, jiraLimits.summary - 1)}…` : title)
    expect(messages).toEqual(more > 0 ? [`target/cut: Cut \`summary\` to ${jiraLimits.summary} characters, got ${title.length}.`] : [])
  })
  it('never halves a pair', () => {
    const title = `${'a'.repeat(jiraLimits.summary - 2)}${astral}b`
    expect(exported(jira, makeFinding({title})).contents[0].body.fields.summary).toBe(`${'a'.repeat(jiraLimits.summary - 2)}…`)
  })
  it.each([-1, 0, 1])('of a label, with %i characters more', more => {
    const tag = 'a'.repeat(jiraLimits.label - 2 + more) + astral
    const {procedure} = makeFinding()
    const {contents} = exported(jira, makeFinding({procedure: {...procedure, tags: [tag]}}))
    expect(contents[0].body.fields.labels[1]).toBe(more > 0 ? `${tag.slice(0, jiraLimits.label - 1)}…` : tag)
    expect(errorsOf(contents[0].body)).toEqual([])
  })
  it.each([-1, 0, 1])('of a description, with %i characters more', more => {
    const head = `# a\n\n${astral}${'b'.repeat(20_000)}\n\n# c\n\n`
    const key_findings = `${head}${'d'.repeat(jiraLimits.text - head.length - 1 + more)}\n`
    const {paths, contents, messages} = exported(jira, makeFinding({key_findings}))
    expect(messages).toEqual([])
    if (more <= 0) return void expect(paths).toEqual(['x.jira/01-issue.json'])
    expect(paths).toEqual(['x.jira/01-issue.json', 'x.jira/02-comment.json'])
    expect(contents[1].url).toBe('{jira.baseUrl}/rest/api/3/issue/@from:1.key/comment')
    expect(contents[1].body.body.content[0].content[0].text).toBe('Part 2 of 2')
    expect(contents.flatMap(({body}) => errorsOf(body))).toEqual([])
  })
})

it('writes bodies of its schema, and the same bytes again, for every finding', () => {
  fc.assert(
    fc.property(findings, finding => {
      const {contents, texts} = exported(jira, finding)
      expect(contents.flatMap(({body}) => errorsOf(body))).toEqual([])
      expect(exported(jira, finding).texts).toEqual(texts)
    }),
  )
})
