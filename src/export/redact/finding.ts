import type {Finding} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import type {Redactor} from './redactor.ts'
import {redactStrings} from './strings.ts'

/**
 * A finding without secrets in what it says beside the Markdown, which has none. Ids of evidence, hashes and the tenant are never
 * changed: where one would be, there is a problem and the finding must be refused.
 */
export function redactFinding(
  finding: Finding,
  redactor: Redactor,
): {readonly finding: Finding; readonly problems: readonly ExportProblem[]} {
  const {title, procedure, run, assignee, override, queries, evidence, indicators, errors} = finding
  const clean = {
    ...finding,
    // Of kept cells: counted where it stands.
    title: redactor.redactMarkdown(title),
    procedure: {...redactStrings(procedure, redactor, 0), id: procedure.id, sha256: procedure.sha256},
    run: {...redactStrings(run, redactor, 0), tenant: run.tenant},
    ...(assignee !== undefined && {assignee: redactor.redactMarkdown(assignee, 0)}),
    ...(override && {override: redactStrings(override, redactor, 0)}),
    queries: queries.map(query => redactStrings(query, redactor, query.cell)),
    evidence: evidence.map(entry => ({...redactStrings(entry, redactor, entry.cell), id: entry.id, tenant: entry.tenant})),
    indicators: indicators.map(indicator => ({...indicator, value: redactor.redactMarkdown(indicator.value)})),
    errors: errors.map(error => redactStrings(error, redactor, error.cell)),
  }
  return {finding: {...clean, redactions: redactor.redactions()}, problems: changedIds(finding, redactor)}
}

const hash = /^(?:md5|sha\d+)$/u

function changedIds({run, evidence, indicators, procedure, attachments}: Finding, {wouldChange}: Redactor): ExportProblem[] {
  const ids: readonly (readonly [value: string, cell: number | undefined])[] = [
    [run.tenant, undefined],
    [procedure.sha256, undefined],
    ...attachments.map(({sha256}) => [sha256, undefined] as const),
    ...evidence.flatMap(({id, tenant, cell}) => [[id, cell] as const, [tenant, cell] as const]),
    ...indicators.filter(({type}) => hash.test(type)).map(({value, cells}) => [value, cells[0]] as const),
  ]
  const cells = new Set(ids.filter(([value]) => wouldChange(value)).map(([, cell]) => cell))
  return [...cells].map(cell => ({
    rule: 'evidence/redacted',
    severity: 'error',
    message: 'Expected ids and hashes that may be shown as they are, got one that would be redacted.',
    ...(cell !== undefined && {cell}),
  }))
}
