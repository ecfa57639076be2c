import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, plainOptions, reportOf} from '../../test/support/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {gitlab} from './gitlab.ts'

interface Issue {
  readonly description: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: {readonly path: string}
}

const found = diagnosticOf('x: t1489\n', [3, 8])

function read(report: Report, options: Partial<ReporterOptions> = {}): Issue[] {
  return JSON.parse(gitlab(report, {...plainOptions, ...options}))
}

describe('gitlab', () => {
  it('is a list of issues', () => {
    const cell = {number: 2, type: 'code', range: found.range} as const
    expect(read(reportOf([{...found, cell}]))).toEqual([
      {
        description: 'Expected a technique id. (cell 2, line 1)',
        check_name: 'attack/format',
        fingerprint: '0f343b0931126a20f133d67c2b018a3b',
        severity: 'major',
        location: {
          path: 'hunts/a.md',
          lines: {begin: 1},
          positions: {begin: {line: 1, column: 4}, end: {line: 1, column: 9}},
        },
      },
    ])
  })
  it('is an empty list where nothing was found', () => expect(gitlab(reportOf([]), plainOptions)).toBe('[]\n'))
  it('knows three severities', () => {
    const findings = (['error', 'warning', 'info'] as const).map(severity => ({...found, severity}))
    expect(read(reportOf(findings)).map(({severity}) => severity)).toEqual(['major', 'minor', 'info'])
  })
  it('has paths from the folder of the project', () => {
    const [issue] = read(reportOf([found]), {pathFrom: (path, base) => `${base}/${path}`})
    expect(issue?.location.path).toBe('project/hunts/a.md')
  })
  it('gives equal fingerprints a number, in the order of the report', () => {
    const taken = `${found.fingerprint}-2`
    const fingerprints = read(reportOf([found, {...found, fingerprint: taken}, found, found])).map(({fingerprint}) => fingerprint)
    expect(fingerprints).toEqual([found.fingerprint, taken, `${found.fingerprint}-3`, `${found.fingerprint}-4`])
  })
  it('carries tool errors', () => {
    const errors = [{code: 'RULE_UNKNOWN', message: 'Expected a known rule.', hint: 'did you mean `a/b`?'}]
    expect(read(reportOf([], {errors}))).toEqual([
      {
        description: 'Expected a known rule. Hint: did you mean `a/b`?',
        check_name: 'RULE_UNKNOWN',
        fingerprint: 'RULE_UNKNOWN',
        severity: 'blocker',
        location: {path: '.', lines: {begin: 1}},
      },
    ])
  })
  it('says what the findings say, under fingerprints that differ, and holds no control character', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {maxLength: 6}), diagnostics => {
        const text = gitlab(reportOf(diagnostics), plainOptions)
        const issues: Issue[] = JSON.parse(text)
        expect(issues.map(({location}) => location.path)).toEqual(diagnostics.map(({path}) => path))
        for (const [index, {message}] of diagnostics.entries()) expect(issues[index]?.description.startsWith(message)).toBe(true)
        expect(new Set(issues.map(({fingerprint}) => fingerprint)).size).toBe(diagnostics.length)
        expect(controls.test(text.replaceAll('\n', ''))).toBe(false)
        expect(text).not.toMatch(/##(?:vso)?\[/u)
      }),
    )
  })
})
