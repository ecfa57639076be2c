import {isMap, type Value, type ValueMap} from '../../model/value.ts'
import {filterCell, filterNotebook, parseFilter} from './filter.ts'
import {shortFormats} from './formats.ts'
import {withHunting} from './hunting-filter.ts'

/**
 * The notebook's metadata with jupytext's old keys in their new places, the filter that keeps `hunting`, and without what
 * nbformat strips and what only a notebook file holds.
 */
export function settleMetadata(given: ValueMap): ValueMap {
  const metadata = new Map(given)
  for (const key of ['signature', 'orig_nbformat', 'orig_nbformat_minor', 'huntbook']) metadata.delete(key)
  const jupytext = metadata.get('jupytext')
  if (jupytext !== undefined && !isMap(jupytext)) return metadata
  const settings = new Map(jupytext)
  settings.delete('text_representation')
  moveOldKeys(metadata, settings)
  const formats = settings.get('formats')
  if (formats !== undefined) settings.set('formats', shortFormats(formats, extensionOf(metadata)))
  if (metadata.has('hunting')) {
    const filter = huntingFilter(settings.get('notebook_metadata_filter'))
    if (filter !== undefined) settings.set('notebook_metadata_filter', filter)
  }
  if (settings.size > 0) metadata.set('jupytext', settings)
  else metadata.delete('jupytext')
  return metadata
}

/** What of settled notebook metadata a text holds, by the filter that `by` has. */
export function keptNotebook(settled: ValueMap, by = settled): ValueMap {
  const jupytext = by.get('jupytext')
  const filter = parseFilter(isMap(jupytext) ? jupytext.get('notebook_metadata_filter') : undefined)
  return filterNotebook(settled, filter, notebookKeys)
}

/** What of a cell's metadata a text holds, by the settled metadata of its notebook. */
export function keptCell(metadata: ValueMap, settled: ValueMap): ValueMap {
  if (metadata.size === 0) return metadata
  const jupytext = settled.get('jupytext')
  const filter = parseFilter(isMap(jupytext) ? jupytext.get('cell_metadata_filter') : undefined)
  const kept = filterCell(metadata, filter, hiddenCellKeys)
  return kept.has('trusted') ? new Map([...kept].filter(([key]) => key !== 'trusted')) : kept
}

const notebookKeys = new Set(['jupytext', 'kernelspec', 'kernel_info', 'orphan', 'tocdepth', 'hunting'])

const hiddenCellKeys = new Set([
  ...['autoscroll', 'collapsed', 'scrolled', 'trusted', 'execution', 'ExecuteTime'],
  ...['skipline', 'noskipline', 'cell_marker', 'lines_to_next_cell', 'lines_to_end_of_cell_marker'],
])

/** What `auto` in a format stands for. */
function extensionOf(metadata: ValueMap): string {
  const language = metadata.get('language_info')
  const extension = isMap(language) ? language.get('file_extension') : undefined
  return typeof extension === 'string' ? extension.replace(/^\./, '') : ''
}

function moveOldKeys(metadata: Map<string, Value>, settings: Map<string, Value>): void {
  const move = (from: string, to: string): void => {
    const value = metadata.get(from)
    if (value === undefined) return
    metadata.delete(from)
    settings.set(to, value)
  }
  move('jupytext_formats', 'formats')
  for (const key of ['main_language', 'encoding', 'executable']) move(key, key)
  const filters = settings.get('metadata_filter')
  if (isMap(filters)) {
    settings.delete('metadata_filter')
    const notebook = filters.get('notebook')
    const cells = filters.get('cells')
    if (notebook !== undefined) settings.set('notebook_metadata_filter', notebook)
    if (cells !== undefined) settings.set('cell_metadata_filter', cells)
  }
  for (const key of ['notebook_metadata_filter', 'cell_metadata_filter']) {
    const filter = settings.get(key)
    if (isMap(filter)) settings.set(key, filterText(filter))
  }
}

/** A filter as jupytext once wrote it, an object, as text. */
function filterText(filter: ValueMap): string {
  const additional = filter.get('additional') ?? []
  const excluded = filter.get('excluded') ?? []
  const kept = additional === 'all' ? ['all'] : Array.isArray(additional) ? additional : []
  const left = excluded === 'all' ? ['all'] : Array.isArray(excluded) ? excluded : []
  return [...kept, ...left.map(key => `-${key}`)].join(',')
}

/** The filter with which jupytext, too, keeps `hunting`; `undefined` where the given one stays. */
function huntingFilter(given: Value | undefined): string | undefined {
  if (given === undefined) return withHunting('')
  // A filter that leaves `hunting` out on purpose is reported by a rule.
  if (typeof given !== 'string' || /(?:^|,)\s*-hunting\s*(?:,|$)/.test(given)) return undefined
  const filter = withHunting(given)
  return filter === given ? undefined : filter
}
