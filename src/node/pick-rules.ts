import {activate} from '../lint/active.ts'
import {unknownRule} from '../lint/config/check.ts'
import {rulesFor} from '../lint/config/resolve.ts'
import type {ActiveRule} from '../lint/context.ts'
import type {Severity} from '../model/diagnostic.ts'
import {ToolError} from './tool-error.ts'
import type {Workspace} from './workspace.ts'

export interface RuleOptions {
  /** Rules or groups to turn on for this run, with a severity where one is given: `attack/format`, `meta/*=warning`. */
  readonly rules?: readonly string[]
  /** Run nothing but these rules or groups. */
  readonly only?: readonly string[]
}

export type PickRules = (path: string) => readonly ActiveRule[]

/** The rules for each file: those of the configuration, changed by `--rule` and `--only`. */
export function rulePicker({config, rules}: Workspace, options: RuleOptions): PickRules {
  const on = (options.rules ?? []).map(text => readRuleOption(text, rules))
  const only = (options.only ?? []).map(text => readRuleOption(text, rules).id)
  return path => {
    const active = new Map(rulesFor(config, rules, path).map(rule => [rule.rule.meta.id, rule]))
    for (const {id, severity} of on) {
      for (const rule of rules.filter(({meta}) => names(id, meta.id))) {
        const setting = {...(severity && {severity}), options: active.get(rule.meta.id)?.options ?? {}}
        const next = activate(rule, setting)
        if (next) active.set(rule.meta.id, next)
        else active.delete(rule.meta.id)
      }
    }
    return [...active.values()].filter(({rule}) => only.length === 0 || only.some(id => names(id, rule.meta.id)))
  }
}

function readRuleOption(text: string, rules: Workspace['rules']): {id: string; severity?: Severity | 'off'} {
  const [id = '', severity] = text.split('=', 2)
  const problem = unknownRule(id, rules)
  if (problem) throw new ToolError('RULE_UNKNOWN', problem.message, problem.hint === undefined ? {} : {hint: problem.hint})
  if (severity === undefined) return {id}
  if (severity === 'off' || severity === 'info' || severity === 'warning' || severity === 'error') return {id, severity}
  throw new ToolError('SEVERITY_UNKNOWN', `Expected \`off\`, \`info\`, \`warning\` or \`error\`, got \`${severity}\`.`)
}

function names(pattern: string, id: string): boolean {
  return pattern === id || (pattern.endsWith('/*') && id.startsWith(pattern.slice(0, -1)))
}
