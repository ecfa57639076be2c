import type {Change, Place, TextChange, TextPlace} from '../model/place.ts'

/** Whether two changes of one text cover the same part of it. They may meet end to end. */
export function hasOverlap(changes: readonly (Change | TextChange)[]): boolean {
  if (changes.length < 2) return false
  const spans = changes
    .flatMap(({at}) => spanOf(at))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.start - b.start || a.end - b.end))
  return spans.some(({text, start}, index) => {
    const before = spans[index - 1]
    return before?.text === text && start < before.end
  })
}

interface Span {
  /** Names what offsets count in. */
  readonly text: string
  readonly start: number
  readonly end: number
}

function spanOf(at: Place | TextPlace): Span[] {
  if (at.kind === 'text') return [{text: '', start: at.start, end: at.end}]
  if (at.kind === 'source') return [{text: `cell ${at.cell}`, start: at.start, end: at.end}]
  return at.kind === 'output' ? [{text: `output ${at.cell} ${at.output} ${at.pointer}`, start: at.start, end: at.end}] : []
}
