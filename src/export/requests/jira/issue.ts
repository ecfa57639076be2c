import type {Finding, FindingSeverity} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import {bodyText} from '../body-text.ts'
import {cut} from '../cut.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {labelsOf} from '../labels.ts'
import {partProblems, partsOf} from '../parts.ts'
import {counted, cutField, dropped, droppedEvidence, droppedLists} from '../problems.ts'
import {fromStep, jsonHeaders, type RequestDraft} from '../request.ts'
import {adfDocument} from './adf-document.ts'
import {jiraLimits} from './limits.ts'

const priorities: Readonly<Record<FindingSeverity, string>> = {
  informational: 'Lowest',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Highest',
}

export const jira = requestExporter({
  id: 'jira',
  description: 'requests for Jira Cloud: an issue, and comments with the rest of a long text',
  requests,
})

function requests(finding: Finding): Requests {
  const summary = cutField('summary', finding.title.replace(/\s+/gu, ' ').trim(), jiraLimits.summary)
  const parts = partsOf(bodyText(finding), jiraLimits.text)
  const documents = parts.map(adfDocument)
  const [first, ...rest] = documents.map(({document}) => document)
  const issue = {
    project: {key: '@config:jira.projectKey'},
    issuetype: {name: 'Task'},
    summary: summary.text,
    description: first,
    labels: [...new Set(labelsOf(finding).map(jiraLabel))],
    priority: {name: priorities[finding.severity]},
  }
  return {
    drafts: [draft('issue', '', {fields: issue}), ...rest.map(body => draft('comment', `/${fromStep(1, 'key')}/comment`, {body}))],
    problems: [
      ...summary.problems,
      ...partProblems(parts, jiraLimits.text),
      ...unreadProblems(documents),
      ...droppedEvidence('jira', finding.evidence),
      ...droppedLists('jira', finding),
    ],
  }
}

/** Labels of Jira hold no spaces. */
function jiraLabel(label: string): string {
  return cut(label.replace(/\s+/gu, '-'), jiraLimits.label)
}

function unreadProblems(documents: readonly {readonly unread: boolean}[]): ExportProblem[] {
  const unread = documents.filter(document => document.unread).length
  const noun = ['format of a part, which is one block of code', 'formats of parts, which are blocks of code'] as const
  return unread > 0 ? [dropped('jira', counted(unread, noun))] : []
}

function draft(name: string, path: string, body: unknown): RequestDraft {
  return {name, method: 'POST', url: `{jira.baseUrl}/rest/api/3/issue${path}`, headers: jsonHeaders, body}
}
