import {hostScope, isHostName, suffixOf} from './host.ts'
import type {IndicatorMatch} from './match.ts'

/** RFC 5321, section 4.5.3.1.1. */
const longestLocal = 64

const host = /[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)+/uy

/** Addresses of mail: looked for from each `@`, a bounded way back and forward. */
export function* findEmails(text: string): Generator<IndicatorMatch> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const local = localBefore(text, at)
    host.lastIndex = at + 1
    const name = local === undefined ? undefined : host.exec(text)?.[0]
    if (local === undefined || name === undefined) continue
    const end = at + 1 + name.length
    const lower = name.toLowerCase()
    if (!isHostName(lower) || suffixOf(lower) === undefined || text.charAt(end) === '@') continue
    // An address of a repository: `git@github.com:owner/name`.
    if (local === 'git' && /:\S/u.test(text.slice(end, end + 2))) continue
    yield {type: 'email', value: `${local}@${lower}`, scope: hostScope(lower), start: at - local.length, end}
  }
}

function localBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - longestLocal - 1), at).replace(/^.*\\[nrt](?=\S+$)/su, '')
  const local = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}._%+#~-]*$/u.exec(before)?.[0]
  return local === undefined || local.length > longestLocal || /\.$|\.\./u.test(local) ? undefined : local
}
