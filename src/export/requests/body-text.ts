import type {Finding} from '../../model/finding.ts'
import {noted} from './markdown-summary.ts'
import {codeMentions} from './mentions.ts'

/** What people read in the other system: the key findings with mentions as code, after a line that says if they do not tell all. */
export function bodyText(finding: Finding): string {
  return noted(finding, codeMentions(finding.key_findings))
}
