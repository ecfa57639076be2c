import type {Finding} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {unknownTenant} from '../finding/names.ts'
import type {TargetOptions} from '../target.ts'
import {isIncomplete} from './incomplete.ts'
import {plainOf} from './summary.ts'

/** Why a finding may not become requests; empty if it may. The messages hold nothing of the finding. */
export function refusalsOf(finding: Finding, {allowIncomplete}: TargetOptions): readonly ExportProblem[] {
  const problems: ExportProblem[] = []
  if (isIncomplete(finding) && !allowIncomplete) {
    const message =
      'Expected a finding that tells all: the hunt failed or its results are truncated. Use `--allow-incomplete` to export it with a line that says so.'
    problems.push({rule: 'finding/incomplete', severity: 'error', message})
  }
  if (!isTenant(finding.run.tenant)) {
    const message = 'Expected the tenant of the run in visible ASCII characters: give it with `--tenant`.'
    problems.push({rule: 'finding/tenant', severity: 'error', message})
  }
  if (ownWords(finding).some(isReference)) {
    const message = 'Unexpected reference such as `@config:` in a value of the finding: it would be replaced when sent. Remove it.'
    problems.push({rule: 'finding/reference', severity: 'error', message})
  }
  return problems
}

/** A tenant stands in headers, so it can hold nothing that ends one. */
function isTenant(tenant: string): boolean {
  return tenant !== unknownTenant && /^[\x21-\x7e]{1,200}$/u.test(tenant)
}

/** What is replaced when a request is sent: a whole value that begins like one of ours. */
function isReference(text: string): boolean {
  return /^\s*@(?:config|resolve|from):/u.test(text)
}

/** The texts of a finding that become whole values of a request without being Markdown. */
function ownWords({title, assignee, procedure, queries, evidence, indicators, sections}: Finding): string[] {
  return [
    title,
    assignee ?? '',
    procedure.title,
    procedure.description,
    ...procedure.techniques,
    ...procedure.tags,
    ...queries.flatMap(({id, text}) => [id, text]),
    ...evidence.flatMap(({id, index}) => [id, index ?? '']),
    ...indicators.map(({value}) => value),
    sections.executive_summary ?? '',
    plainOf(sections.executive_summary ?? ''),
  ]
}
