import type {Cell} from '../model/notebook.ts'
import {isMap} from '../model/value.ts'

/** What other tools hide cells by. Here only tags do. */
const keys = ['hide_input', 'hide_output', 'inputHidden', 'outputHidden', 'collapsed', 'slideshow', 'nbsphinx', 'active', 'transient']
const nested = ['source_hidden', 'outputs_hidden']

/** The names of metadata, and of options in comments, that look like hiding and have no effect. */
export function ignoredHints({type, metadata, source}: Cell, isSourceKept: boolean): string[] {
  const jupyter = metadata.get('jupyter')
  const found = keys.filter(key => metadata.has(key))
  if (isMap(jupyter)) for (const key of nested) if (jupyter.has(key)) found.push(`jupyter.${key}`)
  if (isSourceKept && type === 'code' && source.startsWith('#|')) found.push('#|')
  return found
}
