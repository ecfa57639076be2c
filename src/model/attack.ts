/** Questions to the pinned version of ATT&CK. Facts only: ids, names, tactics, parents, status, replacements. */
export interface Attack {
  /** Such as `18.1`. */
  readonly version: string
  /** The technique with that id, whatever its status and domain. Enterprise comes first where two domains share an id. */
  readonly technique: (id: string) => Technique | undefined
  /** Follows replacements to the end: the ids in order, the first replacement first. Empty for an id that was not revoked. */
  readonly replacements: (id: string) => readonly Technique[]
}

/** All of an index, for work over many techniques. */
export interface AttackIndex extends Attack {
  /** MITRE's designation, which whatever is made from the data has to carry. */
  readonly notice: string
  /** Those that the data has, in the order of `attackDomains`. */
  readonly domains: readonly AttackDomain[]
  /** The domains that have the id, whatever its status there. Empty for an unknown id. */
  readonly domainsOf: (id: string) => readonly AttackDomain[]
  /** Of one domain, by id, whatever their status. */
  readonly techniques: (domain: AttackDomain) => readonly Technique[]
  /** The active sub-techniques of a technique, by id. */
  readonly subtechniques: (id: string) => readonly Technique[]
  /** In matrix order. */
  readonly tactics: (domain: AttackDomain) => readonly Tactic[]
  /** By id (`TA0006`). */
  readonly tactic: (id: string) => Tactic | undefined
  /** By id (`DC0032`). Only active ones are known. */
  readonly dataComponent: (id: string) => DataComponent | undefined
  /** Ids of the data components that serve a technique in its first domain, by id. Empty where none is known. */
  readonly dataComponentsOf: (technique: string) => readonly string[]
}

/** In the order in which they are asked. */
export const attackDomains = ['enterprise', 'mobile', 'ics'] as const

export type AttackDomain = (typeof attackDomains)[number]

export interface Technique {
  readonly id: string
  readonly name: string
  readonly domain: AttackDomain
  /** Short names such as `credential-access`, in matrix order. */
  readonly tactics: readonly string[]
  /** By name, in code-unit order. */
  readonly platforms: readonly string[]
  readonly parent?: string
  readonly status: 'active' | 'revoked' | 'deprecated'
  /** One step of the chain; absent where the id was not revoked or nothing replaces it. */
  readonly replacedBy?: string
  /** MITRE's id of the STIX object. Absent where the data leaves it out. */
  readonly stix?: string
}

export interface Tactic {
  readonly id: string
  /** Such as `credential-access`. Equal in several domains, with other ids. */
  readonly shortname: string
  readonly name: string
  readonly domain: AttackDomain
  readonly stix?: string
}

export interface DataComponent {
  readonly id: string
  readonly name: string
}
