import {canonicalIpv6} from './address-scope.ts'
import {isUrlHost} from './host.ts'
import {urlRest} from './url-rest.ts'

/** What stands between the scheme and the path of a URL. */
export interface UrlHost {
  /** With what stands before its `@`; as it is written. */
  readonly user: string
  readonly host: string
  /** The port with its colon, if it has one. */
  readonly port: string
  readonly end: number
}

const authority = /(?<user>[\p{L}\p{N}\p{M}._~%!$&*+;=:-]*@)?(?<host>\[[\da-f:.]{2,45}\]|[\p{L}\p{N}\p{M}_.-]+)(?<port>:\d{1,5}(?!\d))?/iuy

/** Reads the host of a URL in refanged text: an address, or a name that someone may have. A dot that ends a sentence is no part of it. */
export function urlHost(text: string, start: number): UrlHost | undefined {
  authority.lastIndex = start
  const {user = '', host = '', port = ''} = authority.exec(text)?.groups ?? {}
  const end = start + user.length + host.length + port.length
  if (/[$%{~^@\\]/u.test(text.charAt(end)) && !/\\[nrt"']/u.test(text.slice(end, end + 2))) return undefined
  if (host.startsWith('[')) return canonicalIpv6(host.slice(1, -1)) === undefined ? undefined : {user, host, port, end}
  const name = host.replace(/[.-]+$/u, '')
  if (!isUrlHost(name.toLowerCase())) return undefined
  if (name === host || (host === `${name}.` && (port !== '' || pathAt(text, end) !== ''))) return {user, host, port, end}
  return {user, host: name, port: '', end: start + user.length + name.length}
}

/** The path, query and fragment of a URL that begin at a place. */
export function pathAt(text: string, at: number): string {
  return opensPath(text, at) ? text.slice(at, urlRest(text, at).end) : ''
}

export function opensPath(text: string, at: number): boolean {
  return /[/?#]/u.test(text.charAt(at))
}
