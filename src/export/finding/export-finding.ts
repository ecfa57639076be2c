import type {Finding} from '../../model/finding.ts'
import type {ExportProblem, OutputFile} from '../../model/findings.ts'
import {readAllowList} from '../indicators/allow-list.ts'
import {defangFinding} from '../indicators/defang-finding.ts'
import type {ExportOptions, Tenant} from '../options.ts'
import {createRedactor} from '../redact/redactor.ts'
import {findSecrets} from '../redact/scan.ts'
import type {Target, TargetOptions} from '../target.ts'
import {foreignNames} from './foreign-names.ts'
import {placedTexts} from './texts.ts'

export interface ExportFindingOptions extends TargetOptions, Pick<ExportOptions, 'deny'> {
  /** Names the files. */
  readonly stem: string
  readonly targets: readonly Target[]
  /** Every tenant of the team: no id or name of another one may stand in the finding. */
  readonly tenants: readonly Tenant[]
  /** Known-good indicators, as `FindingFacts` has them; none of the finding is one of them. */
  readonly allowList?: readonly string[]
}

/** Exports a finding that was read from a file. Its pictures are where its Markdown was written, so targets get none. */
export function exportFinding(
  finding: Finding,
  options: ExportFindingOptions,
): {readonly files: readonly OutputFile[]; readonly problems: readonly ExportProblem[]} {
  const problems: ExportProblem[] = [...foreignNames(placedTexts(finding), options.tenants, finding.run.tenant)]
  const files: OutputFile[] = []
  const left = withoutAllowed(finding, options.allowList ?? [])
  const shown = options.defang ? defangFinding(left) : left
  for (const target of options.targets) {
    if (target.from === 'document') {
      const message = `Expected a target that is made from a finding, got \`${target.id}\`: export the notebook to it.`
      problems.push({rule: 'finding/target', severity: 'error', message})
    } else {
      const written = target.export({finding: shown, stem: options.stem, pictures: []}, options)
      files.push(...written.files)
      problems.push(...written.problems)
    }
  }
  // Whoever wrote the file may have written more into it than huntbook did.
  problems.push(...findSecrets(files, createRedactor({deny: options.deny, stem: options.stem})))
  return {files: problems.some(({severity}) => severity === 'error') ? [] : files, problems}
}

function withoutAllowed(finding: Finding, allowList: readonly string[]): Finding {
  if (allowList.length === 0) return finding
  const isAllowed = readAllowList(allowList)
  return {...finding, indicators: finding.indicators.filter(indicator => !isAllowed(indicator))}
}
