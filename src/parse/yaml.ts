import type {Problem} from '../model/diagnostic.ts'
import {maxYamlLength} from '../model/limits.ts'
import type {Tree} from './tree.ts'
import {buildNode} from './yaml/build.ts'
import type {Builder} from './yaml/builder.ts'
import {checkCharacters, checkTabs} from './yaml/characters.ts'
import {Fault, problemOf} from './yaml/fault.ts'
import {skipBlank} from './yaml/gap.ts'
import {readEvents} from './yaml/reader.ts'
import type {YamlVersion} from './yaml/resolve.ts'
import {scan} from './yaml/scan.ts'
import {padSource, type Source} from './yaml/source.ts'

export interface YamlResult {
  /** Absent for an empty document, and where a problem is an error. */
  readonly tree?: Tree
  readonly problems: readonly Problem[]
}

/**
 * Reads a YAML text with the place of every part. Never throws.
 *
 * Version 1.1 gives what PyYAML's `safe_load` gives, but dates and `=` stay strings and keys become their JSON text; entries that
 * `<<` brings in stand before the mapping's own ones and keep the place they have at the anchor, as do aliases. Version 1.2 follows
 * the core schema. Tags beyond JSON's types, cycles, several documents and texts above the limits of `model/limits.ts` are errors
 * (`parse/yaml`, `parse/limit`); of equal keys the last one counts, with a warning (`parse/duplicate-key`).
 */
export function parseYaml(text: string, {version}: {readonly version: YamlVersion}): YamlResult {
  let place = (offset: number): number => offset
  try {
    checkLength(text)
    checkCharacters(text)
    const source = padSource(text, scan(text))
    place = source.place
    return readDocument(source, version)
  } catch (error) {
    if (error instanceof Fault) return {problems: [problemOf(error, place)]}
    throw error
  }
}

function readDocument(source: Source, version: YamlVersion): YamlResult {
  const events = readEvents(source.text)
  const document = events[0]
  const builder = builderOf({source, version, events, directives: document?.type === 1 ? document.directives : []})
  if (document === undefined) {
    const rest = skipBlank(source.text, 0)
    if (rest < source.text.length) throw new Fault('parse/yaml', 'Unexpected end of a document: remove it.', {start: rest, end: rest + 3})
    if (version === '1.1') checkTabs(builder)
    return {problems: []}
  }
  if (document.type === 1 && document.explicitStart) builder.cursor = afterMarker(source.text)
  const isEmpty = isEmptyRoot(builder)
  const {tree} = buildNode(builder, 'root')
  if (version === '1.1') checkTabs(builder)
  if (builder.next + 1 < events.length) throw secondDocument(builder)
  return {...(!isEmpty && {tree}), problems: builder.warnings}
}

function builderOf(given: Pick<Builder, 'source' | 'version' | 'events' | 'directives'>): Builder {
  return {...given, next: 1, cursor: 0, level: 0, flowLevel: 0, nodes: 0, aliases: 0, anchors: new Map(), shelters: [], warnings: []}
}

function isEmptyRoot({events}: {readonly events: Builder['events']}): boolean {
  const root = events[1]
  return root?.type === 4 && root.valueStart < 0 && root.tagStart < 0 && root.anchorStart < 0
}

/** The end of the `---` that begins the document. Only directives and comments stand before it. */
function afterMarker(text: string): number {
  return text.search(/(?<=^|[\n\r\ufeff])---/u) + 3
}

function secondDocument({source, cursor}: Builder): Fault {
  let start = skipBlank(source.text, cursor)
  while (source.text.startsWith('...', start)) start = skipBlank(source.text, start + 3)
  return new Fault('parse/yaml', 'Unexpected second document: remove it.', {start, end: start + 3})
}

function checkLength(text: string): void {
  if (text.length <= maxYamlLength) return
  const message = `Expected at most ${maxYamlLength} characters, got \`${text.length}\`.`
  throw new Fault('parse/limit', message, {start: maxYamlLength, end: text.length})
}
