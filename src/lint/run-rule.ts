import type {Visitors} from '../model/rule.ts'
import {type ActiveRule, BadReport, type Block, contextOf, noBlock, type Reported, type Services} from './context.ts'

/** A rule at work on one notebook, or on the catalog. */
export interface RunningRule {
  readonly active: ActiveRule
  readonly visitors: Visitors
  /** Calls a part of the rule. After its first failure the rule is not called again. */
  readonly call: (part: () => void) => void
  readonly outcome: () => Outcome
}

export interface Outcome {
  readonly reports: readonly Reported[]
  readonly failure?: Failure
}

/** What went wrong with the rule itself. */
export interface Failure {
  readonly rule: 'rule/crash' | 'rule/flood' | 'rule/bad-report'
  readonly message: string
}

/** More reports of one rule in one notebook than a person could read are a fault of the rule. */
const maxReports = 1000

export interface Start {
  readonly services: Services
  /** Of the notebook; empty for the catalog. */
  readonly path: string
  /** Absent for the catalog. */
  readonly block?: Block
}

export function startRule(active: ActiveRule, {services, path, block = noBlock}: Start): RunningRule {
  const {id} = active.rule.meta
  const reports: Reported[] = []
  let failure: Failure | undefined
  let visitors: Visitors = {}
  const take = (reported: Reported): void => {
    if (reports.length < maxReports) reports.push(reported)
    else failure ??= {rule: 'rule/flood', message: `Expected at most ${maxReports} reports of \`${id}\`, got more.`}
  }
  const call = (part: () => void): void => {
    if (failure) return
    try {
      part()
    } catch (error) {
      failure = failureOf(id, error)
    }
  }
  call(() => {
    visitors = active.rule.create(contextOf({active, services, path, block, take}))
  })
  return {active, visitors, call, outcome: () => ({reports, ...(failure && {failure})})}
}

function failureOf(id: string, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof BadReport
    ? {rule: 'rule/bad-report', message}
    : {rule: 'rule/crash', message: `Rule \`${id}\` failed: ${message}`}
}
