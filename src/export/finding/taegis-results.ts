import type {QueryFacts} from '../../model/finding.ts'

/** What taegis-magic shows of a search, without the link that shares it. */
export interface TaegisResults {
  /** Absent where none is shown. */
  readonly id?: string
  readonly region: string
  readonly tenant: string
  readonly service: string
  readonly status: 'ok' | 'error'
  /** `null` for a count that is not known. */
  readonly returned: number | null
  readonly total: number | null
  readonly truncated: boolean
  /** Results behind the groups of an aggregate. */
  readonly matched?: number
}

/** More than any search shows: one table of some rows. */
const longest = 100_000
const word = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/u
const succeeded = new Set(['ok', 'succeeded', 'success', 'completed', 'complete'])

/**
 * Reads the Markdown that taegis-magic displays after a search: the bold line, perhaps a line with the id, a table. `undefined` for
 * other texts; `malformed` where an id, a region or a tenant is none.
 */
export function readTaegisResults(text: string): readonly TaegisResults[] | 'malformed' | undefined {
  if (!text.includes('**Taegis Search Results**') || text.length > longest) return undefined
  const lines = text.split(/\r?\n/u).map(line => line.trim())
  const start = lines.indexOf('**Taegis Search Results**')
  const top = start === -1 ? -1 : lines.findIndex((line, index) => index > start && line.startsWith('|'))
  if (top === -1) return undefined
  const header = cellsOf(lines[top] ?? '')
  const columns = new Map(header.map((name, index) => [name, index]))
  if (!['Region', 'Tenant', 'Service', 'Status'].every(name => columns.has(name))) return undefined
  const [, shownId] = /^ID: \*(.*)\*$/u.exec(lines.slice(start, top).find(line => line.startsWith('ID:')) ?? '') ?? []
  const results: TaegisResults[] = []
  for (const line of lines.slice(top + 2)) {
    if (!line.startsWith('|')) break
    const cells = cellsOf(line)
    const cell = (name: string): string | undefined => cells[columns.get(name) ?? -1]
    // Chunks of one search have a last row with their sum.
    if (cell('Chunk') === '**Total**') continue
    const result = resultOf(cell, cell('Query ID') ?? shownId)
    if (!result) return 'malformed'
    results.push(result)
  }
  return results
}

function resultOf(cell: (name: string) => string | undefined, shownId: string | undefined): TaegisResults | undefined {
  const [region, tenant, service, shown] = ['Region', 'Tenant', 'Service', 'Status'].map(name => cell(name) ?? '')
  const id = shownId === 'N/A' || shownId === 'None' ? undefined : shownId
  if (region === undefined || tenant === undefined || service === undefined || shown === undefined) return undefined
  if (![region, tenant, service, ...(id === undefined ? [] : [id])].every(text => word.test(text))) return undefined
  const isAggregate = cell('Num. Aggregates') !== undefined
  const total = countOf(cell('Num. Total'))
  const returned = countOf(cell(isAggregate ? 'Num. Aggregates' : 'Num. Returned'))
  // Of one chunk there is no total to know.
  const isKnown = returned !== null && (total !== null || cell('Num. Total') === undefined)
  return {
    ...(id !== undefined && {id}),
    region,
    tenant,
    service,
    status: isKnown && succeeded.has(shown.toLowerCase()) ? 'ok' : 'error',
    returned,
    total: isAggregate ? returned : total,
    truncated: !isAggregate && returned !== null && total !== null && returned < total,
    ...(isAggregate && total !== null && {matched: total}),
  }
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map(cell => cell.trim())
}

/** A failed search has −1 results for its number. */
function countOf(text: string | undefined): QueryFacts['returned'] {
  return text !== undefined && /^-?\d{1,15}$/u.test(text) ? Number(text) : null
}
