import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {diagnosticOf, plainOptions} from '../../test/support/diagnostic.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report} from '../model/report.ts'
import {type ReportFormat, reporters} from './index.ts'

/** Whole reports, reviewed like code: `npx vitest run src/report/golden.test.ts -u` writes them. */
const text = '---\nhunting:\n  attack_technique_ids:\n    - t1489\n---\n'
const at = text.indexOf('t1489')
const technique = diagnosticOf(text, [at, at + 5], {
  message: 'Expected a technique id such as `T1059.001`, got `t1489`.',
  path: 'hunts/service stop.md',
})
const source = 'import requests\nr = requests.get("https://siem.example/q", verify=False)\n'
const inCell = diagnosticOf(source, [source.indexOf('verify'), source.indexOf(')')])

const diagnostics: readonly Diagnostic[] = [
  {...technique, fix: {kind: 'safe', message: 'replace it with `T1489`', edits: [{range: technique.range, text: 'T1489'}]}},
  {
    ...inCell,
    rule: 'security/tls-off',
    severity: 'warning',
    message: "Unexpected `verify=False`: the server's certificate is not checked.",
    path: 'hunts/service-stop.ipynb',
    range: {start: {line: 19, column: 51, offset: 339}, end: {line: 19, column: 63, offset: 351}},
    cell: {number: 2, id: '5f0c9d1e', type: 'code', range: inCell.range},
    fingerprint: 'a'.repeat(32),
    related: [{message: 'The session is made here.', path: 'hunts/service stop.md', range: technique.range}],
    url: 'https://hunts.example/rules/security/tls-off',
  },
  {
    ...technique,
    rule: 'parse/myst',
    severity: 'info',
    message: '::error::100%\r\n##[error]x | <b>\u001b[31m\u202e ]]>',
    path: 'hunts/we,ird:%0A.md',
    range: {start: {line: 1, column: 1, offset: 0}, end: {line: 2, column: 1, offset: 4}},
    excerpt: [],
  },
]

const report: Report = {
  version: '1.0.0',
  root: '/root',
  exitCode: 2,
  notebooks: 4,
  checked: ['hunts/clean.md', 'hunts/service stop.md', 'hunts/service-stop.ipynb', 'hunts/we,ird:%0A.md'],
  skipped: 9,
  rules: [
    {id: 'attack/format', description: 'requires ATT&CK technique ids to be written as `T1234` or `T1234.001`', severity: 'error'},
    {
      id: 'security/tls-off',
      description: 'keeps certificates checked',
      severity: 'warning',
      url: 'https://hunts.example/rules/security/tls-off',
    },
  ],
  diagnostics,
  suppressed: 3,
  baselined: 12,
  errors: [{code: 'WRITE_FAILED', message: 'a.md could not be written: no space left on the disk.', hint: 'make room'}],
  change: {suppressions: 1, baselined: 0, turnedOff: ['x/y']},
  maxDiagnostics: 100,
}

describe('a whole report', () => {
  it.each(Object.keys(reporters) as ReportFormat[])('as %s', async format => {
    const reporter = await reporters[format]()
    const shown = reporter(report, {
      ...plainOptions,
      linkBase: 'https://git.example/team/hunts/blob/0123456789012345678901234567890123456789/',
      pageOf: id => `# ${id}\n\nWhy it matters.\n`,
      textOf: path => (path.endsWith('.ipynb') ? undefined : text),
    })
    await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, `../../test/fixtures/report/${format}.txt`))
  })
})
