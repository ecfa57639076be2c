/** Questions to the pinned version of ATT&CK. Facts only: ids, names, tactics, parents, status, replacements. */
export interface Attack {
  /** Such as `18.1`. */
  readonly version: string
  /** The technique with that id, whatever its status and domain. Enterprise comes first where two domains share an id. */
  readonly technique: (id: string) => Technique | undefined
  /** Follows replacements to the end: the ids in order, the first replacement first. Empty for an id that was not revoked. */
  readonly replacements: (id: string) => readonly Technique[]
}

export type AttackDomain = 'enterprise' | 'mobile' | 'ics'

export interface Technique {
  readonly id: string
  readonly name: string
  readonly domain: AttackDomain
  /** Short names such as `credential-access`, in matrix order. */
  readonly tactics: readonly string[]
  readonly parent?: string
  readonly status: 'active' | 'revoked' | 'deprecated'
  /** One step of the chain; absent where the id was not revoked or nothing replaces it. */
  readonly replacedBy?: string
}
