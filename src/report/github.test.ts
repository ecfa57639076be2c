import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, hostileText, plainOptions, reportOf} from '../../test/support/diagnostic.ts'
import {runnerCommands} from '../../test/support/runner.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {github} from './github.ts'
import {visibleText} from './terminal.ts'

const text = 'import requests\nr = requests.get("https://siem.example/q", verify=False)\n'
const range = {start: {line: 19, column: 51, offset: 339}, end: {line: 19, column: 63, offset: 351}}
const found: Diagnostic = {
  ...diagnosticOf(text, [60, 72]),
  rule: 'security/tls-off',
  message: 'Unexpected `verify=False`.',
  path: 'hunts/service-stop.ipynb',
  range,
  cell: {
    number: 2,
    id: '5f0c9d1e',
    type: 'code',
    range: {start: {line: 2, column: 44, offset: 59}, end: {line: 2, column: 56, offset: 71}},
  },
}

function shown(report: Report, options: Partial<ReporterOptions> = {}): string {
  return github(report, {...plainOptions, ...options})
}

/** Findings of as many rules. */
function many(count: number, severity: Diagnostic['severity'] = 'error'): Diagnostic[] {
  return Array.from({length: count}, (_, index) => ({...found, rule: `x/${severity}-${index}`, severity}))
}

describe('github', () => {
  it('is one workflow command a finding', () => {
    expect(shown(reportOf([found]))).toBe(
      '::error file=hunts/service-stop.ipynb,line=19,endLine=19,col=51,endColumn=63,title=security/tls-off (cell 2%2C line 2)::Unexpected `verify=False`.\n',
    )
  })
  it('says nothing where nothing was found', () => expect(shown(reportOf([]))).toBe(''))
  it('has a command for each severity', () => {
    const names = runnerCommands(shown(reportOf([...many(1), ...many(1, 'warning'), ...many(1, 'info')]))).map(({name}) => name)
    expect(names).toEqual(['error', 'warning', 'notice'])
  })
  it('names the lines alone of what spans several, since the runner would drop the columns', () => {
    const long = {...found, range: {...range, end: {line: 21, column: 2, offset: 400}}}
    expect(shown(reportOf([long]))).toContain(',line=19,endLine=21,title=')
  })
  it('has paths from the folder that GitHub checks out into', () => {
    expect(shown(reportOf([found]), {pathFrom: (path, base) => `${base}/${path}`})).toContain('file=workspace/hunts/service-stop.ipynb,')
  })
  it('is one annotation for the findings of a rule in a file', () => {
    const report = reportOf([found, {...found, message: 'Second.'}, {...found, path: 'other.md'}, {...found, message: 'Third.'}])
    expect(runnerCommands(shown(report)).map(({properties, data}) => [properties.file, data])).toEqual([
      ['hunts/service-stop.ipynb', 'Unexpected `verify=False`. (and 2 more in this file)'],
      ['other.md', 'Unexpected `verify=False`.'],
    ])
  })
  it('has at most ten of each kind and says how many are missing, the others of their files included', () => {
    const findings = [...many(12), found, ...many(3, 'warning')]
    const last = findings[11] ?? found
    const lines = shown(reportOf([...findings, last]))
      .trimEnd()
      .split('\n')
    expect(runnerCommands(lines.join('\n')).map(({name}) => name)).toEqual([...Array(10).fill('error'), ...Array(3).fill('warning')])
    expect(lines.at(-1)).toBe('4 more findings without an annotation: GitHub takes 10 of a kind.')
    expect(shown(reportOf(many(11)), {hasSummary: true})).toMatch(
      /\n1 more finding without an annotation: GitHub takes 10 of a kind\. The summary has all of them\.\n$/u,
    )
  })
  it('has the worst first', () => {
    const findings = [...many(1, 'info'), ...many(1, 'warning'), ...many(1)]
    expect(runnerCommands(shown(reportOf(findings))).map(({name}) => name)).toEqual(['error', 'warning', 'notice'])
  })
  it('has what a change touches before all else', () => {
    const findings = [...many(12), {...found, rule: 'x/changed', range: {start: {...range.start, line: 30}, end: {...range.end, line: 31}}}]
    const isChanged: ReporterOptions['isChanged'] = (_, {first, last}) => first <= 31 && last >= 31
    const [first] = runnerCommands(shown(reportOf(findings), {isChanged}))
    expect(first?.properties.title).toBe('x/changed (cell 2, line 2)')
  })
  it('carries tool errors, which count among the ten', () => {
    const errors = [{code: 'RULE_UNKNOWN', message: 'Expected a known rule.', hint: 'did you mean `a/b`?'}]
    const report = shown(reportOf(many(10), {errors}))
    expect(report).toMatch(/^::error title=huntbook::Expected a known rule\. Hint: did you mean `a\/b`\?\n/u)
    expect(runnerCommands(report)).toHaveLength(10)
  })
  it('cuts a message between characters, and never what is said after it', () => {
    const long = {...found, message: '👍'.repeat(3000)}
    const [alone, counted] = [reportOf([long]), reportOf([long, long])].map(report => runnerCommands(shown(report))[0]?.data ?? '')
    for (const data of [alone, counted]) {
      expect(data?.length).toBeLessThanOrEqual(4000)
      expect(data?.length).toBeGreaterThan(3990)
      expect(data?.isWellFormed()).toBe(true)
    }
    expect(counted).toMatch(/👍… \(and 1 more in this file\)$/u)
  })
  it.each([
    ['a command', '::error::x'],
    ['an old command', '##[error]x'],
    ['a command of Azure', '##vso[task.x]'],
    ['line ends', 'a\r\n::error::b\rc\n##[error]d'],
    ['escapes', '%0A::error::%25%3A%2C'],
    ['separators', 'a,b=c:d;e]f'],
    ['commands split by what has no weight', ':\ufe0f:error::a #\ufe0f#\u3164[error]b'],
  ])('gives %s back as text: in path, title and message', (_, hostile) => {
    const report = shown(reportOf([{...found, path: hostile, rule: `x/${hostile}`, message: hostile}]))
    expect(runnerCommands(report)).toHaveLength(1)
    const visible = hostile.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    expect(runnerCommands(report)[0]).toMatchObject({
      properties: {file: visible, line: '19', title: `x/${visible} (cell 2, line 2)`},
      data: visible,
    })
  })
  it('gives path, line and message back, whatever they say, and lets nothing else through', () => {
    fc.assert(
      fc.property(anyDiagnostic, hostileText, (diagnostic, message) => {
        const report = shown(reportOf([{...diagnostic, message}]))
        const commands = runnerCommands(report)
        const ignoring = (value: string): string =>
          value.replace(/[^\t\r\n]+/gu, visibleText).replace(/\p{Default_Ignorable_Code_Point}/gu, '')
        expect(commands).toHaveLength(1)
        expect(commands[0]).toMatchObject({
          properties: {file: ignoring(diagnostic.path), line: String(diagnostic.range.start.line)},
          data: ignoring(message),
        })
        expect(controls.test(report.replace(/[\t\n]/gu, ''))).toBe(false)
      }),
    )
  })
})
