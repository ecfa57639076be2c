import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, controls, diagnosticOf, reportOf} from '../../test/support/diagnostic.ts'
import {runnerCommands} from '../../test/support/runner.ts'
import {readXml, type XmlElement} from '../../test/support/xml.ts'
import type {Report} from '../model/report.ts'
import {junit} from './junit.ts'
import {visibleText} from './terminal.ts'

const found = diagnosticOf('x: t1489\n', [3, 8], {message: 'Expected a technique id.'})
const read = (report: Report): XmlElement => readXml(junit(report))

describe('junit', () => {
  it('has a test suite for each notebook, in the order of their paths, and a test case for each finding', () => {
    const findings = [{...found, path: 'hunts/b.md'}, {...found, path: 'hunts/b.md', severity: 'warning'} as const]
    const suites = read(reportOf(findings, {checked: ['hunts/a.md', 'hunts/b.md']})).children
    expect(suites.map(({attributes}) => [attributes.name, attributes.tests, attributes.failures])).toEqual([
      ['hunts/a.md', '1', '0'],
      ['hunts/b.md', '2', '1'],
    ])
  })
  it('says of a clean notebook that it passes', () => {
    expect(junit(reportOf([], {checked: ['hunts/a.md']}))).toContain(
      '    <testcase name="no findings" classname="hunts/a.md" file="hunts/a.md" time="0"/>\n',
    )
  })
  it('is a document where nothing was checked', () => {
    expect(junit(reportOf([]))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="huntbook" tests="0" failures="0" errors="0" time="0"/>\n',
    )
  })
  it('fails for errors, and says the others', () => {
    const cell = {number: 2, type: 'code', range: found.range} as const
    expect(
      junit(
        reportOf([
          {...found, cell},
          {...found, severity: 'info'},
        ]),
      ),
    ).toContain(
      [
        '    <testcase name="attack/format (cell 2, line 1)" classname="hunts/a.md" file="hunts/a.md" line="1" time="0">',
        '      <failure message="Expected a technique id." type="attack/format">hunts/a.md:1:4 error attack/format: Expected a technique id.</failure>',
        '    </testcase>',
        '    <testcase name="attack/format" classname="hunts/a.md" file="hunts/a.md" line="1" time="0">',
        '      <system-out>hunts/a.md:1:4 info attack/format: Expected a technique id.</system-out>',
        '    </testcase>',
        '',
      ].join('\n'),
    )
  })
  it('has a suite for other files that have findings', () => {
    expect(read(reportOf([{...found, path: 'jupytext.toml'}], {checked: []})).children[0]?.attributes.name).toBe('jupytext.toml')
  })
  it('adds up', () => {
    const errors = [{code: 'X', message: 'Broken.'}]
    const {attributes} = read(reportOf([found, {...found, severity: 'warning'}], {checked: ['z.md'], errors}))
    expect(attributes).toEqual({name: 'huntbook', tests: '4', failures: '1', errors: '1', time: '0'})
  })
  it('carries tool errors', () => {
    const errors = [{code: 'RULE_UNKNOWN', message: 'Expected a known rule.', hint: 'did you mean `a/b`?'}]
    expect(read(reportOf([], {errors})).children[0]?.children[0]).toMatchObject({
      attributes: {name: 'RULE_UNKNOWN'},
      children: [{name: 'error', attributes: {type: 'RULE_UNKNOWN'}, text: 'Expected a known rule. Hint: did you mean `a/b`?'}],
    })
  })
  it.each([
    ['markup', ']]><script a="b" c=\'d\'>&lt;'],
    ['commands of runners', '##[error]x ##vso[task]y #\ufe0f#[error]z'],
  ])('gives %s back as text', (_, hostile) => {
    const document = junit(reportOf([{...found, path: hostile, message: hostile}]))
    const [suite] = readXml(document).children
    expect(suite?.attributes.name).toBe(hostile)
    expect(suite?.children[0]?.children[0]?.attributes.message).toBe(hostile)
    expect(runnerCommands(document)).toEqual([])
  })
  it('shows what XML cannot hold, and what no log may', () => {
    const message = 'a\u001b[31m\0\ud800\uffff\u0085\u202e\r\nb\tc'
    const [suite] = read(reportOf([{...found, message}])).children
    expect(suite?.children[0]?.children[0]?.attributes.message).toBe('a\\u{1b}[31m\\u{0}\\u{d800}\\u{ffff}\\x85\\u{202e}\\x0d\\x0ab  c')
  })
  it('is well formed, says what the findings say and holds nothing that a terminal or a runner obeys, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic, {maxLength: 4}), diagnostics => {
        const document = junit(reportOf(diagnostics, {errors: diagnostics.map(({message}) => ({code: 'X', message}))}))
        const suites = readXml(document).children.slice(diagnostics.length > 0 ? 1 : 0)
        expect(suites.flatMap(({children}) => children)).toHaveLength(diagnostics.length)
        // Two paths may look the same.
        for (const {path} of diagnostics)
          expect(suites.map(({attributes}) => loose(attributes.name ?? ''))).toContain(loose(visibleText(path)))
        expect(controls.test(document.replaceAll('\n', ''))).toBe(false)
        expect(runnerCommands(document)).toEqual([])
      }),
    )
  })
})

/** The two ways to show a control character as one, and no halves of pairs or what XML forbids besides. */
function loose(text: string): string {
  return text
    .replace(/\\x([\da-f]{2})/gu, (_, hex: string) => `\\u{${hex.replace(/^0(?=.)/u, '')}}`)
    .replace(/[\ufffe\uffff]/gu, unit => `\\u{${unit.charCodeAt(0).toString(16)}}`)
}
