import type {Problem} from '../../model/diagnostic.ts'

/** Problems in the order they were found. A hostile text has millions: each rule keeps the first `problemLimit`. */
export interface ProblemLog {
  readonly problems: Problem[]
  /** Problems by rule, those that were not kept included. */
  readonly counts: Map<string, number>
}

/** As many as a rule may report in one notebook before it counts as a flood. */
export const problemLimit = 1000

export function problemLog(): ProblemLog {
  return {problems: [], counts: new Map()}
}

/** Where the limit is reached, one `parse/limit` of the same severity says that there are more. */
export function addProblem(log: ProblemLog, problem: Problem): void {
  const count = (log.counts.get(problem.rule) ?? 0) + 1
  log.counts.set(problem.rule, count)
  if (count <= problemLimit) log.problems.push(problem)
  else if (count === problemLimit + 1) log.problems.push(limitProblem(problem))
}

function limitProblem({rule, severity, start, end}: Problem): Problem {
  const message = `Expected at most ${problemLimit} problems of \`${rule}\`, got more: the first ${problemLimit} are listed.`
  return {rule: 'parse/limit', severity, message, start, end}
}
