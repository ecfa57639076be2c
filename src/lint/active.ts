import type {Severity} from '../model/diagnostic.ts'
import type {Rule} from '../model/rule.ts'
import type {ActiveRule} from './context.ts'

/** What a configuration says of a rule. Options of later entries win, key by key. */
export interface RuleSetting {
  readonly severity?: Severity | 'off'
  readonly options?: Readonly<Record<string, unknown>>
}

/** The rule with its options filled from the defaults; `undefined` where it is off. */
export function activate(rule: Rule, {severity = rule.meta.severity, options = {}}: RuleSetting = {}): ActiveRule | undefined {
  return severity === 'off' ? undefined : {rule, severity, options: {...defaultsOf(rule), ...options}}
}

/** The severity of a rule that somebody turns on without one. */
export function ownSeverity({meta}: Rule): Severity {
  return meta.severity === 'off' ? 'warning' : meta.severity
}

function defaultsOf({meta}: Rule): Record<string, unknown> {
  const properties = Object.entries(meta.options?.properties ?? {})
  return Object.fromEntries(properties.filter(([, schema]) => 'default' in schema).map(([name, schema]) => [name, schema.default]))
}
