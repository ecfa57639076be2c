import type {Finding} from '../../model/finding.ts'
import {incompleteNote} from './incomplete.ts'
import {codeMentions} from './mentions.ts'

/** What people read in the other system: the key findings with mentions as code, after a line that says if they do not tell all. */
export function bodyText(finding: Finding): string {
  const text = codeMentions(finding.key_findings)
  const note = incompleteNote(finding)
  return note === undefined ? text : `*${note}*\n\n${text}`
}
