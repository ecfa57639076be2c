import {isMap, type Value, type ValueMap} from '../../../model/value.ts'

/** Without what a conversion may add: a lexer, and the filter of a text without a header. */
export function comparable(metadata: ValueMap): ValueMap {
  const jupytext = metadata.get('jupytext')
  if (!isMap(jupytext)) return metadata
  const settings = new Map<string, Value>(
    [...jupytext].filter(([key, value]) => key !== 'default_lexer' && !(key === 'notebook_metadata_filter' && value === '-all')),
  )
  const result = new Map(metadata)
  if (settings.size > 0) return result.set('jupytext', settings)
  result.delete('jupytext')
  return result
}
