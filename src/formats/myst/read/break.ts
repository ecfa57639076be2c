import type {Span} from '../../../model/place.ts'
import {isMap, type ValueMap} from '../../../model/value.ts'
import type {BreakBlock} from '../../../parse/blocks/block.ts'
import {shown} from '../../../parse/json/shown.ts'
import {parseJson} from '../../../parse/json.ts'
import {type MapTree, treeValue} from '../../../parse/tree.ts'
import {type Report, reportFrom} from './log.ts'

/** What follows the plus signs of a block break. Spans of the tree count from `content.start`. */
export interface BreakContent {
  readonly content: Span
  readonly tree?: MapTree
  readonly metadata: ValueMap
}

interface BreakContext {
  /** As in `ParseOptions`. */
  readonly maxDepth?: number | undefined
  readonly report: Report
}

/** Reads the JSON object of a block break, or nothing. */
export function readBreak(text: string, {mark, end}: BreakBlock, {report, maxDepth}: BreakContext): BreakContent {
  const lineEnd = text.charAt(end - 1) === '\n' ? end - 1 : end
  const given = text.slice(mark.content, lineEnd)
  const json = given.trim()
  const start = mark.content + given.length - given.trimStart().length
  const content = {start, end: start + json.length}
  const none = {content, metadata: new Map()}
  if (json === '') return none
  if (!json.startsWith('{')) {
    report({rule: 'parse/myst', severity: 'error', message: `Expected a JSON object after \`+++\`, got \`${shown(json)}\`.`, ...content})
    return none
  }
  const {tree, problems} = parseJson(json, maxDepth === undefined ? {} : {maxDepth})
  problems.forEach(reportFrom(report, span => ({start: start + span.start, end: start + span.end})))
  if (tree?.kind !== 'map') return none
  const metadata = treeValue(tree)
  return isMap(metadata) ? {content, tree, metadata} : none
}

/** Reads a block break that no Markdown cell follows. Tags on it are an error: what they were to hide would be shown. */
export function readLooseBreak(text: string, block: BreakBlock, context: BreakContext): void {
  const {content, metadata} = readBreak(text, block, context)
  if (metadata.size === 0) return
  context.report({rule: 'parse/myst', severity: metadata.has('tags') ? 'error' : 'warning', message: loose, ...content})
}

const loose =
  'Expected a Markdown cell below this metadata, got none: it belongs to no cell. Move it to the cell it is for (options in a code cell), or remove it.'
