import {isList, type Value, type ValueMap} from '../../model/value.ts'

/** The cell metadata key of tags that are one string. */
export const tagsKey = 'huntbook-tags'

/** The tags that people mean by one string. */
export function splitTags(tags: string): string[] {
  return tags.split(/[\s,]+/).filter(tag => tag !== '')
}

/**
 * nbformat knows no tags that are one string, and jupytext stops at them. They are written as the list that they mean, with the string
 * beside it.
 */
export function listTags(metadata: ValueMap): ValueMap {
  const tags = metadata.get('tags')
  if (typeof tags !== 'string') return metadata
  const list = meant(tags)
  const entries = [...metadata].flatMap(([key, value]): [string, Value][] => {
    if (key !== 'tags') return [[key, value]]
    return list.length > 0 ? [[key, list]] : []
  })
  return new Map([...entries, [tagsKey, tags]])
}

/** The string in place of the list, which counts where it was changed. */
export function unlistTags(metadata: ValueMap): ValueMap {
  const string = metadata.get(tagsKey)
  const tags = metadata.get('tags') ?? []
  if (typeof string !== 'string' || !isList(tags)) return metadata
  return JSON.stringify(tags) === JSON.stringify(meant(string)) ? new Map(metadata).set('tags', string) : metadata
}

function meant(tags: string): string[] {
  return [...new Set(splitTags(tags))]
}
