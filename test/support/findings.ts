import fc from 'fast-check'
import {
  type Evidence,
  evidenceTypes,
  type Finding,
  findingSeverities,
  findingStatuses,
  type Indicator,
  tlps,
} from '../../src/model/finding.ts'

/** A finding that every target takes, with what a test changes. */
export function makeFinding(changes: Partial<Finding> = {}): Finding {
  return {
    schema: 'huntbook.finding/1',
    id: '52ff66ea-08e6-5f16-8ae5-81596c500586',
    status: 'findings',
    incomplete: [],
    title: 'Service manipulation',
    severity: 'high',
    tlp: 'amber',
    procedure: {
      id: '00000000-0000-4000-8000-000000000901',
      title: 'Service manipulation',
      description: 'Two hosts changed a service.',
      path: 'hunts/service.md',
      sha256: '7280fcb0dde6b186713b0b7284685736a62ee43ffc54f38375a11702392ddc6a',
      techniques: ['T1562.001'],
      tactics: ['TA0005'],
      data_sources: ['scwx.process'],
      tags: ['windows'],
    },
    run: {
      id: '2026-03-01T090000Z-0001',
      tenant: '100200',
      environment: 'us1',
      state: 'completed',
      started_at: '2026-03-01T09:00:00.000Z',
      finished_at: '2026-03-01T09:04:11.000Z',
      tool: {name: 'huntbook', version: '1.0.0'},
    },
    queries: [],
    evidence: [],
    indicators: [],
    sections: {executive_summary: 'Two hosts changed a service.'},
    key_findings: '# Service manipulation\n\nTwo hosts changed a service.\n',
    attachments: [],
    redactions: [],
    errors: [],
    ...changes,
  }
}

/** A Taegis id of its own for each number. */
export function taegisId(kind: 'alert' | 'event', number: number): string {
  const source = kind === 'alert' ? 'event-filter' : 'scwx.process'
  return `${kind}://priv:${source}:100200:1763600000000:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function makeEvidence(changes: Partial<Evidence> = {}): Evidence {
  return {type: 'alert', id: taegisId('alert', 1), provider: 'taegis', tenant: '100200', cell: 9, channel: 'huntbook', ...changes}
}

/** Text as attackers write it: marks of Markdown, mentions, references, characters outside the first plane. */
const text: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({unit: 'binary', maxLength: 8}),
      // biome-ignore format: a list is easier to read on few lines
      fc.constantFrom(' ', '\n', '\n\n', '@customer', '\\@secureworks', '`', '``', '```\n', '# ', '\n## ', '| a | b |\n| --- | --- |\n', '[x](y)', '*', '<b>', '{a.b}', '\u{1f600}', 'bob@example.com', '> ', '- ', '&#64;x'),
    ),
    {maxLength: 12},
  )
  .map(parts => parts.join(''))

const line = text.map(value => `x${value.replace(/[\s\u2028\u2029]+/gu, ' ')}`)

const time = fc.date({min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true}).map(date => date.toISOString())

const evidence: fc.Arbitrary<readonly Evidence[]> = fc
  .uniqueArray(
    fc.record({
      type: fc.constantFrom(...evidenceTypes),
      number: fc.nat(999),
      provider: fc.constantFrom('taegis', 'elastic', 'sentinel'),
      index: fc.boolean(),
    }),
    {maxLength: 12, selector: ({type, number}) => `${type} ${number}`},
  )
  .map(items =>
    items.map(({type, number, provider, index}) => {
      const id =
        type === 'alert' || type === 'event' ? taegisId(type, number) : `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
      return makeEvidence({type, id, provider, ...(index && {index: 'alerts-1'})})
    }),
  )

const indicator: fc.Arbitrary<Pick<Indicator, 'type' | 'value' | 'scope'>> = fc.constantFrom(
  {type: 'cidr', value: '198.51.100.0/24', scope: 'documentation'},
  {type: 'cve', value: 'CVE-2021-44228', scope: 'public'},
  {type: 'domain', value: 'c2.example.com', scope: 'documentation'},
  {type: 'email', value: 'bob@example.com', scope: 'documentation'},
  {type: 'ipv4', value: '10.0.0.5', scope: 'private'},
  {type: 'ipv4', value: '203.0.113.7', scope: 'documentation'},
  {type: 'ipv6', value: '2001:db8::1', scope: 'documentation'},
  {type: 'md5', value: '0123456789abcdef0123456789abcdef', scope: 'public'},
  {type: 'sha1', value: '0123456789abcdef0123456789abcdef01234567', scope: 'public'},
  {type: 'sha256', value: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', scope: 'public'},
  {type: 'sha512', value: '0123456789abcdef'.repeat(8), scope: 'public'},
  {type: 'url', value: 'https://c2.example.com/a?x=1', scope: 'documentation'},
)

const indicators: fc.Arbitrary<readonly Indicator[]> = fc
  .uniqueArray(indicator, {maxLength: 12})
  .map(found =>
    [...found].sort((a, b) => (`${a.type} ${a.value}` < `${b.type} ${b.value}` ? -1 : 1)).map(item => ({...item, count: 1, cells: [7]})),
  )

/** Findings of every status, with odd text everywhere that text can stand. */
export const findings: fc.Arbitrary<Finding> = fc
  .record({
    status: fc.constantFrom(...findingStatuses),
    incomplete: fc.subarray(['truncated', 'no_query_facts'] as const),
    title: line.map(value => value.slice(0, 500)),
    severity: fc.constantFrom(...findingSeverities),
    tlp: fc.constantFrom(...tlps),
    techniques: fc.subarray(['T1562.001', 'T1059', 'T1003.001']),
    tactics: fc.subarray(['TA0002', 'TA0005', 'TA0104']),
    tags: fc.array(
      line.map(value => value.slice(0, 300)),
      {maxLength: 4},
    ),
    window: fc.option(fc.tuple(time, time), {nil: undefined}),
    queries: fc.array(fc.record({language: fc.constantFrom('kql', 'taegis-cql'), text: line, returned: fc.nat(5)}), {maxLength: 4}),
    evidence,
    indicators,
    summary: fc.option(text, {nil: undefined}),
    body: text,
  })
  .map(({techniques, tactics, tags, window, queries, summary, body, ...rest}) => {
    const base = makeFinding()
    return {
      ...base,
      ...rest,
      procedure: {...base.procedure, techniques, tactics, tags},
      ...(window && {window: {start: window[0], end: window[1]}}),
      queries: queries.map(({returned, ...query}, index) => ({
        ...query,
        id: `q${index + 1}`,
        returned,
        total: returned,
        truncated: false,
        status: 'ok',
        role: 'hunt',
        cell: index + 1,
      })),
      sections: summary === undefined ? {} : {executive_summary: summary},
      key_findings: body,
    }
  })
