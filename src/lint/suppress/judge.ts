import type {Severity} from '../../model/diagnostic.ts'
import type {SuppressionConfig} from '../config/config.ts'
import {groupOf} from './apply.ts'
import {malformedMessage, namelessMessage, unknownMessage, unusedMessage} from './messages.ts'
import {isForEngine, type Suppression} from './suppression.ts'

/** What is wrong with a suppression. */
export interface SuppressionProblem {
  readonly rule: `suppress/${'unused' | 'unknown-rule' | 'malformed' | 'no-reason' | 'everything'}`
  readonly severity: Severity
  readonly message: string
  readonly suppression: Suppression
  /** The rules that it names for nothing. */
  readonly unused?: readonly string[]
}

/** What is known of a run over one file once all rules have run. */
export interface RunFacts {
  /** The ids of all rules that there are. */
  readonly known: ReadonlySet<string>
  /** Packs that were not loaded: nobody knows what rules they have. Default none. */
  readonly unloaded?: ReadonlySet<string>
  /** Rules that are on for the file. */
  readonly on: ReadonlySet<string>
  /** Those of them that ran to their end and looked at the file. */
  readonly ran: ReadonlySet<string>
  /** Those that would see more of the notebook elsewhere: its outputs, or the other half of its pair. */
  readonly partly: ReadonlySet<string>
}

/** What is wrong with the suppressions of one file. `used` is what `applySuppressions` says of each. */
export function judgeSuppressions(
  suppressions: readonly Suppression[],
  used: readonly ReadonlySet<string>[],
  {config, ...facts}: RunFacts & {readonly config: SuppressionConfig},
): SuppressionProblem[] {
  if (suppressions.length === 0) return []
  const members = membersOf(facts.known)
  return suppressions.flatMap((suppression, index) => {
    const {rules, reason} = suppression
    const unknown = rules.filter(rule => !members.has(rule) && facts.unloaded?.has(rule.slice(0, rule.indexOf('/'))) !== true)
    const unused = rules.filter(rule => !used[index]?.has(rule) && isJudged(members.get(rule) ?? [], suppression, facts))
    const warning = {severity: 'warning', suppression} as const
    const problems: (SuppressionProblem | false)[] = [
      faultOf(suppression),
      unknown.length > 0 && {...warning, rule: 'suppress/unknown-rule', message: unknownMessage(unknown, members.keys())},
      config.requireReason &&
        rules.length > 0 &&
        reason === '' && {...warning, rule: 'suppress/no-reason', message: 'A reason is required.'},
      config.unused !== 'off' &&
        unused.length > 0 && {rule: 'suppress/unused', severity: config.unused, message: unusedMessage(unused), suppression, unused},
    ]
    return problems.filter(problem => problem !== false)
  })
}

/** What each name stands for that a suppression may hold. */
function membersOf(known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>()
  for (const id of known) {
    if (isForEngine(id)) continue
    members.set(id, [id])
    const group = groupOf(id)
    members.set(group, [...(members.get(group) ?? []), id])
  }
  return members
}

/** Whether the run would have shown what the suppression is for. */
function isJudged(members: readonly string[], {reach}: Suppression, {on, ran, partly}: RunFacts): boolean {
  if (members.some(id => on.has(id) && !ran.has(id))) return false
  // A line is the same in every half, and has no outputs.
  return members.some(id => ran.has(id)) && (reach.kind === 'line' || !members.some(id => partly.has(id)))
}

function faultOf(suppression: Suppression): SuppressionProblem | false {
  const {fault, form} = suppression
  if (!fault) return false
  const warning = {severity: 'warning', suppression} as const
  return fault.kind === 'malformed'
    ? {...warning, rule: 'suppress/malformed', message: malformedMessage(form, fault.word)}
    : {...warning, rule: 'suppress/everything', message: namelessMessage(form)}
}
