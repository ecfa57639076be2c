import type {Finding} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import {cutField, droppedLists} from '../problems.ts'
import {type TaegisEvidence, taegisEvidence} from './evidence.ts'
import {taegisLimits} from './limits.ts'
import {taegisAssignee, taegisText} from './text.ts'

/** What an investigation and a case say alike. */
export interface TaegisParts {
  readonly title: string
  /** Absent for an empty report. */
  readonly text: string | undefined
  readonly assignee: string | undefined
  readonly evidence: TaegisEvidence
  /** Those of the evidence too. */
  readonly problems: readonly ExportProblem[]
}

export function taegisParts(target: string, finding: Finding): TaegisParts {
  const title = cutField('title', finding.title, taegisLimits.title)
  const text = taegisText(finding)
  const assignee = taegisAssignee(finding)
  const evidence = taegisEvidence(target, finding.evidence)
  return {
    title: title.text,
    text: text.text,
    assignee: assignee.id,
    evidence,
    problems: [...title.problems, ...text.problems, ...assignee.problems, ...evidence.problems, ...droppedLists(target, finding)],
  }
}
