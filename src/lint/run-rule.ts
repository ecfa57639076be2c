import {maxReports} from '../model/limits.ts'
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
  readonly rule: 'rule/crash' | 'rule/timeout' | 'rule/flood' | 'rule/bad-report'
  readonly message: string
}

/** Calls a part of a rule, and says what is wrong where the rule has had its time. For rules that somebody keeps watch over. */
export type Watch = (id: string, part: () => unknown) => {readonly result: unknown; readonly late?: string}

export interface Start {
  readonly services: Services
  /** Of the notebook; empty for the catalog. */
  readonly path: string
  /** Absent for the catalog. */
  readonly block?: Block
  readonly watch?: Watch
}

export function startRule(active: ActiveRule, {services, path, block = noBlock, watch = unwatched}: Start): RunningRule {
  const {id} = active.rule.meta
  const reports: Reported[] = []
  let failure: Failure | undefined
  let visitors: Visitors = {}
  const counts = new Map<string, number>()
  const take = (reported: Reported): void => {
    const about = reported.path ?? path
    const count = counts.get(about) ?? 0
    counts.set(about, count + 1)
    if (count < maxReports) reports.push(reported)
    else failure ??= {rule: 'rule/flood', message: `Expected at most ${maxReports} reports of \`${id}\`, got more.`}
  }
  const call = (part: () => void): void => {
    if (failure) return
    try {
      const {result, late} = watch(id, part)
      if (isPromise(result)) {
        // Whatever becomes of it, nobody waits.
        result.then(undefined, () => {})
        throw new Error('Expected visitors that are done when they return, got a promise.')
      }
      if (late !== undefined) failure ??= {rule: 'rule/timeout', message: late}
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
  const message = wordsOf(error)
  return error instanceof BadReport
    ? {rule: 'rule/bad-report', message}
    : {rule: 'rule/crash', message: `Rule \`${id}\` failed: ${message}`}
}

/** What was thrown, whatever that is: a rule may throw things that cannot even be printed. */
export function wordsOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error)
  } catch {
    return 'it threw what cannot be printed'
  }
}

function unwatched(_: string, part: () => unknown): {readonly result: unknown} {
  return {result: part()}
}

function isPromise(result: unknown): result is PromiseLike<unknown> {
  return typeof result === 'object' && result !== null && 'then' in result && typeof result.then === 'function'
}
