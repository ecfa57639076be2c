import type {Attack, Hunt, RuleContext, RuleSettings, Text} from '../../src/rule.ts'
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

/** Whether an id is left to `attack/domain`, which comes before the others. Where that rule is off no matrix is foreign. */
export function isForeign(id: string, {attack, settings, optionsOf}: Pick<RuleContext, 'attack' | 'settings' | 'optionsOf'>): boolean {
  const options = optionsOf('attack/domain')
  return options !== undefined && foreignDomain(id, attack, allowedDomains(options.domains, settings)) !== undefined
}

/** The matrix that an id belongs to, where it is none of those that the hunt may use. */
export function foreignDomain(id: string, attack: Attack, allowed: readonly string[]): string | undefined {
  if (atlasId.test(id)) return 'ATLAS'
  const domain = attack.technique(id)?.domain
  return domain === undefined || allowed.includes(domain) ? undefined : domain
}

/** Those of the option, else those of the catalog. */
export function allowedDomains(option: unknown, {domains}: Pick<RuleSettings, 'domains'>): readonly string[] {
  return Array.isArray(option) && option.length > 0 ? option : domains
}
