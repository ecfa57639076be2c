import type {Finding} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import {cut} from '../cut.ts'
import {labelsOf} from '../labels.ts'
import {counted, dropped} from '../problems.ts'
import {elasticLimits} from './limits.ts'

/** The ids of the hunt and of the finding are the last two labels. They find the case again, so others give way. */
const ids = 2

/** The labels as tags of a case, with warnings for those that are cut or left out. */
export function tagsOf(finding: Finding): {readonly tags: readonly string[]; readonly problems: readonly ExportProblem[]} {
  const labels = labelsOf(finding)
  const excess = Math.max(0, labels.length - elasticLimits.tags)
  const kept = excess === 0 ? labels : [...labels.slice(0, elasticLimits.tags - ids), ...labels.slice(-ids)]
  const long = kept.filter(label => label.length > elasticLimits.tag).length
  const problems: ExportProblem[] = []
  if (excess > 0) problems.push(dropped('elastic', counted(excess, ['tag', 'tags'])))
  if (long > 0) {
    const message = `Cut ${counted(long, ['tag', 'tags'])} to ${elasticLimits.tag} characters.`
    problems.push({rule: 'target/cut', severity: 'warning', message})
  }
  return {tags: [...new Set(kept.map(label => cut(label, elasticLimits.tag)))], problems}
}
