import type {Attack, AttackDomain, Hunt, Text} from '../../src/rule.ts'
import {isTemplateText} from '../placeholder.ts'

export const techniqueId = /^T\d{4}(?:\.\d{3})?$/u

/** Techniques and tactics of MITRE ATLAS, which has matrices of its own. */
export const atlasId = /^AML\.T/u

/**
 * The items that rules judge one by one. Template text and blank items are left to `meta`, repetitions to `attack/redundant`.
 */
export function judgedItems({techniques}: Hunt): readonly Text[] {
  const seen = new Set<string>()
  return techniques.filter(({text}) => {
    if (seen.has(text) || text.trim() === '' || isTemplateText(text)) return false
    seen.add(text)
    return true
  })
}

/** The matrix that an id belongs to, where that is none of those the hunt may use: `attack/domain` is about it, and no other rule. */
export function foreignDomain(id: string, attack: Attack, domains: readonly AttackDomain[]): string | undefined {
  if (atlasId.test(id)) return 'ATLAS'
  const domain = attack.technique(id)?.domain
  return domain === undefined || domains.includes(domain) ? undefined : domain
}
