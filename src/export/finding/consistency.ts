import type {Finding} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {statusOf} from './status.ts'
import {timeOf} from './time.ts'

/** What the facts of a finding that was read contradict, where the schema alone is content. The messages hold nothing of it. */
export function contradictions(finding: Finding): readonly ExportProblem[] {
  return [...titleProblems(finding), ...timeProblems(finding), ...statusProblems(finding)]
}

function titleProblems({title}: Finding): ExportProblem[] {
  return title.trim() === '' ? [problem('finding/schema', 'Expected a title at `/title`, got a blank one.')] : []
}

function timeProblems({run, window}: Finding): ExportProblem[] {
  const times = [run.started_at, run.finished_at, window?.start, window?.end]
  if (times.some(time => typeof time === 'string' && timeOf(time) !== time)) {
    return [problem('finding/time', 'Expected times that there are in `run` and `window`, got another one.')]
  }
  return window && window.start > window.end ? [problem('finding/time', 'Expected a `window` that ends after its start.')] : []
}

/** A null finding is a claim: what the facts make of it has to be one, too. Nor may a finding say that it tells all if it does not. */
function statusProblems({status, incomplete, override, run, queries, evidence}: Finding): ExportProblem[] {
  // A status in place of another one takes a reason.
  const claimed = override && override.reason.trim() !== '' ? override.from : status
  // Which of the errors of cells may be is not told. Without them nothing gets worse.
  const derived = statusOf({run: run.state, queries, evidence: evidence.length, cellErrors: 0})
  if (claimed === 'null_findings' && derived.status !== claimed) {
    return [problem('finding/status', 'Expected facts of a null finding, got evidence, rows, or queries that may have missed some.')]
  }
  if (claimed === derived.status && derived.incomplete.some(reason => !incomplete.includes(reason))) {
    return [problem('finding/status', 'Expected `incomplete` to say that a query found more than it returned, or that no query is known.')]
  }
  return []
}

function problem(rule: string, message: string): ExportProblem {
  return {rule, severity: 'error', message}
}
