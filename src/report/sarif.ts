import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {counted, severities} from './count.ts'
import {jsonText} from './json-text.ts'
import {problemText} from './problem.ts'
import {resultOf} from './sarif/result.ts'
import {rulesOf} from './sarif/rules.ts'

/** GitHub refuses a file with more, whole. */
const mostResults = 25_000

/** SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. One run. */
export function sarif({version, exitCode, rules = [], diagnostics, errors}: Report, options: ReporterOptions): string {
  const kept = worst(diagnostics)
  const missing = diagnostics.length - kept.length
  const described = rulesOf(rules, kept, options)
  const indexes = new Map(described.map(({id}, index) => [id, index]))
  const notifications = [
    ...errors.map(error => ({level: 'error', descriptor: {id: error.code}, message: {text: problemText(error)}})),
    ...(missing > 0 ? [{level: 'warning', descriptor: {id: 'RESULTS_MISSING'}, message: {text: missingText(missing)}}] : []),
  ]
  return jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        // The name that the schemas begin with: a package has no address until it is published.
        tool: {driver: {name: 'huntbook', semanticVersion: version, informationUri: 'urn:huntbook', rules: described}},
        invocations: [{executionSuccessful: exitCode !== 2, toolExecutionNotifications: notifications}],
        // Where that is on this machine is nobody's business.
        originalUriBaseIds: {'%SRCROOT%': {description: {text: ''}}},
        columnKind: 'utf16CodeUnits',
        results: kept.map(diagnostic => resultOf(diagnostic, {indexes, options})),
      },
    ],
  })
}

/** In the order of the report. */
function worst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= mostResults) return diagnostics
  const kept = new Set(severities.flatMap(severity => diagnostics.filter(one => one.severity === severity)).slice(0, mostResults))
  return diagnostics.filter(diagnostic => kept.has(diagnostic))
}

function missingText(missing: number): string {
  return `${counted(missing, 'result')} of lower severity or later in the report ${missing === 1 ? 'is' : 'are'} missing: at most ${mostResults} can be uploaded.`
}
