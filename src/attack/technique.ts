import type {Attack, AttackDomain, Technique} from '../model/attack.ts'
import type {TechniqueFacts} from './read.ts'

export function techniqueOf({subtechniqueOf, replacedBy, ...facts}: TechniqueFacts, domain: AttackDomain): Technique {
  return {...facts, domain, ...(subtechniqueOf !== null && {parent: subtechniqueOf}), ...(replacedBy !== null && {replacedBy})}
}

/** Follows replacements to the end. A chain that comes back to where it was ends there. */
export function replacements(technique: Attack['technique'], id: string): readonly Technique[] {
  const chain: Technique[] = []
  const seen = new Set<string>()
  for (let last = technique(id); last?.status === 'revoked' && last.replacedBy !== undefined; ) {
    seen.add(last.id)
    if (seen.has(last.replacedBy)) break
    last = technique(last.replacedBy)
    if (last) chain.push(last)
  }
  return chain
}
