import type {Finding, Indicator, Tlp} from '../../../model/finding.ts'
import {uuid5} from '../../uuid5.ts'
import {noted} from '../markdown-summary.ts'
import {stixLimits} from './limits.ts'
import type {StixBundle, StixIdentity, StixNote, StixObject, StixObservable, StixObservedData, StixReport} from './objects.ts'

/** The markings that every consumer knows are those of TLP 1, which has no `amber+strict` (oasis-open/cti-stix2-json-schemas, marking-definition). */
const markings: Readonly<Record<Tlp, string>> = {
  clear: 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9',
  green: 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da',
  amber: 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82',
  'amber+strict': 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82',
  red: 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed',
}

export interface BundleParts {
  readonly finding: Finding
  /** When its objects were made: RFC 3339 in UTC. */
  readonly time: string
  /** Those that become observables, in this order. */
  readonly indicators: readonly Indicator[]
  readonly observables: readonly StixObservable[]
  /** MITRE's ids of the techniques. */
  readonly attackPatterns: readonly string[]
  readonly labels: readonly string[]
  readonly content: string
}

/** The id of the marking that stands for a TLP label. */
export function markingOf(tlp: Tlp): string {
  return markings[tlp]
}

/** What is observed comes before what refers to it. */
export function bundleOf(parts: BundleParts): StixBundle {
  const {finding, observables} = parts
  const identity = identityOf(parts)
  const observed = observables.length > 0 ? observedDataOf(parts, identity) : undefined
  const note = noteOf(parts, identity, observed ?? identity)
  const report = reportOf(parts, identity, [...(observed ? [observed.id] : []), note.id])
  const objects: StixObject[] = [identity, ...observables, ...(observed ? [observed] : []), note, report]
  return {type: 'bundle', id: `bundle--${uuid5(`stix:bundle:${finding.id}`)}`, objects}
}

/** The same for all findings of a tenant, so that they meet in one object. */
function identityOf(parts: BundleParts): StixIdentity {
  const {tenant, environment} = parts.finding.run
  const head = headOf('identity', `${environment}:${tenant}`, parts)
  return {...head, name: `Tenant ${tenant}`, identity_class: 'organization'}
}

function observedDataOf(parts: BundleParts, identity: StixIdentity): StixObservedData {
  const {finding, time, indicators, observables} = parts
  const first = finding.window?.start ?? finding.run.started_at ?? time
  const last = finding.window?.end ?? time
  const count = indicators.reduce((sum, indicator) => sum + indicator.count, 0)
  return {
    ...headOf('observed-data', finding.id, parts),
    created_by_ref: identity.id,
    first_observed: first,
    last_observed: last < first ? first : last,
    number_observed: Math.min(Math.max(count, 1), stixLimits.observed),
    object_refs: observables.map(({id}) => id),
  }
}

function noteOf(parts: BundleParts, identity: StixIdentity, about: {readonly id: string}): StixNote {
  const {finding, content} = parts
  return {...headOf('note', finding.id, parts), created_by_ref: identity.id, abstract: finding.title, content, object_refs: [about.id]}
}

function reportOf(parts: BundleParts, identity: StixIdentity, made: readonly string[]): StixReport {
  const {finding, time, attackPatterns, labels} = parts
  const description = noted(finding, finding.sections.executive_summary ?? '').trim()
  return {
    ...headOf('report', finding.id, parts),
    created_by_ref: identity.id,
    name: finding.title,
    ...(description !== '' && {description}),
    published: time,
    report_types: ['threat-report'],
    object_refs: [identity.id, ...attackPatterns, ...made],
    labels,
    external_references: [{source_name: 'huntbook', external_id: finding.id}],
  }
}

interface Head<Type extends string> {
  readonly type: Type
  readonly spec_version: '2.1'
  readonly id: string
  readonly created: string
  readonly modified: string
  readonly object_marking_refs: readonly [string]
}

function headOf<Type extends string>(type: Type, name: string, {finding, time}: BundleParts): Head<Type> {
  const id = `${type}--${uuid5(`stix:${type}:${name}`)}`
  return {type, spec_version: '2.1', id, created: time, modified: time, object_marking_refs: [markingOf(finding.tlp)]}
}
