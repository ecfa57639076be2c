/** The objects of STIX 2.1 that are written (docs.oasis-open.org/cti/stix/v2.1). */
export interface StixBundle {
  readonly type: 'bundle'
  readonly id: string
  readonly objects: readonly StixObject[]
}

export type StixObject = StixObservable | StixIdentity | StixObservedData | StixNote | StixReport

interface Marked {
  readonly spec_version: '2.1'
  readonly id: string
  readonly object_marking_refs: readonly [string]
}

interface DomainObject extends Marked {
  readonly created: string
  readonly modified: string
}

interface Authored extends DomainObject {
  readonly created_by_ref: string
}

export type StixObservable = StixValue | StixFile

export interface StixValue extends Marked {
  readonly type: 'domain-name' | 'email-addr' | 'ipv4-addr' | 'ipv6-addr' | 'url'
  readonly value: string
}

export interface StixFile extends Marked {
  readonly type: 'file'
  readonly hashes: Readonly<Record<string, string>>
}

export interface StixIdentity extends DomainObject {
  readonly type: 'identity'
  readonly name: string
  readonly identity_class: 'organization'
}

export interface StixObservedData extends Authored {
  readonly type: 'observed-data'
  readonly first_observed: string
  readonly last_observed: string
  readonly number_observed: number
  readonly object_refs: readonly string[]
}

export interface StixNote extends Authored {
  readonly type: 'note'
  readonly abstract: string
  readonly content: string
  readonly object_refs: readonly string[]
}

export interface StixReport extends Authored {
  readonly type: 'report'
  readonly name: string
  readonly description?: string
  readonly published: string
  readonly report_types: readonly ['threat-report']
  readonly object_refs: readonly string[]
  readonly labels: readonly string[]
  readonly external_references: readonly [{readonly source_name: 'huntbook'; readonly external_id: string}]
}
