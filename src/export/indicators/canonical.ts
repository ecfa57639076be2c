import type {IndicatorScope, IndicatorType} from '../../model/finding.ts'
import {findIndicators} from './find.ts'
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
  const plain = refang(value.trim())
  if (plain === '') return undefined
  if (type === 'path' || type === 'registry') return {value: plain, scope: 'public'}
  const [match, more] = findIndicators(plain)
  if (match && !more && match.type === type && match.start === 0 && match.end === plain.length)
    return {value: match.value, scope: match.scope}
  const name = plain.toLowerCase().replace(/\.$/u, '')
  if (type === 'domain' && /\.[a-z][a-z\d-]*$/u.test(name) && isHostName(name)) return {value: name, scope: hostScope(name)}
  const url = type === 'url' ? /^(?<scheme>https?|ftp):\/\/(?<host>[^\s/?#"'<>`|]+)(?<rest>[^\s"'<>`|]*)$/iu.exec(plain)?.groups : undefined
  if (!url) return undefined
  const host = (url.host ?? '').toLowerCase()
  return {value: `${url.scheme?.toLowerCase()}://${host}${url.rest}`, scope: hostScope(host.replace(/^.*@|:\d+$/gu, ''))}
}
