import {emptyMap, isMap, mapOf, type Value, type ValueMap} from '../../../model/value.ts'
import {type MapTree, treeValue} from '../../../parse/tree.ts'
import {excludedBy} from '../filter.ts'
import {applyCarried, splitSettings} from './carriers.ts'
import {frontMatterOf} from './front-matter.ts'

/** What the header says: the notebook's metadata, and the front matter that is a raw cell. */
export interface HeaderContent {
  readonly metadata: ValueMap
  /** The source of the first cell. */
  readonly frontMatter?: string
}

export interface HeaderSource {
  readonly tree: MapTree | undefined
  /** The YAML lines. */
  readonly yaml: string
  /** The lexer of the first code cell that names one. */
  readonly lexer: string
}

/** The metadata of a text without a header. */
export function metadataWithoutHeader(lexer: string): ValueMap {
  return new Map([['jupytext', new Map([...lexerEntry(lexer), ['notebook_metadata_filter', '-all']])]])
}

export function readHeader({tree, yaml, lexer}: HeaderSource): HeaderContent {
  const root = tree ? treeValue(tree) : emptyMap
  if (!isMap(root)) return {metadata: emptyMap}
  const own = new Map(root)
  own.delete('jupyter')
  const jupyter = root.get('jupyter')
  const inner = mapOf(jupyter)
  const filter = mapAt(own, 'jupytext').get('root_level_metadata_filter') ?? mapAt(inner, 'jupytext').get('root_level_metadata_filter')
  const isExcluded = excludedBy(filter)
  const excluded = new Map([...own].filter(([key]) => isExcluded(key)))
  for (const key of excluded.keys()) own.delete(key)
  // jupytext needs no names of a kernel under `jupyter`, so there they may be missing on purpose.
  const merged = merge(inner, own.has('kernelspec') ? completeKernelspec(own) : own)
  const frontMatter = excluded.size > 0 && tree ? frontMatterOf(excluded, tree, yaml) : undefined
  const metadata = readJupytext(merged, {excluded, lexer})
  return {metadata, ...(frontMatter !== undefined && {frontMatter})}
}

function readJupytext(metadata: ValueMap, {excluded, lexer}: {excluded: ValueMap; lexer: string}): ValueMap {
  const given = metadata.get('jupytext')
  if (given !== undefined && !isMap(given)) return metadata
  const {settings, carried} = splitSettings(given ?? emptyMap)
  settings.delete('text_representation')
  if (excluded.size > 0 && settings.get('root_level_metadata_filter') === negationOf(excluded)) {
    settings.delete('root_level_metadata_filter')
    if (settings.size === 0 && metadata.size === 1 && isFilterless([...(given?.keys() ?? [])]))
      settings.set('notebook_metadata_filter', '-all')
  }
  const needsLexer = lexer !== '' && !metadata.has('language_info')
  const result = new Map(metadata)
  const complete = new Map([...(needsLexer ? lexerEntry(lexer) : []), ...settings])
  if (complete.size > 0) result.set('jupytext', complete)
  else result.delete('jupytext')
  return applyCarried(result, carried)
}

/**
 * Whether the settings of front matter alone are those of a notebook that keeps no metadata. One that has none of its own begins them
 * with the text representation; here it is absent, or added at the end because the text has no code.
 */
function isFilterless(keys: readonly string[]): boolean {
  return !keys.includes('text_representation') || keys.at(-1) === 'text_representation'
}

/** The filter that stands for front matter with these keys. */
function negationOf(keys: ValueMap): string {
  return `-${[...keys.keys()].join(',-')}`
}

function lexerEntry(lexer: string): [string, Value][] {
  return lexer === '' ? [] : [['default_lexer', lexer]]
}

/** What jupytext needs and people leave out: a name for the kernel, and one to show. */
function completeKernelspec(metadata: ValueMap): ValueMap {
  const kernelspec = metadata.get('kernelspec')
  if (typeof kernelspec === 'string') {
    return new Map(metadata).set(
      'kernelspec',
      new Map([
        ['display_name', kernelspec],
        ['name', kernelspec],
      ]),
    )
  }
  if (!isMap(kernelspec)) return metadata
  const name = kernelspec.get('name')
  const shown = kernelspec.get('display_name')
  if (name !== undefined && shown === undefined)
    return new Map(metadata).set('kernelspec', new Map([...kernelspec, ['display_name', name]]))
  if (name === undefined && shown !== undefined) return new Map(metadata).set('kernelspec', new Map([...kernelspec, ['name', shown]]))
  return metadata
}

function mapAt(map: ValueMap, key: string): ValueMap {
  return mapOf(map.get(key))
}

/** The values of both; where both have one, that of `over`, but objects are merged. */
function merge(under: ValueMap, over: ValueMap): ValueMap {
  if (under.size === 0) return over
  const result = new Map(under)
  for (const [key, value] of over) {
    const below = result.get(key)
    result.set(key, isMap(below) && isMap(value) ? merge(below, value) : value)
  }
  return result
}
