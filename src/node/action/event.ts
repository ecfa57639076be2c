/** With what the commit of an event is to be compared, as the event says. */
export type EventBase =
  /** A pull request. The commit may be GitHub's merge of `head` into `base`. */
  | {readonly kind: 'pull'; readonly base: string; readonly head: string}
  | {readonly kind: 'group'; readonly base: string}
  | {readonly kind: 'push'; readonly before: string}
  /** Nothing came before: everything is to be checked. */
  | {readonly kind: 'none'; readonly note?: string}
  /** The event should name a commit and does not: what it says cannot be relied on. */
  | {readonly kind: 'broken'; readonly expected: string}

/** Reads the base out of an event and its payload, which anybody may have had a hand in: nothing but ids of commits is taken. */
export function baseOfEvent(event: string, payload: unknown): EventBase {
  if (event.startsWith('pull_request')) {
    const pull = at(payload, 'pull_request')
    const [base, head] = [commitOf(at(pull, 'base', 'sha')), commitOf(at(pull, 'head', 'sha'))]
    return base === undefined || head === undefined
      ? {kind: 'broken', expected: 'the commits `pull_request.base.sha` and `pull_request.head.sha`'}
      : {kind: 'pull', base, head}
  }
  if (event === 'merge_group') {
    const base = commitOf(at(payload, 'merge_group', 'base_sha'))
    return base === undefined ? {kind: 'broken', expected: 'the commit `merge_group.base_sha`'} : {kind: 'group', base}
  }
  if (event !== 'push') return {kind: 'none'}
  const before = commitOf(at(payload, 'before'))
  if (before === undefined) return {kind: 'none', note: 'the event names no commit before the push'}
  return /^0+$/u.test(before) ? {kind: 'none', note: 'the branch is new'} : {kind: 'push', before}
}

/** A value below keys; `undefined` where one of them is not there. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  let found = value
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = Reflect.get(found, key)
  }
  return found
}

function commitOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:[\da-f]{40}|[\da-f]{64})$/u.test(value) ? value : undefined
}
