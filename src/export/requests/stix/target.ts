import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {Finding, Indicator} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import type {FindingExporter, TargetOptions} from '../../target.ts'
import {droppedTypes, indicatorsFor} from '../indicators.ts'
import {labelsOf} from '../labels.ts'
import {noted} from '../markdown-summary.ts'
import {counted, dropped, droppedEvidence, droppedLists} from '../problems.ts'
import {refusalsOf} from '../refusals.ts'
import {bundleOf, markingOf} from './bundle.ts'
import type {StixObservable} from './objects.ts'
import {observableOf} from './observables.ts'

const id = 'stix'

export const stix: FindingExporter = {
  id,
  description: 'a STIX 2.1 bundle: identity, observables, observed data, note and report',
  export({finding, stem}, options) {
    const refusals = refusalsOf(finding, options)
    const time = finding.run.finished_at ?? finding.run.started_at ?? finding.window?.end
    if (refusals.length > 0 || time === undefined) return {files: [], problems: refusals.length > 0 ? refusals : [noTime]}
    const {observables, indicators, problems} = observed(finding, options)
    const {attackPatterns, unknown} = techniquesOf(finding, options)
    const bundle = bundleOf({
      finding,
      time,
      indicators,
      observables,
      attackPatterns,
      labels: labelsOf(finding),
      // Nothing in a bundle notifies anybody: mentions stay as they are.
      content: noted(finding, finding.key_findings),
    })
    return {
      files: [{path: `${stem}.${id}/bundle.json`, bytes: utf8ToBytes(`${JSON.stringify(bundle, undefined, 2)}\n`)}],
      problems: [
        ...problems,
        ...(unknown > 0 ? [dropped(id, counted(unknown, ['technique without an id of MITRE', 'techniques without ids of MITRE']))] : []),
        ...droppedEvidence(id, finding.evidence),
        ...droppedLists(id, {indicators: [], attachments: finding.attachments}),
      ],
    }
  },
}

const noTime: ExportProblem = {
  rule: 'finding/time',
  severity: 'error',
  message: 'Expected a run with a start or an end: every STIX object says when it was made.',
}

interface Observed {
  readonly observables: readonly StixObservable[]
  /** Those that the observables were made of. */
  readonly indicators: readonly Indicator[]
  readonly problems: readonly ExportProblem[]
}

/** What a null finding names was searched for and not observed, so that it observes nothing. */
function observed(finding: Finding, options: TargetOptions): Observed {
  const {indicators, problems} = indicatorsFor(finding, options)
  if (finding.status === 'null_findings') return {observables: [], indicators: [], problems: [...problems, ...droppedTypes(id, indicators)]}
  const marking = markingOf(finding.tlp)
  const pairs = indicators.map(indicator => ({indicator, observable: observableOf(indicator, marking)}))
  const unused = pairs.filter(({observable}) => !observable).map(({indicator}) => indicator)
  // Two spellings may be one object.
  const observables = new Map(pairs.flatMap(({observable}) => (observable ? [[observable.id, observable] as const] : [])))
  return {
    observables: [...observables.values()],
    indicators: pairs.filter(({observable}) => observable).map(({indicator}) => indicator),
    problems: [...problems, ...droppedTypes(id, unused)],
  }
}

function techniquesOf(
  {procedure}: Finding,
  {attackPatternOf}: TargetOptions,
): {readonly attackPatterns: string[]; readonly unknown: number} {
  const techniques = [...new Set(procedure.techniques)].sort()
  const ids = techniques.map(technique => attackPatternOf(technique)).filter(pattern => pattern !== undefined)
  return {attackPatterns: [...new Set(ids)], unknown: techniques.length - ids.length}
}
