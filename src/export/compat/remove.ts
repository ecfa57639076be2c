import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'
import type {CompatCell} from './cell.ts'
import type {CompatOptions} from './options.ts'

type RemoveOptions = Pick<
  CompatOptions,
  'removeCellTags' | 'removeInputTags' | 'removeAllOutputsTags' | 'removeSingleOutputTags' | 'regexRemove' | 'clearOutput'
>

/** Drops what tags and patterns say, in the order of nbconvert's steps. */
export function removeParts(cells: readonly CompatCell[], options: RemoveOptions): CompatCell[] {
  return cells
    .filter(({metadata}) => !meets(cellTags(metadata), options.removeCellTags))
    .map(cell => removeTagged(cell, options))
    .filter(({source}) => !options.regexRemove.some(pattern => matchesAtStart(pattern, source)))
    .map(cell => (options.clearOutput ? {...cell, outputs: []} : cell))
}

function removeTagged(cell: CompatCell, options: RemoveOptions): CompatCell {
  const tags = cellTags(cell.metadata)
  const outputs = meets(tags, options.removeAllOutputsTags)
    ? []
    : cell.outputs.filter(output => output.kind !== 'display' || !meets(outputTags(output.metadata), options.removeSingleOutputTags))
  return {...cell, outputs, ...(meets(tags, options.removeInputTags) && {metadata: new Map([...cell.metadata, ['transient', hidden]])})}
}

const hidden: ValueMap = new Map([['remove_source', true]])

function meets(tags: readonly string[], wanted: ReadonlySet<string>): boolean {
  return wanted.size > 0 && tags.some(tag => wanted.has(tag))
}

/** nbconvert refuses a text in place of a list. Each word of one counts here, so that nothing is shown that somebody meant to hide. */
function cellTags(metadata: ValueMap): readonly string[] {
  const tags = metadata.get('tags')
  return typeof tags === 'string' ? [tags, ...tags.split(/[\s,]+/u)] : textsOf(tags)
}

/** Tags of an output can be anything: Python goes through the characters of a text and the keys of an object. */
function outputTags(metadata: ValueMap): readonly string[] {
  const tags = metadata.get('tags')
  return typeof tags === 'string' ? [...tags] : isMap(tags) ? [...tags.keys()] : textsOf(tags)
}

function textsOf(tags: Value | undefined): readonly string[] {
  return isList(tags) ? tags.filter(tag => typeof tag === 'string') : []
}

function matchesAtStart(pattern: RegExp, source: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(source)
}
