import {ownSeverity} from '../lint/active.ts'
import {compare} from '../lint/order.ts'
import type {ReportedRule} from '../model/report.ts'
import type {Linter} from './lint/linter.ts'
import type {LintReport} from './lint.ts'

/** What a report says of a run besides its findings. `paths` are the notebooks that were checked. */
export function reportFacts(
  {workspace, pick}: Pick<Linter, 'workspace' | 'pick'>,
  paths: ReadonlySet<string>,
): Pick<LintReport, 'checked' | 'rules' | 'formats'> {
  const rules = new Map<string, ReportedRule>()
  for (const path of paths) {
    for (const {rule, url} of pick(path)) {
      const {id, description} = rule.meta
      if (!rules.has(id)) rules.set(id, {id, description, severity: ownSeverity(rule), ...(url !== undefined && {url})})
    }
  }
  return {
    checked: [...paths].sort(compare),
    rules: [...rules.values()].sort((a, b) => compare(a.id, b.id)),
    formats: workspace.config.formats,
  }
}
