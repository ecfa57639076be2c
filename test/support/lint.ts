import {readerOf} from '../../src/formats/readers.ts'
import {activate} from '../../src/lint/active.ts'
import {type ActiveRule, noBlock, type Services} from '../../src/lint/context.ts'
import type {Source} from '../../src/lint/diagnose.ts'
import {lintNotebook} from '../../src/lint/engine.ts'
import {viewOf} from '../../src/lint/views.ts'
import {servicesOf} from '../../src/lint-text.ts'
import type {Diagnostic} from '../../src/model/diagnostic.ts'
import type {Rule, RuleMeta, Visitors} from '../../src/model/rule.ts'
import type {NotebookView} from '../../src/model/view.ts'
import type {RuleContext} from '../../src/rule.ts'
import {attack} from './attack.ts'

export const services: Services = servicesOf({attack, readFile: () => undefined})

/** A text as a run has read it. */
export function sourceOf(text: string, path = text.startsWith('{') ? 'hunts/a.ipynb' : 'hunts/a.myst'): Source {
  const format = readerOf(path, text)
  if (!format) throw new Error(`Expected a notebook, got ${path}.`)
  return {path, format: format.id, text, parsed: format.parse(text)}
}

export function viewOfSource(source: Source): NotebookView {
  const view = viewOf(source)
  if (!view) throw new Error('Expected a notebook, got none.')
  return view
}

/** A rule of the test's own, which reports with the message `found`. */
export function ruleOf(create: (context: RuleContext) => Visitors, meta: Partial<RuleMeta> = {}): Rule {
  return {meta: {id: 'test/rule', description: 'tests', severity: 'warning', messages: {found: 'Found {what}.'}, ...meta}, create}
}

export function activeOf(rule: Rule): ActiveRule {
  const active = activate(rule)
  if (!active) throw new Error('Expected a rule that is on.')
  return active
}

/** What rules say of a text. */
export function lintText(text: string, ...rules: readonly Rule[]): Promise<Diagnostic[]> {
  const source = sourceOf(text)
  const view = viewOf(source)
  return lintNotebook({source, ...(view && {view}), rules: rules.map(activeOf), isHunt: true, block: noBlock, services})
}
