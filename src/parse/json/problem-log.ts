import type {Problem} from '../../model/diagnostic.ts'

/** Problems in the order they were found. A hostile text has millions: each rule keeps the first `problemLimit`. */
export interface ProblemLog {
  readonly problems: Problem[]
  /** Problems by rule, those that were not kept included. */
  readonly counts: Map<string, number>
}

/** As many as a rule may report in one notebook before it counts as a flood. */
const problemLimit = 1000

export function problemLog(): ProblemLog {
  return {problems: [], counts: new Map()}
}

/**
 * Adds a problem, which is made only if it is kept: a message costs more than what it is about. Where the limit is reached, one
 * `parse/limit` of the same severity says that there are more.
 */
export function addProblem(log: ProblemLog, rule: string, make: () => Omit<Problem, 'rule'>): void {
  const count = (log.counts.get(rule) ?? 0) + 1
  log.counts.set(rule, count)
  if (count <= problemLimit) log.problems.push({rule, ...make()})
  else if (count === problemLimit + 1) log.problems.push(limitProblem(rule, make()))
}

function limitProblem(rule: string, {severity, start, end}: Omit<Problem, 'rule'>): Problem {
  const message = `Expected at most ${problemLimit} problems of \`${rule}\`, got more: the first ${problemLimit} are listed.`
  return {rule: 'parse/limit', severity, message, start, end}
}
