import type {ActiveRule} from '../../lint/context.ts'
import {startRule} from '../../lint/run-rule.ts'
import type {Visitors} from '../../model/rule.ts'
import type {Linter} from './linter.ts'

/** What a rule looks at in a file, or in the catalog where the path is empty. A rule that has nothing to look for has no visitors. */
export function visitorsOf({workspace: {packs, services}}: Pick<Linter, 'workspace'>, active: ActiveRule, path: string): Visitors {
  // Rules of packs run in a thread of their own: what they look at is not known here.
  return packs?.has(active.rule.meta.id) ? {notebook: () => undefined} : startRule(active, {services, path}).visitors
}

/** Whether a rule looks at anything. Tests of what is worth a parse say nothing by themselves. */
export function looksAtAnything({parsesPython: _, parsesMarkdown: __, ...visitors}: Visitors): boolean {
  return Object.keys(visitors).length > 0
}
