import {activate, ownSeverity} from '../lint/active.ts'
import {isCheckRule} from '../lint/check-groups.ts'
import {unknownRule} from '../lint/config/check.ts'
import {layersFor, rulesFor} from '../lint/config/resolve.ts'
import type {ActiveRule} from '../lint/context.ts'
import type {Severity} from '../model/diagnostic.ts'
import {withPage} from './rule-page.ts'
import {ToolError} from './tool-error.ts'
import type {Workspace} from './workspace.ts'

export interface RuleOptions {
  /** Rules or groups to turn on for this run, with a severity where one is given: `attack/format`, `meta/*=warning`. */
  readonly rules?: readonly string[]
  /** Run nothing but these rules or groups. */
  readonly only?: readonly string[]
  /** Whether the groups that are for `check` run where they are not named. Default false. */
  readonly checkGroups?: boolean
}

export type PickRules = (path: string) => readonly ActiveRule[]

/** The rules for each file: those of the configuration, changed by `--rule` and `--only`. */
export function rulePicker({config, rules}: Pick<Workspace, 'config' | 'rules'>, options: RuleOptions): PickRules {
  const only: readonly RuleOption[] = (options.only ?? []).map(id => ({id: knownId(id, rules)}))
  const on = [...only, ...(options.rules ?? []).map(text => readRuleOption(text, rules))]
  const known = new Map<string, readonly ActiveRule[]>()
  const pick: PickRules = path => {
    const configured = new Map(rulesFor(config, rules, path).map(rule => [rule.rule.meta.id, rule]))
    const active = new Map([...configured].filter(([id]) => options.checkGroups === true || !isCheckRule(id)))
    for (const {id, severity} of on) {
      for (const rule of rules.filter(({meta}) => names(id, meta.id))) {
        const before = active.get(rule.meta.id) ?? configured.get(rule.meta.id)
        const next = activate(rule, {severity: severity ?? before?.severity ?? ownSeverity(rule), options: before?.options ?? {}})
        if (next) active.set(rule.meta.id, next)
        else active.delete(rule.meta.id)
      }
    }
    const picked = [...active.values()].filter(({rule}) => only.length === 0 || only.some(({id}) => names(id, rule.meta.id)))
    return picked.map(rule => withPage(rule, config.docsUrl))
  }
  return path => {
    // What is on follows from the layers that hold for a path, of which a catalog has few.
    const layers = layersFor(config, path).map(layer => config.layers.indexOf(layer))
    const key = layers.join()
    const found = known.get(key) ?? pick(path)
    known.set(key, found)
    return found
  }
}

function knownId(id: string, rules: Workspace['rules']): string {
  const problem = unknownRule(id, rules)
  if (problem) throw new ToolError('RULE_UNKNOWN', problem.message, problem.hint === undefined ? {} : {hint: problem.hint})
  return id
}

interface RuleOption {
  readonly id: string
  /** Absent: the one that the rule has already, or that of its `meta`. */
  readonly severity?: Severity | 'off'
}

function readRuleOption(text: string, rules: Workspace['rules']): RuleOption {
  const at = text.indexOf('=')
  if (at === -1) return {id: knownId(text, rules)}
  const id = knownId(text.slice(0, at), rules)
  const severity = text.slice(at + 1)
  if (severity === 'off' || severity === 'info' || severity === 'warning' || severity === 'error') return {id, severity}
  throw new ToolError('SEVERITY_UNKNOWN', `Expected \`off\`, \`info\`, \`warning\` or \`error\`, got \`${severity}\`.`)
}

function names(pattern: string, id: string): boolean {
  return pattern === id || (pattern.endsWith('/*') && id.startsWith(pattern.slice(0, -1)))
}
