import type {ExportProblem, Findings} from '../../model/findings.ts'
import type {Redactor} from './redactor.ts'

/** What a page and a finding show beside the blocks, without secrets, and what was taken out so far. */
export function redactFindings(findings: Findings, redactor: Redactor): Findings {
  const {title, pictures} = findings
  return {
    ...findings,
    // Counted where they come from.
    title: redactor.redactMarkdown(title, 0),
    pictures: pictures.map(picture => ({...picture, alt: redactor.redactMarkdown(picture.alt)})),
    redactions: redactor.redactions(),
  }
}

/** By place and kind, never by value. */
export function redactionProblems(redactor: Redactor): ExportProblem[] {
  return redactor.redactions().map(({rule, cell, count}) => ({
    rule: 'security/redacted',
    severity: 'warning',
    message: `Unexpected \`${rule}\`, ${count === 1 ? 'once' : `${count} times`}: it is not shown.`,
    ...(cell > 0 && {cell}),
  }))
}
