import {judgeTag, meantBy} from '../../model/judge-tag.ts'
import type {Output} from '../../model/notebook.ts'
import {canonicalTags, effects, tagsOf} from '../../model/tags.ts'
import {isMap, type ValueMap} from '../../model/value.ts'

/** The canonical tags of a cell or an output. Near misses act as what they resemble: where they may not, nothing is exported. */
export function actingTags(metadata: ValueMap, knownTags: ReadonlySet<string>): readonly string[] {
  return tagsOf(metadata).flatMap(({tag}) => {
    if (judgeTag(tag, knownTags).verdict === 'near-miss') return meantBy(tag, knownTags)
    const canonical = canonicalTags.get(tag)
    return canonical === undefined ? [] : [canonical]
  })
}

/** Whether the output itself has a tag that removes it, if only one level too deep. */
export function isTaggedAway(output: Output, knownTags: ReadonlySet<string>): boolean {
  if (output.kind !== 'display') return false
  const levels = [output.metadata, ...[...output.metadata.values()].filter(isMap)]
  return levels.some(level => effects(actingTags(level, knownTags), 'code').outputs !== undefined)
}
