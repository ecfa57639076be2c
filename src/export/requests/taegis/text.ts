import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {Finding} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import {bodyText} from '../body-text.ts'
import {taegisLimits} from './limits.ts'

/** The key findings, which are one field whatever their size; no text where there are none. */
export function taegisText(finding: Finding): {readonly text?: string; readonly problems: readonly ExportProblem[]} {
  const text = bodyText(finding)
  if (text.trim() === '') return {problems: []}
  const bytes = utf8ToBytes(text).length
  if (bytes <= taegisLimits.quietBytes) return {text, problems: []}
  const message = `Expected key findings of at most ${taegisLimits.quietBytes} bytes, got ${bytes}: it is not known whether the service takes them.`
  return {text, problems: [{rule: 'target/size', severity: 'warning', message}]}
}

/** Whom Taegis can assign to: a mention of a group, or a user or a client by id. It never takes an e-mail address. */
export function taegisAssignee({assignee}: Finding): {readonly id?: string; readonly problems: readonly ExportProblem[]} {
  if (assignee === undefined) return {problems: []}
  if (/^(?:@[A-Za-z0-9_-]{1,100}|auth0\|[A-Za-z0-9_-]{1,200}|[A-Za-z0-9_-]{1,200}@clients)$/u.test(assignee))
    return {id: assignee, problems: []}
  const message = 'Expected an assignee such as `@customer` or `auth0|…`: the one of the finding is left out.'
  return {problems: [{rule: 'target/dropped', severity: 'warning', message}]}
}
