import {findBase} from '../git/merge-base.ts'
import {runGit} from '../git/process.ts'
import {ToolError} from '../tool-error.ts'
import type {Automatic} from './command-line.ts'
import type {EventBase} from './event.ts'

/** What `auto` stands for, and what people should know of that. */
export interface Settled extends Automatic {
  readonly note?: string
}

/** Looks up what an event names in the clone. What is merely pushed was accepted: its own configuration holds. */
export function settleBase(folder: string, base: EventBase): Settled {
  if (base.kind === 'none') return base.note === undefined ? {} : {note: wholeNote(base.note)}
  if (base.kind === 'broken') throw new ToolError('EVENT_INVALID', `Expected ${base.expected} in the event, got none.`)
  if (base.kind === 'group') return {since: base.base, configRef: base.base}
  if (base.kind === 'push')
    return isBase(folder, base.before) ? {since: base.before} : {note: wholeNote(`${base.before} is not in the clone`)}
  const ref = isMerge(folder, base.head) ? 'HEAD^1' : base.base
  return {since: ref, configRef: ref}
}

function wholeNote(reason: string): string {
  return `${reason}: the whole catalog is checked`
}

/** Whether HEAD is a merge of the pull request's commit: then the other parent is what it was merged into. */
function isMerge(folder: string, head: string): boolean {
  const answer = runGit(folder, {args: ['rev-parse', '--quiet', '--verify', 'HEAD^2', '--'], answers: [0, 1, 128]})
  return typeof answer !== 'string' && answer.status === 0 && answer.stdout.toString().startsWith(head)
}

function isBase(folder: string, commit: string): boolean {
  try {
    findBase(folder, commit, {})
    return true
  } catch (error) {
    if (error instanceof ToolError && ['SINCE_UNKNOWN', 'SINCE_SHALLOW', 'SINCE_APART'].includes(error.code)) return false
    throw error
  }
}
