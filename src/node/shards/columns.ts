import type {BlobFacts} from '../../model/blob.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Position, Range} from '../../model/place.ts'
import type {ReporterOptions} from '../../model/report.ts'
import {utf8Columns} from '../../report/utf8.ts'

type Columns = BlobFacts['columns']

/** The columns in bytes of everything that a report may place, where they are others than in UTF-16 units. */
export function columnsOf(diagnostics: readonly Diagnostic[], textOf: (path: string) => string | undefined): Columns {
  const places = new Map<string, Map<number, Position>>()
  const note = (path: string, ranges: readonly Range[]): void => {
    const known = places.get(path) ?? new Map<number, Position>()
    places.set(path, known)
    for (const {start, end} of ranges) known.set(start.offset, start).set(end.offset, end)
  }
  for (const {path, range, fix, related = []} of diagnostics) {
    note(path, [range, ...(fix?.edits.map(edit => edit.range) ?? [])])
    for (const other of related) note(other.path, [other.range])
  }
  return [...places].flatMap(([path, positions]) => {
    const text = textOf(path)
    if (text === undefined) return []
    const column = utf8Columns(text)
    return [
      {
        path,
        bytes: [...positions.values()].flatMap(place => (column(place) === place.column ? [] : [[place.offset, column(place)] as const])),
      },
    ]
  })
}

/** Answers from the columns of all parts. */
export function columnsFrom(parts: readonly Columns[]): NonNullable<ReporterOptions['byteColumn']> {
  const byPath = new Map<string, Map<number, number>>()
  for (const {path, bytes} of parts.flat()) {
    const known = byPath.get(path) ?? new Map<number, number>()
    byPath.set(path, known)
    for (const [offset, column] of bytes) known.set(offset, column)
  }
  return (path, {offset, column}) => {
    const known = byPath.get(path)
    return known && (known.get(offset) ?? column)
  }
}
