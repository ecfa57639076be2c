import type {Span} from '../model/place.ts'

/** The code spans of one line of Markdown: from a run of backticks to the next run as long. */
export function codeSpans(line: string): readonly Span[] {
  const runs = [...line.matchAll(/`+/gu)].map(({0: {length}, index}) => ({start: index, end: index + length, length}))
  const next = new Map<number, number>()
  const last = new Map<number, number>()
  for (let index = runs.length - 1; index >= 0; index--) {
    const {length} = runs[index] ?? {length: 0}
    const close = last.get(length)
    if (close !== undefined) next.set(index, close)
    last.set(length, index)
  }
  const spans: Span[] = []
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index]
    const close = runs[next.get(index) ?? -1]
    if (!open || !close) continue
    spans.push({start: open.start, end: close.end})
    index = next.get(index) ?? index
  }
  return spans
}
