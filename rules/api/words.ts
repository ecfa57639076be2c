import type {Aliases} from './aliases.ts'
import {names} from './names.ts'

/** Words without which code uses nothing that was removed. */
export function removedWords(aliases: Aliases, extra: readonly string[]): RegExp {
  const own = [...aliases].map(([alias, library]) => `\\b${alias}\\s*\\.\\s*(?:${[...names[library].keys()].join('|')})\\b`)
  const others = extra.flatMap(name => /\w+(?=\W*$)/u.exec(name) ?? []).map(name => `\\b${name}\\b`)
  return new RegExp([...own, ...others, ...known].join('|'), 'u')
}

// What may stand between two words is bounded, so that no text takes long.
const known = [
  '\\.\\s*(?:ix\\s*\\[|dt\\s*\\.\\s*week|iteritems|applymap|mad\\s*\\(|as_matrix)',
  'line_terminator|error_bad_lines|warn_bad_lines|infer_datetime_format|\\bsqueeze\\s*=|max_colwidth[^\\n]{0,80}-',
  'fillna\\s*\\([^)]{0,400}method|io\\.json|from\\s+(?:pandas|numpy)\\s+import',
]

/** Whether a cell is worth parsing. Lists have `append` too: few cells with it hold a data frame's. */
export function mayUseRemoved(source: string, words: RegExp): boolean {
  if (words.test(source)) return true
  return source.includes('.append') && /ignore_index|verify_integrity|\bsort\s*=|=\s*[^\s=]+\.append\b/u.test(source)
}
