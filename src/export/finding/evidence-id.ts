import type {EvidenceType} from '../../model/finding.ts'
import {plainText} from '../terminal.ts'
import {isIdentifier, uuidPattern} from './identifiers.ts'

const longest = 512
const uuid = new RegExp(`^${uuidPattern}$`, 'u')

/** What is wrong with the id of a piece of evidence. */
export function idFault(type: EvidenceType, id: string, provider: string): 'evidence/truncated-id' | 'evidence/bad-id' | undefined {
  if (isCut(id)) return 'evidence/truncated-id'
  if (id === '' || id.length > longest || id.trim() !== id || plainText(id) !== id || /[\t\n]/u.test(id)) return 'evidence/bad-id'
  return matches(type, id, provider) ? undefined : 'evidence/bad-id'
}

/** The tenant section of an id of Taegis, whichever provider it is given as: the third. */
export function tenantOfId(id: string): string | undefined {
  if (!/^(?:alert|event):\/\//u.test(id) && !/^[a-z][a-z0-9+.-]*:\/\/[^:\s]+(?::[^:\s]+){4}$/u.test(id)) return undefined
  return id.slice(id.indexOf('://') + 3).split(':', 3)[2]
}

/** The tenants that ids of Taegis in a text name, whatever stands around them, in linear time. */
export function tenantsIn(text: string): readonly string[] {
  const found: string[] = []
  for (const {0: separator, index} of text.matchAll(/:\/\//gu)) {
    const scheme = /[a-z][a-z0-9+.-]*$/u.exec(text.slice(Math.max(0, index - longestScheme), index))?.[0] ?? ''
    sections.lastIndex = index + separator.length
    const [, tenant = '', rest] = sections.exec(text) ?? []
    // Other resources have as many sections; an address of a page may have some of them.
    const isOfTaegis = /(?:alert|event)$/u.test(scheme) || (rest !== undefined && !/(?:https?|ftp)$/u.test(scheme))
    const name = /^[\p{L}\p{N}_@+.-]+/u.exec(tenant.slice(0, longest))?.[0].replace(/[.-]+$/u, '')
    if (isOfTaegis && name) found.push(name)
  }
  return found
}

const longestScheme = 40
const sections = /[^:\s]+:[^:\s]+:([^:\s]+)(:[^:\s]+:[^:\s]+:[^:\s]+)?/uy

/** No id ends in an ellipsis, and none of Taegis has one in it. */
function isCut(id: string): boolean {
  return /(?:\.{3}|…)\s*$/u.test(id) || (/^(?:alert|event):\/\//u.test(id) && /\.{3}|…/u.test(id))
}

function matches(type: EvidenceType, id: string, provider: string): boolean {
  if (provider === 'taegis') {
    if (type === 'alert') return isIdentifier(id, 'taegis-alert')
    return type === 'event' ? isIdentifier(id, 'taegis-event') : true
  }
  if (provider === 'crowdstrike') {
    if (type === 'alert' || type === 'event') return isIdentifier(id, 'crowdstrike-detection') || isIdentifier(id, 'crowdstrike-behavior')
    return type === 'incident' ? isIdentifier(id, 'crowdstrike-incident') : true
  }
  if (provider === 'defender') return type === 'alert' ? isIdentifier(id, 'defender-alert') : true
  const isOfSentinel = provider === 'sentinel' && ['alert', 'incident', 'bookmark'].includes(type)
  return isOfSentinel ? uuid.test(id) || isIdentifier(id, 'arm-id') : true
}
