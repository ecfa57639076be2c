import type {QueryFacts} from '../../model/finding.ts'
import type {ClaimedQuery} from './channels.ts'
import {isTruncated} from './status.ts'

/** The facts in order, each with an id of its own. What is only displayed gives way to what was staged of the same query. */
export function queriesOf(claimed: readonly ClaimedQuery[]): readonly QueryFacts[] {
  const staged = new Set(claimed.flatMap(query => (query.displayed ? [] : [factsKey(query)])))
  const kept = claimed.filter(query => query.displayed === undefined || query.id === undefined || !staged.has(factsKey(query)))
  const free = freeIds()
  return kept.map(({displayed: _, ...query}, index) => {
    const {id: given = `q${index + 1}`, language, text, returned, total, limit, status, role, cell, error, matched} = query
    return {
      id: free(given),
      language,
      text,
      returned,
      total,
      ...(limit !== undefined && {limit}),
      truncated: isTruncated(query),
      status,
      role,
      cell,
      ...(error !== undefined && {error}),
      ...(matched !== undefined && {matched}),
    }
  })
}

/** Facts that differ are facts of different runs of a query, and each counts. */
function factsKey({id, returned, total, status}: ClaimedQuery): string {
  return JSON.stringify([id, returned, total, status])
}

/** Requests are named by the ids, so a second one of a name would overwrite the first. */
function freeIds(): (id: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return given => {
    let id = given
    for (let number = next.get(given) ?? 2; taken.has(id); number++) {
      id = `${given}-${number}`
      next.set(given, number + 1)
    }
    taken.add(id)
    return id
  }
}
