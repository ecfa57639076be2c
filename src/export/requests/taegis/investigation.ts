import type {Finding, FindingSeverity} from '../../../model/finding.ts'
import {firstAndMore} from '../batches.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {labelsOf} from '../labels.ts'
import {fromStep} from '../request.ts'
import {mutationDraft} from './graphql.ts'
import {taegisLimits} from './limits.ts'
import {taegisParts} from './parts.ts'

const id = 'taegis-investigation'

const priorities: Readonly<Record<FindingSeverity, number>> = {informational: 1, low: 1, medium: 2, high: 3, critical: 4}

export const taegisInvestigation = requestExporter({
  id,
  description: 'requests that create an investigation in Taegis XDR and attach its evidence',
  requests,
})

function requests(finding: Finding): Requests {
  const {title, text, assignee, evidence, problems} = taegisParts(id, finding)
  const {alerts, events, queries: searchQueries} = evidence
  const {first, more} = firstAndMore({alerts, events, searchQueries}, taegisLimits.ids)
  const create = {
    name: 'createInvestigationV2',
    type: 'CreateInvestigationInput',
    answer: 'id shortId title status processingStatus { alerts events assets }',
    input: {
      title,
      keyFindings: text,
      priority: priorities[finding.severity],
      type: 'THREAT_HUNT',
      status: 'DRAFT',
      assigneeId: assignee ?? '@customer',
      tags: labelsOf(finding),
      ...first,
      serviceDeskId: finding.id,
      serviceDeskType: 'huntbook',
    },
  }
  const investigationId = fromStep(1, 'data.createInvestigationV2.id')
  const adds = more.map(batch => ({
    name: 'addEvidenceToInvestigation',
    type: 'AddEvidenceToInvestigationInput',
    answer: 'investigationId',
    input: {investigationId, ...batch},
  }))
  return {
    drafts: [create, ...adds].map(mutation => mutationDraft(mutation, {base: '{taegis.baseUrl}', finding})),
    problems,
  }
}
