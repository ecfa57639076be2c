import {type CatalogEntry, defineRule, type IndexChanges, indexChanges, indexText, utf8Text} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'repo/index-stale',
    description: 'requires the index of the catalog to be what the hunts say',
    severity: 'error',
    fixable: 'safe',
    scope: 'hunt',
    reads: 'content',
    options: {
      type: 'object',
      properties: {
        path: {type: 'string', description: 'The index, from the root. Without it nothing is reported.'},
        extra: {type: 'array', items: {type: 'string'}, default: [], description: 'Fields of teams that the index has under `extra`.'},
      },
    },
    messages: {
      missing: '`{path}` is missing. Run `huntbook check --fix`.',
      stale: '`{path}` is out of date: {summary}. Run `huntbook check --fix`.',
      ambiguous: '`{path}` cannot be written: `{first}` and `{second}` have the id `{id}`.',
    },
  },
  create({options, attack, repository, report}) {
    if (options.path === undefined || options.path === '') return {}
    const path = options.path.replace(/^(?:\.\/)+/u, '')
    return {
      catalog(hunts) {
        if (/^(?:\/|\.\.(?:\/|$)|[A-Za-z]:)/u.test(path)) throw new Error(`Expected a path inside the root, got \`${path}\`.`)
        const bytes = repository.read(path)
        const text = bytes ? (utf8Text(bytes) ?? '').replace(/^\ufeff/u, '') : undefined
        const file = {path, text: text ?? ''}
        const at = {file, start: 0, end: 0}
        const twice = firstRepeated(hunts)
        if (twice) {
          const [first, second] = twice
          const data = {path, first: first.path, second: second.path, id: first.hunting.id?.text ?? ''}
          return report({message: 'ambiguous', data, at, concerns: [first.path, second.path]})
        }
        const wanted = indexText({hunts, attack, extra: options.extra})
        if (text === wanted) return
        const fix = {kind: 'safe', message: 'write it anew', changes: [{at: {...at, end: file.text.length}, text: wanted}]} as const
        if (text === undefined) return report({message: 'missing', data: {path}, at, fix})
        const changes = indexChanges(text, wanted)
        report({message: 'stale', data: {path, summary: summaryOf(changes)}, at, fix, ...concernsOf(changes, hunts)})
      },
    }
  },
})

/** Two hunts of one id: an index by ids would lose one of them. */
function firstRepeated(hunts: readonly CatalogEntry[]): readonly [CatalogEntry, CatalogEntry] | undefined {
  const known = new Map<string, CatalogEntry>()
  for (const hunt of hunts) {
    const id = hunt.hunting.id?.text.toLowerCase()
    if (hunt.isMirror || id === undefined) continue
    const other = known.get(id)
    if (other) return [other, hunt]
    known.set(id, hunt)
  }
  return undefined
}

/** The hunts that changed. Where one is gone, or the rest of the file is another, that concerns everybody. */
function concernsOf({added, changed, removed}: IndexChanges, hunts: readonly CatalogEntry[]): {readonly concerns?: readonly string[]} {
  const keys = new Set([...added, ...changed])
  if (removed.length > 0 || keys.size === 0) return {}
  return {concerns: hunts.flatMap(({path, hunting}) => (keys.has(hunting.id?.text ?? path) ? [path] : []))}
}

function summaryOf(changes: IndexChanges): string {
  const parts = (['added', 'changed', 'removed'] as const).flatMap(kind => {
    const ids = changes[kind]
    const shown = ids.slice(0, 3).map(id => `\`${id}\``)
    const more = ids.length > shown.length ? [`${ids.length - shown.length} more`] : []
    return ids.length === 0 ? [] : [`${[...shown, ...more].join(', ')} ${kind}`]
  })
  return parts.length === 0 ? 'something else than its hunts' : parts.join('; ')
}
