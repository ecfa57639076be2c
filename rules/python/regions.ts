import type {CellView} from '../../src/rule.ts'

/** Where in a cell a name means something of its own: a parameter in its function, a target in its comprehension. */
export interface Region {
  readonly cell: CellView
  readonly name: string
  readonly from: number
  readonly to: number
}

interface Place {
  readonly cell: CellView
  readonly name: string
  readonly start: number
}

/** The places that lie in no region of their name, in the order given. One sweep over both, as there may be many of each. */
export function outside<P extends Place>(places: readonly P[], regions: readonly Region[]): readonly P[] {
  if (regions.length === 0) return places
  const opening = regions.toSorted((a, b) => a.from - b.from)
  const ends = new Map<string, number>()
  const inside = new Set<P>()
  let next = 0
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    for (let region = opening[next]; region && region.from <= place.start; region = opening[++next]) {
      ends.set(keyOf(region), Math.max(ends.get(keyOf(region)) ?? 0, region.to))
    }
    if (place.start < (ends.get(keyOf(place)) ?? 0)) inside.add(place)
  }
  return places.filter(place => !inside.has(place))
}

function keyOf({cell, name}: Pick<Place, 'cell' | 'name'>): string {
  return `${cell.index} ${name}`
}
