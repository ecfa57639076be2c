import type {Indicator, IndicatorType} from '../../../model/finding.ts'
import {uuid5} from '../../uuid5.ts'
import type {StixObservable, StixValue} from './objects.ts'

/** Of the ids of observables (STIX 2.1, section 2.9): the same observable has the same id in every system. */
const namespace = '00abedb4-aa42-466c-9c01-fed23315a9b7'

/** Names of the open vocabulary `hash-algorithm-ov`. */
const hashNames: ReadonlyMap<IndicatorType, string> = new Map([
  ['md5', 'MD5'],
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha512', 'SHA-512'],
])

const valueTypes: ReadonlyMap<IndicatorType, StixValue['type']> = new Map([
  ['domain', 'domain-name'],
  ['email', 'email-addr'],
  ['ipv4', 'ipv4-addr'],
  ['ipv6', 'ipv6-addr'],
  ['url', 'url'],
])

/** `undefined` for a type that STIX has no plain observable for: vulnerabilities are no observables, and paths and keys need more than a text. */
export function observableOf({type, value}: Indicator, marking: string): StixObservable | undefined {
  const hash = hashNames.get(type)
  const object_marking_refs = [marking] as const
  if (hash !== undefined) {
    const hashes = {[hash]: value}
    return {type: 'file', spec_version: '2.1', id: observableId('file', {hashes}), hashes, object_marking_refs}
  }
  const valueType = type === 'cidr' ? networkType(value) : valueTypes.get(type)
  if (valueType === undefined) return undefined
  return {type: valueType, spec_version: '2.1', id: observableId(valueType, {value}), value, object_marking_refs}
}

/** An address object may hold a network in CIDR notation (STIX 2.1, sections 6.8 and 6.9). */
function networkType(value: string): StixValue['type'] {
  return value.includes(':') ? 'ipv6-addr' : 'ipv4-addr'
}

/** The contributing property is one, so that this is canonical JSON (RFC 8785) as it is. */
function observableId(type: string, contributing: Readonly<Record<string, unknown>>): string {
  return `${type}--${uuid5(JSON.stringify(contributing), namespace)}`
}
