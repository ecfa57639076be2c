import {type AttackDomain, type AttackIndex, attackDomains, type DataComponent, type Technique} from '../model/attack.ts'
import type {TechniqueFacts} from './read.ts'
import {replacements, techniqueOf} from './technique.ts'

/** What a run asks of an index. */
export type ShippedAttack = Pick<AttackIndex, 'version' | 'technique' | 'replacements' | 'dataComponent'>

/**
 * The index file that ships with huntbook, which has one technique a line: a run asks for a few of the thousand, and only their
 * lines are parsed. Other files go through `parseAttack`, which checks all of them.
 */
export function shippedAttack(text: string): ShippedAttack {
  const starts = attackDomains.map(domain => ({domain, start: text.indexOf(`"${domain}": {`)}))
  const known = new Map<string, Technique | undefined>()
  const technique = (id: string): Technique | undefined => {
    if (!known.has(id)) known.set(id, find(text, id, starts))
    return known.get(id)
  }
  return {
    version: /"attackVersion": "([^"]*)"/u.exec(text)?.[1] ?? '',
    technique,
    replacements: id => replacements(technique, id),
    dataComponent: id => findComponent(text, id),
  }
}

function find(text: string, id: string, starts: readonly {domain: AttackDomain; start: number}[]): Technique | undefined {
  if (!/^T\d{4}(?:\.\d{3})?$/u.test(id)) return undefined
  const start = text.indexOf(`{"id": "${id}", "stix"`)
  if (start === -1) return undefined
  const end = text.indexOf('\n', start)
  // The file is our own, and a test compares every technique of it with what `parseAttack` reads.
  const facts = JSON.parse(text.slice(start, end).replace(/,$/u, '')) as TechniqueFacts
  const domain = starts.findLast(candidate => candidate.start !== -1 && candidate.start < start)?.domain
  return domain && techniqueOf(facts, domain)
}

function findComponent(text: string, id: string): DataComponent | undefined {
  const [, name] = /^DC\d{4}$/u.test(id) ? (new RegExp(`\\{"id": "${id}", "name": ("[^"\\\\]*")`, 'u').exec(text) ?? []) : []
  return name === undefined ? undefined : {id, name: JSON.parse(name)}
}
