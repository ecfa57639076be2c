import type {ValueMap} from '../../../model/value.ts'
import {newSheet} from './sheet.ts'
import type {Dialect} from './style.ts'
import {writeValue} from './write.ts'

export interface QuoteOptions {
  /** Strings, keys included, that are double-quoted though they need not be. */
  readonly forceQuoted?: (text: string) => boolean
}

/**
 * A mapping as lines of YAML, as PyYAML's emitter writes it the way jupytext sets it up: lists in brackets
 * unless an item is a mapping, width 80, keys in their order. Strings with NEL, LS or PS are double-quoted: jupytext would
 * take them for line ends.
 */
export function printYaml(map: ValueMap, {forceQuoted = () => false}: QuoteOptions = {}): string {
  return print(map, {
    unicode: true,
    flowList: list => !list.some(item => item instanceof Map),
    forceQuoted: text => lineEnds.test(text) || forceQuoted(text),
  })
}

/** The options of a cell: each line with `:` before it, then a blank line; or a `---` block where a line does not begin with a letter. */
export function printOptions(map: ValueMap): string {
  const yaml = printYaml(map)
  const lines = yaml.slice(0, -1).split('\n')
  if (!lines.every(line => /^\p{L}/u.test(line))) return `---\n${yaml}---\n`
  return `${lines.map(line => `:${line}\n`).join('')}\n`
}

/** A mapping as PyYAML's plain `safe_dump(sort_keys=False)` writes it: everything in block style, ASCII only. */
export function safeDump(map: ValueMap): string {
  return print(map, {unicode: false, flowList: () => false, forceQuoted: () => false})
}

const lineEnds = /[\u0085\u2028\u2029]/u

function print(map: ValueMap, dialect: Dialect): string {
  const sheet = newSheet()
  writeValue(sheet, map, {indent: -2, flow: false, after: 'nothing', dialect})
  return `${sheet.parts.join('')}\n`
}
