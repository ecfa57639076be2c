import {escapePointer} from '../../model/pointer.ts'
import type {Rule} from '../../model/rule.ts'
import {mapOf} from '../../model/value.ts'
import type {ConfigProblem} from './config.ts'
import type {ConfigFile} from './read.ts'
import {groupOf} from './resolve.ts'

/** What begins the ids of diagnostics of huntbook's own, besides the groups of rules that ship. */
const reserved: readonly string[] = [
  ...['attack', 'baseline', 'code', 'evidence', 'export', 'format', 'huntbook', 'io', 'meta', 'pair', 'parse'],
  ...['repo', 'rule', 'security', 'structure', 'suppress', 'tenant'],
]

/** Packs that cannot be called so: nobody could tell their rules from those that ship. */
export function packNameProblems({value, problemAt}: ConfigFile, shipped: readonly Rule[]): ConfigProblem[] {
  const taken = new Set([...reserved, ...shipped.map(({meta}) => groupOf(meta.id))])
  return [...mapOf(value.get('packs')).keys()]
    .filter(name => taken.has(name))
    .map(name =>
      problemAt(`/packs/${escapePointer(name)}`, {
        message: `Expected a name of your own for a pack, got \`${name}\`, which huntbook uses itself.`,
        part: 'key',
      }),
    )
}
