import type {IndicatorType} from '../../model/finding.ts'
import {refang} from './refang.ts'

/** Tells what is known to be good. */
export type AllowList = (indicator: {readonly type: IndicatorType; readonly value: string}) => boolean

/**
 * Reads an allow-list: a value on each line, in any case, defanged or not; `*.` and a domain stand for all names below it, in URLs
 * and addresses of mail too; a comment starts with `#` at the start of a line or behind a space.
 */
export function readAllowList(lines: readonly string[]): AllowList {
  const values = new Set<string>()
  const domains = new Set<string>()
  for (const line of lines) {
    const entry = refang(line.replace(/(?:^|\s)#.*$/su, '').trim()).toLowerCase()
    if (entry.startsWith('*.')) domains.add(entry.slice(2))
    else if (entry !== '') values.add(entry)
  }
  return ({type, value}) => values.has(value.toLowerCase()) || isBelow(hostOf(type, value), domains)
}

function hostOf(type: IndicatorType, value: string): string {
  if (type === 'domain') return value
  if (type === 'email') return value.slice(value.lastIndexOf('@') + 1)
  return type === 'url' ? (/^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#:]*)/u.exec(value)?.[1] ?? '') : ''
}

function isBelow(host: string, domains: ReadonlySet<string>): boolean {
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) if (domains.has(host.slice(dot + 1))) return true
  return false
}
