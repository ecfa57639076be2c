import ipaddr from 'ipaddr.js'
import type {IndicatorScope} from '../../model/finding.ts'
import {addressScope, canonicalIpv6, isIpv4} from './address-scope.ts'
import {type IndicatorMatch, startsWord, textBefore} from './match.ts'

/** Words before a number that make it a version. */
const versionWord = /(?:versions?|(?<![\p{L}\p{N}])(?:v|ver|release|build|firmware))[\s.:="'(]{0,4}$/iu

/** Addresses and networks of IPv4. */
export function* findIpv4(text: string): Generator<IndicatorMatch> {
  for (const {0: address, index: start} of text.matchAll(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_]|\.[\p{L}\p{N}_])/gu)) {
    const end = start + address.length
    if (!isIpv4(address) || !startsWord(text, start) || isPartOfName(text, {start, end}) || versionWord.test(textBefore(text, start)))
      continue
    yield withPrefix(text, {type: 'ipv4', value: address, scope: addressScope(address), start, end})
  }
}

/** A hyphen ties a number to a name, but also the two ends of a range. */
function isPartOfName(text: string, {start, end}: {start: number; end: number}): boolean {
  const before = textBefore(text, start)
  const inName = /[\p{L}\p{N}_]-$/u.test(before) && !/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}-$/u.test(before)
  return inName || /^-[\p{L}_]/u.test(text.slice(end, end + 2))
}

/** Addresses and networks of IPv6. Those of IPv4 within them are theirs. */
export function* findIpv6(text: string): Generator<IndicatorMatch> {
  // A letter that is no hexadecimal digit, and a colon, are a label: `ip:2001:db8::1`.
  const run = /(?:(?<![\p{L}\p{N}\p{M}_:.%])|(?<=[g-z_]:))[\da-f:.]{2,}(?<zone>%[\p{L}\p{N}_.-]*[\p{L}\p{N}])?/giu
  for (const {0: match, index: start, groups} of text.matchAll(run)) {
    const zone = groups?.zone ?? ''
    const address = match.slice(0, match.length - zone.length).replace(/\.+$|(?<=[^:]):$/u, '')
    const whole = address.length + zone.length === match.length
    const end = start + address.length + (whole ? zone.length : 0)
    if (address.length > 45 || !looksLikeAddress(address) || /^(?:[\p{L}\p{N}_]|\/\/)/u.test(text.slice(end, end + 2))) continue
    if (/[\p{L}\p{N}_)\]]\[$/u.test(textBefore(text, start))) continue
    const value = canonicalIpv6(address)
    if (value === undefined || value === '::') continue
    yield withPrefix(text, {type: 'ipv6', value, scope: addressScope(value), start, end})
  }
}

/** Not a name in a namespace, and not a hardware address of eight parts. */
function looksLikeAddress(text: string): boolean {
  return /:.*:/u.test(text) && (/\d/u.test(text) || /^f[cd]..:/iu.test(text)) && !/^(?:[\da-f]{2}:){7}[\da-f]{2}$/iu.test(text)
}

/** A prefix length makes an address the network that it is in. */
function withPrefix(text: string, match: IndicatorMatch): IndicatorMatch {
  const mark = /^\/(0|[1-9]\d{0,2})(?![\p{L}\p{N}_/\\]|\.[\p{L}\p{N}_])/u.exec(text.slice(match.end, match.end + 6))
  const network = networkOf(match.value, Number(mark?.[1]))
  return mark && network ? {...match, type: 'cidr', ...network, end: match.end + mark[0].length} : match
}

/** The network that a canonical address is in, by the length of its prefix. */
export function networkOf(address: string, bits: number): {readonly value: string; readonly scope: IndicatorScope} | undefined {
  const isV4 = isIpv4(address)
  if (!(bits <= (isV4 ? 32 : 128))) return undefined
  const cidr = `${address}/${bits}`
  const network = isV4
    ? ipaddr.IPv4.networkAddressFromCIDR(cidr).toString()
    : canonicalIpv6(ipaddr.IPv6.networkAddressFromCIDR(cidr).toString())
  return network === undefined ? undefined : {value: `${network}/${bits}`, scope: addressScope(network)}
}
