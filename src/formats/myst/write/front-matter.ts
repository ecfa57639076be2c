import type {Cell} from '../../../model/notebook.ts'
import type {ValueMap} from '../../../model/value.ts'
import type {MapEntry} from '../../../parse/tree.ts'
import {readsAsString} from '../../../parse/yaml/analysis.ts'
import {parseYaml} from '../../../parse/yaml.ts'
import {endsHeader} from '../blocks/header.ts'
import {flagsFor} from '../decode.ts'

/** Lines that can stand at the beginning of a header as they are, and their keys in order. */
export interface FrontMatter {
  readonly lines: string
  readonly keys: readonly string[]
}

/** The front matter that a first raw cell is, if the header can hold its lines as they are. `taken`: the keys of the header. */
export function frontMatterOf(cell: Pick<Cell, 'type' | 'source'> | undefined, taken: ValueMap): FrontMatter | undefined {
  const lines = /^---\n((?:[^\n]*\n)*)---$/.exec(cell?.type === 'raw' ? cell.source : '')?.[1]
  if (!lines) return undefined
  const flags = flagsFor(lines)
  if (flags.crlf || flags.esc || lines.split('\n').some(endsHeader)) return undefined
  const {tree, problems} = parseYaml(lines, {version: '1.1'})
  if (tree?.kind !== 'map' || tree.flow || problems.length > 0) return undefined
  if (!tree.entries.every(entry => isPlainKey(entry, lines) && !taken.has(entry.key) && !reserved.has(entry.key))) return undefined
  return {lines, keys: tree.entries.map(({key}) => key)}
}

/** A string that jupytext's filter can name. */
function isPlainKey({key, keySpan}: MapEntry, yaml: string): boolean {
  const written = yaml.slice(keySpan.start, keySpan.end)
  const quoted = /["']/.test(yaml.charAt(keySpan.start - 1))
  if (!quoted && !readsAsString(written)) return false
  return key !== '' && key !== 'all' && key.trim() === key && !/,|^[-+]/.test(key)
}

const reserved = new Set(['jupyter', 'jupytext', 'kernelspec'])
