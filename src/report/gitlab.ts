import type {Diagnostic} from '../model/diagnostic.ts'
import type {Position} from '../model/place.ts'
import type {Report, ReporterOptions, ToolProblem} from '../model/report.ts'
import {cellSuffix} from './cell-name.ts'
import {jsonText} from './json-text.ts'
import {problemText} from './problem.ts'

const severities = {error: 'major', warning: 'minor', info: 'info'} as const

/** A Code Quality report for GitLab: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>. */
export function gitlab({diagnostics, errors}: Report, {pathFrom = path => path}: ReporterOptions): string {
  const unique = uniqueFingerprints()
  const issue = (diagnostic: Diagnostic): object => {
    const {rule, severity, message, path, range, fingerprint} = diagnostic
    return {
      description: message + cellSuffix(diagnostic),
      check_name: rule,
      fingerprint: unique(fingerprint),
      severity: severities[severity],
      location: {
        path: pathFrom(path, 'project'),
        lines: {begin: range.start.line},
        positions: {begin: lineAndColumn(range.start), end: lineAndColumn(range.end)},
      },
    }
  }
  // GitLab knows no findings without a place.
  const failure = (problem: ToolProblem): object => ({
    description: problemText(problem),
    check_name: problem.code,
    fingerprint: unique(problem.code),
    severity: 'blocker',
    location: {path: '.', lines: {begin: 1}},
  })
  return jsonText([...errors.map(failure), ...diagnostics.map(issue)])
}

/** GitLab shows only the first of equal fingerprints: the others get a number. */
function uniqueFingerprints(): (fingerprint: string) => string {
  const counts = new Map<string, number>()
  return fingerprint => {
    let name = fingerprint
    while (counts.has(name)) {
      const count = (counts.get(fingerprint) ?? 1) + 1
      counts.set(fingerprint, count)
      name = `${fingerprint}-${count}`
    }
    counts.set(name, 1)
    return name
  }
}

function lineAndColumn({line, column}: Position): object {
  return {line, column}
}
