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

/** UTF-16 units. More than any line of such a table has. */
const longestLine = 10_000
const marker = '**Taegis Search Results**'
const required = ['Region', 'Tenant', 'Service', 'Status']
const word = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/u
const succeeded = new Set(['ok', 'succeeded', 'success', 'completed', 'complete'])

/**
 * Reads the Markdown that taegis-magic displays after a search: the bold line, perhaps a line with the id, a table; as often as it
 * stands in the text. `undefined` for other texts; `malformed` where a bold line has no table that can be read, or an id, a region or
 * a tenant is none: a search that is passed over could make a null finding of what was found.
 */
export function readTaegisResults(text: string): readonly TaegisResults[] | 'malformed' | undefined {
  if (!text.includes(marker)) return undefined
  const lines = text.split(/\r?\n/u).map(line => line.trim())
  const starts = [...lines.keys()].filter(index => lines[index] === marker)
  if (starts.length === 0) return undefined
  const results: TaegisResults[] = []
  for (const [number, start] of starts.entries()) {
    const found = searchOf(lines.slice(start + 1, starts[number + 1]))
    if (found.length === 0) return 'malformed'
    for (const result of found) {
      if (!result) return 'malformed'
      results.push(result)
    }
  }
  return results
}

/** What stands below one bold line. `undefined` for what cannot be read. */
function searchOf(lines: readonly string[]): (TaegisResults | undefined)[] {
  const [, shownId] = /^ID: \*(.*)\*$/u.exec(lines.find(line => line.startsWith('ID:'))?.slice(0, longestLine) ?? '') ?? []
  return tablesIn(lines).flatMap(([top, delimiter, ...rows]) => {
    if (delimiter === undefined || !/^[|\s:-]+$/u.test(delimiter)) return [undefined]
    const columns = new Map(cellsOf(top ?? '').map((name, index) => [name, index]))
    return required.every(name => columns.has(name)) ? rows.flatMap(row => rowOf(cellsOf(row), columns, shownId)) : []
  })
}

/** Lines with a bar at their start, one after another. */
function tablesIn(lines: readonly string[]): readonly (readonly string[])[] {
  const tables: string[][] = []
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('|')) continue
    const table = lines[index - 1]?.startsWith('|') ? tables.at(-1) : undefined
    if (table) table.push(line)
    else tables.push([line])
  }
  return tables
}

function rowOf(
  cells: readonly string[],
  columns: ReadonlyMap<string, number>,
  shownId: string | undefined,
): readonly (TaegisResults | undefined)[] {
  const cell = (name: string): string | undefined => cells[columns.get(name) ?? -1]
  // Chunks of one search have a last row with their sum.
  return cell('Chunk') === '**Total**' ? [] : [resultOf(cell, cell('Query ID') ?? shownId)]
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

/** None of a line that is too long. */
function cellsOf(line: string): string[] {
  if (line.length > longestLine) return []
  return line
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map(cell => cell.trim())
}

/** A failed search has −1 results for its number. */
function countOf(text: string | undefined): QueryFacts['returned'] {
  return text !== undefined && /^-?\d{1,15}$/u.test(text) ? Number(text) : null
}
