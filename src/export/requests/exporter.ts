import type {Finding} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import type {FindingExporter, TargetOptions} from '../target.ts'
import {refusalsOf} from './refusals.ts'
import {type RequestDraft, requestFiles} from './request.ts'

/** The requests of one finding. Any error, and nothing is written. */
export interface Requests {
  readonly drafts: readonly RequestDraft[]
  readonly problems: readonly ExportProblem[]
}

export interface RequestTarget {
  readonly id: string
  readonly description: string
  readonly requests: (finding: Finding, options: TargetOptions) => Requests
}

/** A target that writes requests: it refuses what may not leave, whatever it makes of the rest. */
export function requestExporter({id, description, requests}: RequestTarget): FindingExporter {
  return {
    id,
    description,
    export({finding, stem}, options) {
      const refusals = refusalsOf(finding, options)
      if (refusals.length > 0) return {files: [], problems: refusals}
      const {drafts, problems} = requests(finding, options)
      const failed = problems.some(({severity}) => severity === 'error')
      return {files: failed ? [] : requestFiles({stem, target: id}, drafts), problems}
    },
  }
}
