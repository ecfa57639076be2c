import type {IndicatorScope, IndicatorType} from '../../model/finding.ts'
import {addressScope, canonicalIpv6, isIpv4} from './address-scope.ts'
import {findIndicators} from './find.ts'
import {networkOf} from './find-address.ts'
import {hostScope, isHostName} from './host.ts'
import {refang} from './refang.ts'

/**
 * An indicator that someone named, refanged and in the form that a search gives. `undefined` for a value that is none of its type.
 * A host is taken at its word: its suffix need not be known.
 */
export function canonicalIndicator(
  type: IndicatorType,
  value: string,
): {readonly value: string; readonly scope: IndicatorScope} | undefined {
  const isName = type === 'path' || type === 'registry'
  // In a path, what stands for a dot elsewhere is a folder such as `\.ssh`.
  const plain = isName ? value.trim() : refang(value.trim())
  // Controls and halves of surrogate pairs are part of no value.
  if (plain === '' || /[\0-\x1f\x7f-\x9f\ud800-\udfff]/u.test(plain)) return undefined
  if (isName) return {value: plain, scope: 'public'}
  const address = type === 'ipv6' || type === 'cidr' ? addressOf(type, plain) : undefined
  if (address) return address
  const [match, more] = findIndicators(plain)
  if (match && !more && match.type === type && match.start === 0 && match.end === plain.length)
    return {value: match.value, scope: match.scope}
  const name = plain.toLowerCase().replace(/\.$/u, '')
  if (type === 'domain' && /\.[a-z][a-z\d-]*$/u.test(name) && isHostName(name)) return {value: name, scope: hostScope(name)}
  const url =
    type === 'url' ? /^(?<scheme>https?|ftp):\/\/(?<host>[^\s/?#"'<>`|\\]+)(?<rest>[^\s"'<>`|\\]*)$/iu.exec(plain)?.groups : undefined
  if (!url) return undefined
  const host = (url.host ?? '').toLowerCase()
  return {value: `${url.scheme?.toLowerCase()}://${host}${url.rest}`, scope: hostScope(host.replace(/^.*@|:\d+$/gu, ''))}
}

/** The searched text has addresses that take a word about them to be told from other things; one that is named has not. */
function addressOf(type: 'ipv6' | 'cidr', text: string): {readonly value: string; readonly scope: IndicatorScope} | undefined {
  if (type === 'ipv6') {
    const value = canonicalIpv6(text)
    return value === undefined || value === '::' ? undefined : {value, scope: addressScope(value)}
  }
  const [, written = '', bits] = /^([\da-f:.]{2,45})\/(0|[1-9]\d{0,2})$/iu.exec(text) ?? []
  const address = isIpv4(written) ? written : canonicalIpv6(written)
  return address === undefined ? undefined : networkOf(address, Number(bits))
}
