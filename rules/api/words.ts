import type {Aliases} from './aliases.ts'
import {names} from './names.ts'

// A cell is searched for plain words: a regular expression of all of them costs more than the rest of the rule, where none is found.

const rare =
  'iteritems applymap as_matrix weekofyear dt.week .mad( .ix line_terminator error_bad_lines warn_bad_lines infer_datetime_format io.json'.split(
    ' ',
  )
const imports = ['from pandas import', 'from numpy import']

/** Whether a cell is worth parsing. `extra` are names that the configuration adds. */
export function mayUseRemoved(source: string, aliases: Aliases, extra: readonly string[]): boolean {
  const has = (word: string): boolean => source.includes(word)
  if (rare.some(has) || imports.some(has) || extra.some(has)) return true
  if (has('fillna') && has('method')) return true
  if (has('squeeze') && /\bsqueeze\s*=/u.test(source)) return true
  if (has('max_colwidth') && has('-')) return true
  // Lists have `append` too: few cells with it hold a data frame's.
  if (has('.append') && /ignore_index|verify_integrity|\bsort\s*=|=\s*[^\s=]+\.append\b/u.test(source)) return true
  return [...aliases].some(([alias, library]) => usesName(source, `${alias}.`, names[library]))
}

/** The last words of names such as `.search()` and `module.name`. */
export function lastWords(extra: readonly string[]): string[] {
  return extra.flatMap(name => /\w+(?=\W*$)/u.exec(name) ?? [])
}

function usesName(source: string, prefix: string, removed: ReadonlyMap<string, unknown>): boolean {
  const word = /\w*/uy
  for (let at = source.indexOf(prefix); at !== -1; at = source.indexOf(prefix, at + prefix.length)) {
    word.lastIndex = at + prefix.length
    if (removed.has(word.exec(source)?.[0] ?? '')) return true
  }
  return false
}
