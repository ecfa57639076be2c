import type {Cell} from '../../../model/notebook.ts'
import {isMap, mapOf, numberOf, type Value, type ValueMap} from '../../../model/value.ts'
import {compareCodePoints, printPythonJson} from '../../../parse/json-print.ts'
import {endsHeader} from '../blocks/header.ts'
import {excludedBy} from '../filter.ts'
import {keptNotebook} from '../kept.ts'
import {printYaml} from '../yaml/print.ts'
import {carryOut} from './carried.ts'
import {type FrontMatter, frontMatterOf} from './front-matter.ts'

/** How much of the text representation is written. */
export interface Representation {
  readonly kind: 'plain' | 'full' | 'off'
  /** For `full`. */
  readonly version: string
}

export interface PrintedHeader {
  /** Empty, or the header with its lines of dashes. */
  readonly text: string
  /** Whether the first cell is in it. */
  readonly frontMatter: boolean
}

export interface HeaderInput {
  /** Of the notebook, settled. */
  readonly metadata: ValueMap
  readonly cells: readonly Pick<Cell, 'type' | 'source'>[]
  /** Whether the first cell has no kept metadata and no attachments. */
  readonly bareFirst: boolean
  /** The text representation; absent for none. */
  readonly block: ValueMap | undefined
}

/** The header of a text. */
export function printHeader({metadata, cells, bareFirst, block}: HeaderInput): PrintedHeader {
  const given = metadata.get('jupytext')
  const settings = new Map(mapOf(given))
  settings.delete('default_lexer')
  const rootFilter = settings.get('root_level_metadata_filter')
  const odd = given !== undefined && !isMap(given) ? given : undefined
  const reserved = new Map([...settings].map(([key, value]): [string, Value] => [/^huntbook_*$/.test(key) ? `${key}_` : key, value]))
  if (block) reserved.set('text_representation', block)
  const full = new Map(metadata)
  if (reserved.size > 0) full.set('jupytext', reserved)
  else full.delete('jupytext')
  const kept = new Map([...keptNotebook(full)].sort(([a], [b]) => compareCodePoints(a, b)))
  const isNested = nestedBy(rootFilter)
  const {metadata: readable, carried} = carryOut(kept, isNested)
  const notes: ValueMap = odd === undefined ? carried : new Map([...carried, ['/jupytext', printPythonJson(odd)]])
  const header = new Map(readable)
  const front = bareFirst && rootFilter === undefined ? frontMatterOf(cells[0], kept) : undefined
  if (notes.size > 0) extend(header, 'huntbook', notes)
  if (front) extend(header, 'root_level_metadata_filter', `-${front.keys.join(',-')}`)
  const told = cells.some(({type}, index) => type === 'code' || (type === 'raw' && !(front && index === 0)))
  if (block && !told && !hasRepresentation(header)) extend(header, 'text_representation', block)
  // Where there is a `jupyter`, jupytext looks for the format there alone.
  const movesAll = block !== undefined && !told && [...header.keys()].some(isNested)
  const nested = nest(header, key => isNested(key) || (movesAll && key === 'jupytext'))
  return {text: frame(front, nested), frontMatter: front !== undefined}
}

export function representationBlock({kind, version}: Representation): ValueMap | undefined {
  if (kind === 'off') return undefined
  const block = new Map<string, Value>([
    ['extension', '.md'],
    ['format_name', 'myst'],
    ['format_version', numberOf('0.13')],
  ])
  return kind === 'full' ? block.set('jupytext_version', version) : block
}

function hasRepresentation(header: ValueMap): boolean {
  const jupytext = header.get('jupytext')
  const block = isMap(jupytext) ? jupytext.get('text_representation') : undefined
  return isMap(block) && block.get('format_name') === 'myst'
}

/** Puts a setting at the end of `jupytext`, which is made at the end of the header where there is none. */
function extend(header: Map<string, Value>, key: string, value: Value): void {
  const jupytext = header.get('jupytext')
  header.set('jupytext', new Map([...mapOf(jupytext), [key, value]]))
}

/** Keys that jupytext cannot have at the root, and those that the notebook's own filter keeps from there, go under `jupyter`. */
function nestedBy(rootFilter: Value | undefined): (key: string) => boolean {
  const isExcluded = excludedBy(rootFilter)
  return key => key === 'jupyter' || !plainKey.test(key) || isExcluded(key)
}

function nest(header: ValueMap, isNested: (key: string) => boolean): ValueMap {
  const inner = new Map<string, Value>()
  const root = new Map<string, Value>()
  for (const [key, value] of header) {
    ;(isNested(key) ? inner : root).set(key, value)
  }
  return inner.size > 0 ? root.set('jupyter', inner) : root
}

function frame(front: FrontMatter | undefined, header: ValueMap): string {
  if (!front && header.size === 0) return ''
  const yaml = header.size > 0 ? printYaml(header) : ''
  const ends = yaml.split('\n').some(endsHeader)
  const safe = ends ? printYaml(header, {forceQuoted: text => text.includes('---') || text.includes('...')}) : yaml
  return `---\n${front?.lines ?? ''}${safe}---\n`
}

const plainKey = /^[a-zA-Z0-9_.@/-]+$/
