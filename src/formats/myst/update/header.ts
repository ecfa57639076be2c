import {emptyMap, isMap, mapOf, type Value, type ValueMap} from '../../../model/value.ts'
import {find, type MapTree, treeValue} from '../../../parse/tree.ts'
import {excludedBy} from '../filter.ts'
import {keptNotebook, settleMetadata} from '../kept.ts'
import {type ReadText, readMyst} from '../read/text.ts'
import {sameValue} from '../same-value.ts'
import type {Kept} from '../write/candidate.ts'
import {comparable} from '../write/comparable.ts'
import {type PrintedHeader, printHeader} from '../write/header.ts'
import {isBare} from '../write/verify.ts'
import {printYaml} from '../yaml/print.ts'
import {changeLines, type HeaderYaml, linesOf} from './header-lines.ts'

/** The header of an existing text for a notebook: as it is where it says the same, else with the lines of changed keys replaced. */
export function updateHeader(old: ReadText, {settled, cells}: Kept, block: ValueMap | undefined): PrintedHeader {
  const [first] = cells
  const held = old.cells[0]
  const isInBody = held?.type === 'raw' && first?.type === 'raw' && held.source === first.source && first.source !== old.frontMatter
  const canonical = printHeader({metadata: settled, cells, bareFirst: isBare(first) && !isInBody, block})
  const wanted: Wanted = {
    metadata: comparable(keptNotebook(settled)),
    frontMatter:
      canonical.frontMatter || (isBare(first) && first?.type === 'raw' && first.source === old.frontMatter) ? first?.source : undefined,
  }
  const hasCode = cells.some(({type}, index) => type !== 'markdown' && !(index === 0 && wanted.frontMatter !== undefined))
  const isFrontMatter = wanted.frontMatter !== undefined
  const hadCode = old.cells.some(({type}) => type !== 'markdown')
  if (says(old, wanted) && (old.header.kind !== 'none' || hasCode || !hadCode))
    return {text: old.text.slice(0, old.header.end), frontMatter: isFrontMatter}
  const edited = old.header.kind === 'none' ? undefined : editHeader(old, canonical.text, wanted)
  return edited === undefined ? withOthers(canonical, old, wanted) : {text: edited, frontMatter: isFrontMatter}
}

/** The text representation of a text; with a header it stays as it is, whatever it is. */
export function representationOf({header}: ReadText, block: ValueMap | undefined): ValueMap | undefined {
  if (header.kind === 'none') return block
  const tree = header.tree && (find(header.tree, '/jupytext') ?? find(header.tree, '/jupyter/jupytext'))?.tree
  const settings = tree ? treeValue(tree) : emptyMap
  const given = isMap(settings) ? settings.get('text_representation') : undefined
  return isMap(given) ? given : undefined
}

/** What a header is to say. */
interface Wanted {
  readonly metadata: ValueMap
  /** The source of the first cell. */
  readonly frontMatter: string | undefined
}

function says({metadata, frontMatter}: Pick<ReadText, 'metadata' | 'frontMatter'>, wanted: Wanted): boolean {
  return frontMatter === wanted.frontMatter && sameValue(viewOf(metadata), wanted.metadata)
}

function viewOf(metadata: ValueMap): ValueMap {
  return comparable(keptNotebook(settleMetadata(metadata)))
}

/** `undefined` where the header has to be printed anew. */
function editHeader(old: ReadText, canonical: string, wanted: Wanted): string | undefined {
  const {header} = old
  const fresh = yamlOf(readMyst(canonical, {metadataOnly: true}))
  const own = yamlOf(old)
  if (header.kind === 'none' || !fresh || !own || isTwice(own.tree)) return undefined
  const changes = changesOf(own, fresh, {old: viewOf(old.metadata), wanted: wanted.metadata})
  const top = frontMatterEnd(own, old.frontMatter)
  if (!changes || top === undefined) return undefined
  const below = changeLines(own, changes, top).slice(top)
  const front = wanted.frontMatter === old.frontMatter ? own.yaml.slice(0, top) : (wanted.frontMatter?.slice(4, -3) ?? '')
  const text = old.text.slice(0, header.block.yaml.start) + front + below + old.text.slice(header.block.yaml.end, header.end)
  return says(readMyst(text, {metadataOnly: true}), wanted) ? text : undefined
}

