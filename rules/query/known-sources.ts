import type {DataSource} from '../../src/rule.ts'

/** Spelling in lower case → the entries that it may mean: names, aliases, and names in queries. */
export type KnownSources = ReadonlyMap<string, readonly DataSource[]>

export function knownSources(vocabulary: readonly DataSource[]): KnownSources {
  const known = new Map<string, DataSource[]>()
  for (const entry of vocabulary) {
    for (const spelling of new Set([entry.name, ...entry.aliases, ...entry.queryNames].map(name => name.toLowerCase()))) {
      const entries = known.get(spelling)
      if (entries) entries.push(entry)
      else known.set(spelling, [entry])
    }
  }
  return known
}

/** The entries that a name means. Queries of Taegis leave out the prefix `scwx.`, and so may a vocabulary. */
export function meantBy(known: KnownSources, name: string): readonly DataSource[] {
  const spelling = name.toLowerCase()
  return known.get(spelling) ?? known.get(spelling.replace(/^scwx\./u, '')) ?? []
}
