import type {Problem} from '../../../model/diagnostic.ts'
import type {Span} from '../../../model/place.ts'

/** Collects problems. Their places are offsets in the text with LF line ends. */
export type Report = (problem: Problem) => void

/** Passes problems on that were found in a part of the text. */
export function reportFrom(report: Report, place: (span: Span) => Span, cell?: number): Report {
  return problem => {
    const {start, end} = place(problem)
    report({
      ...problem,
      start,
      end,
      ...(cell !== undefined && {cell}),
      ...(problem.related && {related: {message: problem.related.message, ...place(problem.related)}}),
      ...(problem.fix && {fix: {...problem.fix, edits: problem.fix.edits.map(edit => ({...edit, ...place(edit)}))}}),
    })
  }
}
