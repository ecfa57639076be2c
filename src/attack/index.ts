import {type AttackDomain, type AttackIndex, attackDomains, type DataComponent, type Tactic, type Technique} from '../model/attack.ts'
import {type DomainFacts, readAttackFile} from './read.ts'
import {replacements, techniqueOf} from './technique.ts'

/**
 * Reads an index file of ATT&CK: `attack-18.1.json`, or another one of its shape.
 * The result answers questions; a string says what is wrong with the text. Nothing is looked up before the first question.
 */
export function parseAttack(text: string): AttackIndex | string {
  const file = readAttackFile(text)
  if (typeof file === 'string') return file
  const domains = attackDomains.filter(domain => file.domains.has(domain))
  const indexes = domains.flatMap(domain => {
    const facts = file.domains.get(domain)
    return facts ? [indexOf(domain, facts)] : []
  })
  const of = (domain: AttackDomain) => indexes.find(index => index.domain === domain)
  const technique = (id: string) => firstOf(indexes, index => index.technique(id))
  return {
    version: file.attackVersion,
    notice: file.notice,
    domains,
    technique,
    domainsOf: id => indexes.filter(index => index.technique(id) !== undefined).map(index => index.domain),
    replacements: id => replacements(technique, id),
    techniques: domain => of(domain)?.techniques() ?? [],
    subtechniques: id => firstOf(indexes, index => index.subtechniques().get(id)) ?? [],
    tactics: domain => of(domain)?.tactics() ?? [],
    tactic: id => firstOf(indexes, index => index.tactics().find(tactic => tactic.id === id)),
    dataComponent: id => firstOf(indexes, index => index.dataComponents().get(id)),
    dataComponentsOf: id => firstOf(indexes, index => index.techniqueDataComponents().get(id)) ?? [],
  }
}

interface DomainIndex {
  readonly domain: AttackDomain
  readonly technique: (id: string) => Technique | undefined
  readonly techniques: () => readonly Technique[]
  readonly subtechniques: () => ReadonlyMap<string, readonly Technique[]>
  readonly tactics: () => readonly Tactic[]
  readonly dataComponents: () => ReadonlyMap<string, DataComponent>
  readonly techniqueDataComponents: () => ReadonlyMap<string, readonly string[]>
}

function indexOf(domain: AttackDomain, facts: DomainFacts): DomainIndex {
  const byId = once(() => new Map(facts.techniques.map(technique => [technique.id, technique])))
  const made = new Map<string, Technique>()
  // A run asks for a few of the thousand techniques: the others are never made.
  const technique = (id: string) => {
    const known = made.get(id)
    if (known) return known
    const found = byId().get(id)
    if (!found) return undefined
    const fresh = techniqueOf(found, domain)
    made.set(id, fresh)
    return fresh
  }
  const techniques = once(() => [...byId().keys()].flatMap(id => technique(id) ?? []))
  return {
    domain,
    technique,
    techniques,
    subtechniques: once(() => activeByParent(techniques())),
    tactics: once(() => facts.tactics.map(tactic => ({...tactic, domain}))),
    dataComponents: once(() => new Map(facts.dataComponents.map(component => [component.id, component]))),
    techniqueDataComponents: once(() => new Map(Object.entries(facts.techniqueDataComponents))),
  }
}

function activeByParent(techniques: readonly Technique[]): ReadonlyMap<string, readonly Technique[]> {
  const found = new Map<string, Technique[]>()
  for (const technique of techniques) {
    const {parent, status} = technique
    if (parent === undefined || status !== 'active') continue
    const siblings = found.get(parent)
    if (siblings) siblings.push(technique)
    else found.set(parent, [technique])
  }
  return found
}

function firstOf<T>(indexes: readonly DomainIndex[], find: (index: DomainIndex) => T | undefined): T | undefined {
  for (const index of indexes) {
    const found = find(index)
    if (found !== undefined) return found
  }
  return undefined
}

function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
