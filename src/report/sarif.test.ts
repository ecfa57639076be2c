import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, plainOptions, reportOf} from '../../test/support/diagnostic.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {helpOf} from './sarif/help.ts'
import {sarif} from './sarif.ts'

const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../test/fixtures/sarif-2.1.0.schema.json'), 'utf8'))
const ajv = new Ajv({strict: false})
addFormats.default(ajv)
const validate = ajv.compile(Object(schema))

const found = diagnosticOf('x: t1489\n', [3, 8])
const rule = {id: 'attack/format', description: 'requires ATT&CK technique ids to be well formed', severity: 'warning'} as const

/** The only run of a report that fits the schema. */
function runOf(report: Report, options: Partial<ReporterOptions> = {}) {
  const log = JSON.parse(sarif(report, {...plainOptions, ...options}))
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  return log.runs[0]
}

describe('sarif', () => {
  it('has one run with the tool and the top of the repository', () => {
    const {results, ...run} = runOf(reportOf([]))
    expect(results).toEqual([])
    expect(run).toEqual({
      tool: {driver: {name: 'huntbook', semanticVersion: '1.0.0', informationUri: 'urn:huntbook', rules: []}},
      invocations: [{executionSuccessful: true, toolExecutionNotifications: []}],
      originalUriBaseIds: {'%SRCROOT%': {description: {text: ''}}},
      columnKind: 'utf16CodeUnits',
    })
  })
  it('has a result a finding', () => {
    const cell = {number: 2, id: '5f0c9d1e', type: 'code', range: found.range} as const
    const region = {startLine: 1, startColumn: 4, endLine: 1, endColumn: 9}
    const physicalLocation = {artifactLocation: {uri: 'hunts/a.md', uriBaseId: '%SRCROOT%'}, region}
    expect(runOf(reportOf([{...found, cell}], {rules: [rule]})).results).toEqual([
      {
        ruleId: 'attack/format',
        ruleIndex: 0,
        level: 'error',
        message: {text: 'Expected a technique id. (cell 2, line 1)'},
        locations: [{physicalLocation, logicalLocations: [{fullyQualifiedName: 'cell[5f0c9d1e]', name: 'cell 2', kind: 'cell'}]}],
        partialFingerprints: {'huntbookFinding/v1': found.fingerprint},
      },
    ])
  })
  it('names a cell without an id by its number', () => {
    const [{locations}] = runOf(reportOf([{...found, cell: {number: 3, type: 'raw'}}])).results
    expect(locations[0].logicalLocations[0].fullyQualifiedName).toBe('cell[3]')
  })
  it('knows three levels', () => {
    const findings = (['error', 'warning', 'info'] as const).map(severity => ({...found, severity}))
    expect(runOf(reportOf(findings)).results.map(({level}: {level: string}) => level)).toEqual(['error', 'warning', 'note'])
  })
  it('describes every rule that was on, with its page, in the order of ids', () => {
    const team = {id: 'a/b', description: 'asks', severity: 'info', url: 'https://example.org/a/b'} as const
    const {rules} = runOf(reportOf([], {rules: [rule, team]}), {pageOf: id => (id === 'attack/format' ? '# Page\n' : undefined)}).tool
      .driver
    const text = 'Requires ATT&CK technique ids to be well formed.'
    expect(rules).toEqual([
      {
        id: 'a/b',
        shortDescription: {text: 'Asks.'},
        fullDescription: {text: 'Asks.'},
        help: {text: 'Asks.'},
        helpUri: 'https://example.org/a/b',
        defaultConfiguration: {level: 'note'},
        properties: {tags: ['a', 'notebook']},
      },
      {
        id: 'attack/format',
        shortDescription: {text},
        fullDescription: {text},
        help: {text, markdown: '# Page\n'},
        defaultConfiguration: {level: 'warning'},
        properties: {tags: ['attack', 'notebook']},
      },
    ])
  })
  it('describes checks of the engine that found something', () => {
    const {tool, results} = runOf(reportOf([{...found, rule: 'parse/json'}], {rules: [rule]}))
    expect(tool.driver.rules[1]).toEqual({id: 'parse/json', properties: {tags: ['parse', 'notebook']}})
    expect(results[0].ruleIndex).toBe(1)
  })
  it('has paths from the top of the repository, in the form of addresses', () => {
    const [{locations}] = runOf(reportOf([{...found, path: "a b/ü#?%'(1).md"}]), {pathFrom: (path, base) => `${base}/${path}`}).results
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('repository/a%20b/%C3%BC%23%3F%25%27%281%29.md')
  })
  it('has fixes and other places', () => {
    const fix = {kind: 'unsafe', message: 'replace it', edits: [{range: found.range, text: 'T1489'}]} as const
    const related = [1, 2].map(() => ({message: 'The other one.', path: 'b.md', range: found.range}))
    const [{fixes, relatedLocations}] = runOf(reportOf([{...found, fix, related}])).results
    expect(fixes).toEqual([
      {
        description: {text: 'replace it (unsafe)'},
        artifactChanges: [
          {
            artifactLocation: {uri: 'hunts/a.md', uriBaseId: '%SRCROOT%'},
            replacements: [{deletedRegion: {startLine: 1, startColumn: 4, endLine: 1, endColumn: 9}, insertedContent: {text: 'T1489'}}],
          },
        ],
      },
    ])
    expect(relatedLocations.map(({id}: {id: number}) => id)).toEqual([1, 2])
  })
  it('leaves out a fix that changes nothing', () => {
    expect(runOf(reportOf([{...found, fix: {kind: 'safe', message: 'x', edits: []}}])).results[0]).not.toHaveProperty('fixes')
  })
  it('carries tool errors, and says that the run failed', () => {
    const errors = [{code: 'RULE_UNKNOWN', message: 'Expected a known rule.', hint: 'did you mean `a/b`?'}]
    expect(runOf(reportOf([], {exitCode: 2, errors})).invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {level: 'error', descriptor: {id: 'RULE_UNKNOWN'}, message: {text: 'Expected a known rule. Hint: did you mean `a/b`?'}},
        ],
      },
    ])
  })
  it('keeps the worst 25,000 in the order of the report, and says how many are missing', () => {
    const findings = Array.from(
      {length: 25_002},
      (_, index): Diagnostic => ({...found, severity: index < 3 ? 'info' : 'error', message: `${index}`}),
    )
    const {results, invocations} = runOf(reportOf(findings))
    expect(results).toHaveLength(25_000)
    expect([results[0], results.at(-1)].map(result => result.message.text)).toEqual(['0', '25001'])
    expect(invocations[0].executionSuccessful).toBe(true)
    expect(invocations[0].toolExecutionNotifications).toEqual([
      {
        level: 'warning',
        descriptor: {id: 'RESULTS_MISSING'},
        message: {text: '2 results of lower severity or later in the report are missing: at most 25000 can be uploaded.'},
      },
    ])
  })
  it('fits the schema, says what the findings say and holds nothing that a terminal or a runner obeys, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {maxLength: 4}), diagnostics => {
        const report = reportOf(diagnostics, {errors: diagnostics.map(({message}) => ({code: 'X', message, hint: message}))})
        const {results} = runOf(report)
        for (const [index, {message, path}] of diagnostics.entries()) {
          expect(results[index].message.text.startsWith(message)).toBe(true)
          expect(decodeURIComponent(results[index].locations[0].physicalLocation.artifactLocation.uri)).toBe(path.toWellFormed())
        }
        const text = sarif(report, plainOptions)
        expect(controls.test(text.replaceAll('\n', ''))).toBe(false)
        expect(text).not.toMatch(/##(?:vso)?\[/u)
      }),
    )
  })
})

describe('the page of a rule in SARIF', () => {
  it('has no marks of generated parts and no links to files, but for its examples', () => {
    const page = [
      '<!-- generated:head -->',
      '',
      '# x/y',
      '<!-- /generated -->',
      'See [a](../b.md) and [c](https://example.org/c), [d](e.md#f).',
      '````md',
      '[a](../b.md)',
      '```',
      '[a](../b.md)',
      '````',
      '[g](h.md)',
    ]
    expect(helpOf(page.join('\n'))).toBe(
      '# x/y\nSee a and [c](https://example.org/c), d.\n````md\n[a](../b.md)\n```\n[a](../b.md)\n````\ng\n',
    )
  })
})
