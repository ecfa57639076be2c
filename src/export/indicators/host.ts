import {parse} from 'tldts'
import type {IndicatorScope} from '../../model/finding.ts'
import {addressScope, isIpv4} from './address-scope.ts'

const privateSuffixes: ReadonlySet<string> = new Set(['local', 'internal', 'lan', 'corp', 'home', 'localdomain', 'intranet'])
const documentationSuffixes: ReadonlySet<string> = new Set(['example', 'test', 'invalid'])
const documentationDomain = /(?:^|\.)example\.(?:com|net|org)$/u

const longestName = 253

/** The suffix below which names are given out, if it is a known one. `name` is lower case. */
export function suffixOf(name: string): string | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (!name.includes('.')) return undefined
  if (privateSuffixes.has(last) || documentationSuffixes.has(last)) return last
  const {domain, isIcann, publicSuffix} = parse(name, {extractHostname: false, validateHostname: false, detectIp: false})
  return isIcann === true && domain !== null ? (publicSuffix ?? undefined) : undefined
}

/** Whether a name is made of labels of letters, digits and hyphens. */
export function isHostName(name: string): boolean {
  return name.length <= longestName && /^(?:(?!-)[a-z\d-]{1,63}(?<!-)(?:\.|$))+$/iu.test(name) && !name.endsWith('.')
}

/** Whether a name may stand in a URL: there, letters of any script and underscores are in use too. */
export function isUrlHost(name: string): boolean {
  if (isIpv4(name)) return true
  return (
    name.length <= longestName && name.split('.').every(label => /^[\p{L}\p{N}\p{M}_-]{1,63}$/u.test(label)) && suffixOf(name) !== undefined
  )
}

/** The scope of a name or an address as it stands in a URL. */
export function hostScope(host: string): IndicatorScope {
  const address = /^\[(.*)\]$/u.exec(host)?.[1] ?? host
  if (address !== host || isIpv4(host)) return addressScope(address)
  const last = host.slice(host.lastIndexOf('.') + 1)
  if (privateSuffixes.has(last)) return 'private'
  return documentationSuffixes.has(last) || documentationDomain.test(host) ? 'documentation' : 'public'
}