/** A new header with the keys outside the filter that only the text has. */
function withOthers(canonical: PrintedHeader, old: ReadText, wanted: Wanted): PrintedHeader {
  const settled = settleMetadata(old.metadata)
  const kept = keptNotebook(settled)
  const others = [...settled].filter(([key]) => !kept.has(key) && !wanted.metadata.has(key) && key !== 'jupytext')
  const fresh = readMyst(canonical.text, {metadataOnly: true})
  const own = yamlOf(fresh)
  const top = own && frontMatterEnd(own, fresh.frontMatter)
  if (others.length === 0 || !own || top === undefined || fresh.header.kind === 'none') return canonical
  const lines = changeLines(own, new Map(others.map(([key, value]) => [key, printYaml(new Map([[key, value]]))])), top)
  const {start, end} = fresh.header.block.yaml
  const text = fresh.text.slice(0, start) + lines + fresh.text.slice(end)
  return says(readMyst(text, {metadataOnly: true}), wanted) ? {...canonical, text} : canonical
}

interface Views {
  readonly old: ValueMap
  readonly wanted: ValueMap
}

/** The keys at the root that change, with their new lines. `undefined` where one of them is not at the root. */
function changesOf(own: HeaderYaml, fresh: HeaderYaml, {old, wanted}: Views): Map<string, string | undefined> | undefined {
  const changes = new Map<string, string | undefined>()
  for (const key of new Set([...old.keys(), ...wanted.keys()])) {
    const [before, after] = [old.get(key), wanted.get(key)]
    if (key === 'jupytext' || (before !== undefined && after !== undefined && sameValue(before, after))) continue
    const [from, to] = [own, fresh].map(({tree}) => tree.entries.find(entry => entry.key === key))
    if ((before !== undefined && !from) || (after !== undefined && !to)) return undefined
    const span = to && linesOf(fresh.yaml, to)
    changes.set(key, after === undefined || !span ? undefined : fresh.yaml.slice(span.start, span.end))
  }
  const jupytext = jupytextLines(own, fresh, {old, wanted})
  if (jupytext === 'nested') return undefined
  return jupytext === 'same' ? changes : changes.set('jupytext', jupytext === '' ? undefined : jupytext)
}

/** The settings are compared with what only texts have: how front matter and odd values are carried. */
function jupytextLines(own: HeaderYaml, fresh: HeaderYaml, {old, wanted}: Views): string {
  if (find(own.tree, '/jupyter/jupytext') || find(fresh.tree, '/jupyter/jupytext')) return 'nested'
  const [before, after] = [settingsOf(own.tree), settingsOf(fresh.tree)]
  const isSame = (key: string): boolean => sameValue(before.get(key) ?? null, after.get(key) ?? null)
  const isSetSame = sameValue(old.get('jupytext') ?? emptyMap, wanted.get('jupytext') ?? emptyMap)
  if (isSetSame && isSame('huntbook') && isSame('root_level_metadata_filter')) return 'same'
  const settings = new Map<string, Value>(after)
  const block = before.get('text_representation')
  if (block === undefined) settings.delete('text_representation')
  else settings.set('text_representation', block)
  return settings.size === 0 ? '' : printYaml(new Map([['jupytext', settings]]))
}

function settingsOf(tree: MapTree): ValueMap {
  const found = find(tree, '/jupytext')
  return mapOf(found && treeValue(found.tree))
}

function yamlOf({header}: ReadText): HeaderYaml | undefined {
  return header.kind === 'header' && header.tree && !header.tree.flow ? {yaml: header.yaml, tree: header.tree} : undefined
}

function isTwice({entries}: MapTree): boolean {
  return new Set(entries.map(({key}) => key)).size < entries.length
}

/** Where the lines of the front matter end; `undefined` where they are mixed with others. */
function frontMatterEnd({yaml, tree}: HeaderYaml, frontMatter: string | undefined): number | undefined {
  if (frontMatter === undefined) return 0
  const isExcluded = excludedBy(settingsOf(tree).get('root_level_metadata_filter'))
  const next = tree.entries.find(({key}) => !isExcluded(key))
  const end = next ? linesOf(yaml, next).start : yaml.length
  return frontMatter.slice(4, -3) === yaml.slice(0, end) ? end : undefined
}
