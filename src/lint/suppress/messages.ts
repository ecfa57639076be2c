import {nearest} from '../schemas/nearest.ts'
import {isForEngine, type Suppression} from './suppression.ts'

type Form = Suppression['form']

export function unusedMessage(rules: readonly string[]): string {
  return `Suppression of ${named(rules)} is not needed.`
}

export function unknownMessage(rules: readonly string[], known: Iterable<string>): string {
  if (rules.every(isForEngine)) return `Unknown rule ${named(rules)}: what the engine reports cannot be suppressed.`
  const [first = ''] = rules
  const meant = rules.length === 1 ? nearest(first, known) : undefined
  return meant === undefined ? `Unknown rule ${named(rules)}.` : `Unknown rule ${named(rules)}: did you mean \`${meant}\`?`
}

export function malformedMessage(form: Form, word: string): string {
  if (form === 'metadata') return 'Expected `ignore` to be a mapping of rules to reasons.'
  return word === '' ? 'Expected `ignore[rule]` behind `huntbook:`, got nothing.' : `Unknown directive \`${word}\`.`
}

export function namelessMessage(form: Form): string {
  return `Name the rules: \`${{comment: 'ignore[rule]', tag: 'huntbook-ignore:rule', metadata: 'ignore: {rule: reason}'}[form]}\`.`
}

/** Enough of a list for a message. */
const mostNames = 5
const mostUnits = 60

function named(rules: readonly string[]): string {
  const names = rules.slice(0, mostNames).map(rule => `\`${rule.length > mostUnits ? `${rule.slice(0, mostUnits)}…` : rule}\``)
  const more = rules.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}
