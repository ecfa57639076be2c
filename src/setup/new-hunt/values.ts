/** What a person says of a new hunt, and what is known of it. Lists may be empty; what is absent nobody said. */
export interface HuntValues {
  readonly id: string
  readonly title: string
  readonly description?: string
  /** The name of the file without its extension. */
  readonly slug: string
  readonly team?: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly techniques: readonly NamedTechnique[]
  readonly dataSources: readonly string[]
  readonly tags: readonly string[]
  readonly author?: string
  /** Of the template's own placeholders. */
  readonly params: ReadonlyMap<string, string>
}

export interface NamedTechnique {
  readonly id: string
  readonly name: string
}

export type PlaceholderValue = string | readonly string[]

/** The names that every template may use. */
export const builtInNames: readonly string[] = [
  'id',
  'title',
  'description',
  'slug',
  'team',
  'date',
  'techniques',
  'technique_names',
  'data_sources',
  'tags',
  'author',
]

/** Placeholder → its value; without those that have none. */
export function placeholderValues(values: HuntValues): ReadonlyMap<string, PlaceholderValue> {
  const {id, title, description, slug, team, date, techniques, dataSources, tags, author, params} = values
  const known: readonly (readonly [string, PlaceholderValue | undefined])[] = [
    ...params,
    ['id', id],
    ['title', title],
    ['description', description],
    ['slug', slug],
    ['team', team],
    ['date', date],
    ['techniques', someOf(techniques.map(technique => technique.id))],
    ['technique_names', someOf(techniques.map(({name}) => name))],
    ['data_sources', someOf(dataSources)],
    // A hunt without tags is complete.
    ['tags', tags],
    ['author', params.get('author') ?? author],
  ]
  return new Map(known.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))
}

function someOf(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined
}
