import ipaddr from 'ipaddr.js'
import type {IndicatorScope} from '../../model/finding.ts'

const documentation = [
  ipaddr.parseCIDR('192.0.2.0/24'),
  ipaddr.parseCIDR('198.51.100.0/24'),
  ipaddr.parseCIDR('203.0.113.0/24'),
  ipaddr.parseCIDR('2001:db8::/32'),
]

/** Names of ipaddr.js for what is not routed on the internet. */
const privateRanges: ReadonlySet<string> = new Set([
  'unspecified',
  'broadcast',
  'multicast',
  'linkLocal',
  'loopback',
  'carrierGradeNat',
  'private',
  'reserved',
  'benchmarking',
  'uniqueLocal',
  'deprecatedSiteLocal',
  'discard',
])

/** The scope of an address that is well formed. */
export function addressScope(text: string): IndicatorScope {
  const address = ipaddr.process(text)
  if (documentation.some(range => range[0].kind() === address.kind() && address.match(range))) return 'documentation'
  return privateRanges.has(address.range()) ? 'private' : 'public'
}

/** Four numbers from 0 to 255 without leading zeros. */
export function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/u.test(text) && !text.endsWith('.')
}

/** The form of RFC 5952, if the text is an IPv6 address of RFC 4291 without a zone. */
export function canonicalIpv6(text: string): string | undefined {
  const tail = /(?<=:)\d{1,3}(?:\.\d{1,3}){3}$/u.exec(text)?.[0]
  if (tail !== undefined && !isIpv4(tail)) return undefined
  const hex = tail === undefined ? text : text.slice(0, -tail.length) + groupsOf(tail)
  if (!/^[\da-f:]+$/iu.test(hex) || !ipaddr.IPv6.isValid(hex)) return undefined
  const address = ipaddr.IPv6.parse(hex)
  // Section 5: an address that is known to hold one of IPv4 shows it so.
  return address.range() === 'ipv4Mapped' ? `::ffff:${address.toIPv4Address().toString()}` : address.toRFC5952String()
}

function groupsOf(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number)
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}
