import type {Diagnostic, Severity} from '../model/diagnostic.ts'
import type {Report} from '../model/report.ts'

/** The worst first. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

export function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const count = {error: 0, warning: 0, info: 0}
  for (const {severity} of diagnostics) count[severity]++
  return count
}

/** `2 errors, 1 warning`, empty where there is nothing. */
export function countedFindings(diagnostics: readonly Diagnostic[]): string {
  const count = countBySeverity(diagnostics)
  return severities
    .filter(severity => count[severity] > 0)
    .map(severity => counted(count[severity], severity))
    .join(', ')
}

/** `1 notebook`, `2 notebooks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** What was found where, as a sentence. */
export function foundSentence({diagnostics, notebooks, affected}: Report): string {
  const found = countedFindings(diagnostics)
  if (notebooks === 0) return found === '' ? 'No notebook was checked.' : `${found}. No notebook was checked.`
  const checked = counted(notebooks, 'notebook')
  if (found === '') return `${checked} ${notebooks === 1 ? 'is' : 'are'} clean.`
  const files = affected ?? new Set(diagnostics.map(({path}) => path)).size
  const fixable = diagnostics.filter(({fix}) => fix?.kind === 'safe').length
  return `${found} in ${files === 0 ? 'none' : files} of ${checked}${fixable > 0 ? `; ${fixable} can be fixed with --fix` : ''}.`
}

/** What is not among the findings, as sentences. */
export function restSentences({baselined = 0, suppressed = 0, skipped, ignored = 0}: Report): string[] {
  const hidden = [
    ...(baselined > 0 ? [`${baselined} more ${are(baselined)} in the baseline`] : []),
    ...(suppressed > 0 ? [`${suppressed} ${are(suppressed)} suppressed`] : []),
  ]
  const others = skipped - ignored
  return [
    ...(hidden.length > 0 ? [`${hidden.join(', ')}.`] : []),
    ...(others > 0 ? [`${counted(others, 'file')} ${others === 1 ? 'was no notebook' : 'were no notebooks'}.`] : []),
    ...(ignored > 0 ? [`${counted(ignored, 'file')} ${are(ignored)} ignored.`] : []),
  ]
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}
