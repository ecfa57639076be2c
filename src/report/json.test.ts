import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, reportOf} from '../../test/support/diagnostic.ts'
import {json} from './json.ts'

const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/report.schema.json'), 'utf8'))
const validate = new Ajv2020({strict: false}).compile(Object(schema))

describe('json', () => {
  it('has the version of the shape, the tool and the sums', () => {
    const found = diagnosticOf('a', [0, 1], {fix: {kind: 'safe', message: 'x', edits: []}})
    const report = JSON.parse(json(reportOf([found, {...found, severity: 'warning', fix: {kind: 'unsafe', message: 'x', edits: []}}])))
    expect(report).toMatchObject({
      version: 1,
      tool: {name: 'huntbook', version: '1.0.0'},
      summary: {exitCode: 1, notebooks: 1, skipped: 0, errors: 1, warnings: 1, infos: 0, fixable: 1},
    })
  })
  it('counts what is suppressed and what the baseline holds', () => {
    const {summary} = JSON.parse(json(reportOf([], {suppressed: 3, baselined: 12})))
    expect([summary.suppressed, summary.baselined]).toEqual([3, 12])
    expect(JSON.parse(json(reportOf([]))).summary).toMatchObject({suppressed: 0, baselined: 0})
  })
  it('escapes what a runner skips when it looks for commands', () => {
    const text = json(reportOf([diagnosticOf('a', [0, 1], {message: '#\ufe0f#[error]'})]))
    expect(text).toContain('#\\ufe0f#[error]')
    expect(JSON.parse(text).diagnostics[0].message).toBe('#\ufe0f#[error]')
  })
  it('leaves out the root, excerpts and what a finding does not have', () => {
    const text = json(reportOf([diagnosticOf('a', [0, 1])]))
    expect(text).not.toContain('/root')
    expect(Object.keys(JSON.parse(text).diagnostics[0])).toEqual(['rule', 'severity', 'message', 'path', 'range', 'fingerprint'])
  })
  it('carries tool errors', () => {
    const errors = [{code: 'RULE_UNKNOWN', message: 'Expected a known rule.', hint: 'did you mean `a/b`?'}]
    expect(JSON.parse(json(reportOf([], {exitCode: 2, errors}))).errors).toEqual(errors)
  })
  it('ends with a line end', () => expect(json(reportOf([]))).toMatch(/\}\n$/u))
  it('parses back to the same values, fits its schema and holds no control character, whatever the findings say', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {maxLength: 4}), diagnostics => {
        const text = json(reportOf(diagnostics))
        const report: unknown = JSON.parse(text)
        const plain = diagnostics.map(({excerpt: _, ...diagnostic}) => diagnostic)
        expect(Object(report).diagnostics).toEqual(JSON.parse(JSON.stringify(plain)))
        expect(controls.test(text.replaceAll('\n', ''))).toBe(false)
        expect(text).not.toMatch(/##(?:vso)?\[/u)
        expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
      }),
    )
  })
})
