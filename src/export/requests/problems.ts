import {type Evidence, type EvidenceType, evidenceTypes, type Finding} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {cut} from './cut.ts'

const evidenceNames: Readonly<Record<EvidenceType, readonly [one: string, more: string]>> = {
  alert: ['alert', 'alerts'],
  event: ['event', 'events'],
  query: ['query of the evidence', 'queries of the evidence'],
  asset: ['asset', 'assets'],
  entity: ['entity', 'entities'],
  incident: ['incident', 'incidents'],
  bookmark: ['bookmark', 'bookmarks'],
  file: ['file', 'files'],
  other: ['other piece of evidence', 'other pieces of evidence'],
}

/** What a target has no place for. `things` is a count with its noun. */
export function dropped(target: string, things: string): ExportProblem {
  return {rule: 'target/dropped', severity: 'warning', message: `Dropped ${things}: \`${target}\` has no place for that.`}
}

/** A count with its noun. */
export function counted(count: number, [one, more]: readonly [one: string, more: string]): string {
  return `${count} ${count === 1 ? one : more}`
}

/** One warning a kind of evidence that a target leaves out. */
export function droppedEvidence(target: string, evidence: readonly Evidence[]): ExportProblem[] {
  return evidenceTypes.flatMap(type => {
    const count = evidence.filter(item => item.type === type).length
    return count === 0 ? [] : [dropped(target, counted(count, evidenceNames[type]))]
  })
}

/** Warnings for indicators and pictures, where a target has no list for them. They still stand in the text. */
export function droppedLists(target: string, {indicators, attachments}: Pick<Finding, 'indicators' | 'attachments'>): ExportProblem[] {
  const problems: ExportProblem[] = []
  if (indicators.length > 0) problems.push(dropped(target, counted(indicators.length, ['indicator', 'indicators'])))
  if (attachments.length > 0) problems.push(dropped(target, counted(attachments.length, ['picture', 'pictures'])))
  return problems
}

/** Over a limit that nothing can be done about. */
export function overLimit(what: string, {limit, got}: {limit: number; got: number}): ExportProblem {
  return {rule: 'target/limit', severity: 'error', message: `Expected at most ${limit} ${what}, got ${got}.`}
}

/** A text within its limit, and the warning if it had to be cut. `field` is its name in the request. */
export function cutField(field: string, text: string, limit: number): {readonly text: string; readonly problems: readonly ExportProblem[]} {
  if (text.length <= limit) return {text, problems: []}
  const message = `Cut \`${field}\` to ${limit} characters, got ${text.length}.`
  return {text: cut(text, limit), problems: [{rule: 'target/cut', severity: 'warning', message}]}
}
