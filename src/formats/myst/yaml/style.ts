import {analyze, readsAsString} from '../../../parse/yaml/analysis.ts'
import {columns} from './sheet.ts'

export interface Dialect {
  /** Characters outside ASCII stay as they are. */
  readonly unicode: boolean
  /** Whether a list stands in brackets. Empty ones always do, and everything inside brackets. */
  readonly flowList: (list: readonly unknown[]) => boolean
  /** Whether a string is double-quoted though it need not be. */
  readonly forceQuoted: (text: string) => boolean
}

export interface ScalarContext {
  /** The column that its further lines start at. */
  readonly indent: number
  readonly flow: boolean
  /** A key in front of `:`, which stays on one line. */
  readonly key: boolean
}

/** Plain if that reads as the same string there, else single-quoted, else double-quoted. */
export function styleOf(text: string, {flow, key}: ScalarContext, dialect: Dialect): 'plain' | 'single' | 'double' {
  if (dialect.forceQuoted(text)) return 'double'
  const {multiline, blockPlain, flowPlain, single} = analyze(text, dialect)
  if (text !== '' && readsAsString(text) && !(key && multiline) && (flow ? flowPlain : blockPlain)) return 'plain'
  return single && !(key && multiline) ? 'single' : 'double'
}

/** PyYAML allows 127 characters, but counts the five of the tag `!!str` that it does not write. */
const longestKey = 122

/** Whether a key can stand in front of `:`. Others are written `? key`, `: value`. */
export function isSimpleKey(key: string, dialect: Dialect): boolean {
  return key !== '' && columns(key) <= longestKey && !analyze(key, dialect).multiline
}
