import type {RedactionRule, Span} from './secrets/rule.ts'

/** The name of the rule in what replaces an entry. */
export const deniedRule = 'deny-list'

/** Finds the entries of the team's list in a text. */
export type FindDenied = (text: string) => Iterable<Span>

/** The list that `security/deny-list` lints with, as a rule. */
export function denyRule(finders: readonly FindDenied[]): RedactionRule {
  return {
    id: deniedRule,
    mayMatch: () => finders.length > 0,
    find: text => finders.flatMap(find => [...find(text)]).sort((a, b) => a.start - b.start || b.end - a.end),
  }
}
