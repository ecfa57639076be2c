import type {Finding, FindingSeverity} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import {bodyText} from '../body-text.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {labelsOf} from '../labels.ts'
import {partProblems, partsOf} from '../parts.ts'
import {counted, cutField, dropped, droppedEvidence, droppedLists, overLimit} from '../problems.ts'
import {plainSummary} from '../summary.ts'
import {bookmarks} from './bookmarks.ts'
import {sentinelLimits} from './limits.ts'
import {guidOf, put} from './resource.ts'
import {sentinelTactics} from './tactics.ts'

const id = 'sentinel'

const severities: Readonly<Record<FindingSeverity, string>> = {
  informational: 'Informational',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'High',
}

export const sentinel = requestExporter({
  id,
  description: 'requests that write a hunt, an incident with comments, and bookmarks in Microsoft Sentinel',
  requests,
})

/** A null finding is a hunt without an incident. */
function requests(finding: Finding): Requests {
  const hunt = huntOf(finding)
  const left = [...droppedEvidence(id, finding.evidence), ...droppedLists(id, finding)]
  if (finding.status === 'null_findings') {
    const report = finding.key_findings.trim() === '' ? [] : [dropped(id, 'the report of a null finding')]
    return {drafts: hunt.drafts, problems: [...hunt.problems, ...report, ...left]}
  }
  const incident = incidentOf(finding)
  return {drafts: [...hunt.drafts, ...incident.drafts], problems: [...hunt.problems, ...incident.problems, ...left]}
}

function huntOf(finding: Finding): Requests {
  const {tactics, techniques} = finding.procedure
  const title = cutField('title', finding.title, sentinelLimits.title)
  const description = cutField('description', plainSummary(finding), sentinelLimits.description)
  const attackTactics = [...new Set(tactics.flatMap(tactic => sentinelTactics.get(tactic) ?? []))]
  const unknown = tactics.filter(tactic => !sentinelTactics.has(tactic)).length
  const properties = {
    displayName: title.text,
    description: description.text,
    status: 'New',
    hypothesisStatus: 'Unknown',
    attackTactics: attackTactics.length > 0 ? attackTactics : undefined,
    attackTechniques: techniques.length > 0 ? [...techniques].sort() : undefined,
    labels: labelsOf(finding),
  }
  const problems: ExportProblem[] = unknown > 0 ? [dropped(id, counted(unknown, ['tactic', 'tactics']))] : []
  return {
    drafts: [put('hunt', `hunts/${guidOf(finding, 'hunt')}`, {properties, version: '2024-04-01-preview'})],
    problems: [...title.problems, ...description.problems, ...problems],
  }
}

/** Its title and description are those of the hunt, whose warnings cover both. */
function incidentOf(finding: Finding): Requests {
  const path = `incidents/${guidOf(finding, 'incident')}`
  const properties = {
    title: cutField('title', finding.title, sentinelLimits.title).text,
    severity: severities[finding.severity],
    status: 'New',
    description: cutField('description', plainSummary(finding), sentinelLimits.description).text,
    labels: labelsOf(finding).map(labelName => ({labelName})),
    firstActivityTimeUtc: finding.window?.start,
    lastActivityTimeUtc: finding.window?.end,
  }
  const parts = partsOf(bodyText(finding), sentinelLimits.comment).filter(part => part.trim() !== '')
  const marked = bookmarks(finding, path)
  const tooMany = parts.length > sentinelLimits.comments ? [overLimit('comments', {limit: sentinelLimits.comments, got: parts.length})] : []
  return {
    drafts: [
      put('incident', path, {properties}),
      ...parts.map((message, index) =>
        put('comment', `${path}/comments/${guidOf(finding, `comment:${index + 1}`)}`, {properties: {message}}),
      ),
      ...marked.drafts,
    ],
    problems: [...tooMany, ...partProblems(parts, sentinelLimits.comment), ...marked.problems],
  }
}
