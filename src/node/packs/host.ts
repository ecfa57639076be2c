import type {ActiveRule} from '../../lint/context.ts'
import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {Failure, Outcome} from '../../lint/run-rule.ts'
import {ToolError} from '../tool-error.ts'
import {packInvalid} from './find.ts'
import {lateMessage, mostStops} from './limits.ts'
import type {Packs, Stopped} from './packs.ts'
import type {Answer, AskedRule, Request, Setup} from './protocol.ts'
import {type PackThread, type Stop, startThread} from './running.ts'

export interface Host extends Pick<Packs, 'lint' | 'lintCatalog' | 'close'> {
  readonly load: () => Promise<Extract<Answer, {kind: 'loaded'}>>
}

/** Runs a pack thread: starts it, watches it, ends it where a rule does not, and goes on without that rule. */
export function openHost(setup: Setup): Host {
  const {limits} = setup.config
  const stops = new Map<string, number>()
  let thread: PackThread | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const load: Host['load'] = async () => {
    thread ??= startThread(setup)
    const answer = await thread.ask(undefined, {call: limits.fileMs, all: Number.POSITIVE_INFINITY})
    if (answer.kind === 'loaded') return answer
    await drop()
    throw answer.kind === 'failed' ? new ToolError(answer.code, answer.message, answer) : loadError(setup, answer)
  }
  const drop = async (): Promise<void> => {
    const old = thread
    thread = undefined
    await old?.end()
  }
  const ask = async (request: Request, most: {readonly call: number; readonly all: number}): Promise<Answer | Stop> => {
    if (!thread) await load()
    const answer = (await thread?.ask(request, most)) ?? {kind: 'broken', message: 'there is no thread'}
    if (answer.kind === 'stopped') await drop()
    return answer
  }
  /** Asks until there is an answer, without the rules that had to be stopped on the way. */
  const settle = async <Kind extends Answer['kind']>(request: Request, {kind, limit, fail}: Settling<Kind>) => {
    let rules = request.rules.filter(({id}) => (stops.get(id) ?? 0) < mostStops)
    let isRepeated = false
    while (rules.length > 0) {
      const most = {call: limits[limit], all: request.kind === 'lint' ? limits.fileMs : Number.POSITIVE_INFINITY}
      const answer = await ask({...request, rules}, most)
      if (answer.kind === kind) return answer as Extract<Answer, {kind: Kind}>
      const id = answer.kind === 'stopped' && answer.index !== undefined ? rules[answer.index]?.id : undefined
      fail(id, failureOf(answer, {id, limits, limit}))
      if (id === undefined) {
        // What a rule left behind may end the thread later, when nobody can tell whose it was: that is no fault of this notebook.
        if (isRepeated || answer.kind !== 'stopped' || answer.reason !== 'exit') return undefined
        isRepeated = true
        continue
      }
      stops.set(id, (stops.get(id) ?? 0) + 1)
      rules = rules.filter(rule => rule.id !== id)
    }
    return undefined
  }
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = queue.then(work, work)
    queue = next.catch(() => {})
    return next
  }

  return {
    load,
    close: drop,
    lint: ({rules, path, ...rest}) =>
      inTurn(async () => {
        const stopped: Stopped[] = []
        const failed: Failure[] = []
        const fail = (id: string | undefined, failure: Failure): void => {
          if (id === undefined) failed.push(failure)
          else stopped.push({id, diagnostic: fileDiagnostic({...failure, path})})
        }
        const request = {kind: 'lint', path, rules: rules.map(asked), ...rest} as const
        const answer = await settle(request, {kind: 'linted', limit: 'ruleMs', fail})
        for (const id of answer?.late ?? []) {
          stops.set(id, (stops.get(id) ?? 0) + 1)
          fail(id, {rule: 'rule/timeout', message: lateMessage(id, limits, 'ruleMs')})
        }
        return {
          diagnostics: [...(answer?.diagnostics ?? []), ...failed.map(failure => fileDiagnostic({...failure, path}))],
          stopped,
          asked: answer?.asked ?? [],
        }
      }),
    lintCatalog: (rules, entries) =>
      inTurn(async () => {
        const outcomes: Outcome[] = []
        const fail = (_: unknown, failure: Failure): void => void outcomes.push({reports: [], failure})
        const probed = await settle({kind: 'probe', rules: rules.map(asked)}, {kind: 'probed', limit: 'ruleMs', fail})
        outcomes.push(...(probed?.failures ?? []))
        const wanted = rules.filter(({rule}) => probed?.catalog.includes(rule.meta.id))
        if (wanted.length === 0) return outcomes
        const request = {kind: 'catalog', rules: wanted.map(asked), entries: await entries()} as const
        const answer = await settle(request, {kind: 'catalog', limit: 'catalogMs', fail})
        return [...outcomes, ...(answer?.outcomes ?? [])]
      }),
  }
}

interface Settling<Kind> {
  readonly kind: Kind
  /** Of one call. */
  readonly limit: 'ruleMs' | 'catalogMs'
  readonly fail: (id: string | undefined, failure: Failure) => void
}

function asked({rule, severity, options, url}: ActiveRule): AskedRule {
  return {id: rule.meta.id, severity, options, ...(url !== undefined && {url})}
}

function failureOf(
  answer: Answer | Stop,
  {
    id,
    limits,
    limit,
  }: {readonly id: string | undefined; readonly limits: Setup['config']['limits']; readonly limit: 'ruleMs' | 'catalogMs'},
): Failure {
  const subject = id === undefined ? 'The rules of packs' : `Rule \`${id}\``
  if (answer.kind === 'broken') return {rule: 'rule/crash', message: `${subject} failed: ${answer.message}`}
  if (answer.kind !== 'stopped') return {rule: 'rule/crash', message: `${subject} gave no answer.`}
  const {reason, message} = answer
  if (reason === 'memory') return {rule: 'rule/crash', message: `${subject} ran out of memory.`}
  if (reason === 'exit')
    return {rule: 'rule/crash', message: `${subject} ended ${message === undefined ? 'the thread that runs it' : `with: ${message}`}.`}
  const which = reason === 'late' ? limit : 'fileMs'
  return {
    rule: 'rule/timeout',
    message:
      id === undefined ? `The rules of packs took longer than ${limits[which]} ms (\`limits.${which}\`).` : lateMessage(id, limits, which),
  }
}

function loadError({files, config: {limits}}: Setup, answer: Answer | Stop): ToolError {
  const file = answer.kind === 'stopped' && answer.index !== undefined ? files[answer.index] : undefined
  const problem =
    answer.kind !== 'stopped'
      ? 'it could not be loaded'
      : answer.reason === 'memory'
        ? 'it ran out of memory while it was loaded'
        : answer.reason === 'exit'
          ? `it ended the thread while it was loaded${answer.message === undefined ? '' : `: ${answer.message}`}`
          : `it did not load within ${limits.fileMs} ms (\`limits.fileMs\`)`
  return file ? packInvalid(file.pack, file.path, problem) : new ToolError('PACK_INVALID', `The packs could not be loaded: ${problem}.`)
}
