import type {Problem} from '../../model/diagnostic.ts'
import type {Locator} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import type {Span} from '../../model/place.ts'

const markers = ['<<<<<<<', '=======', '>>>>>>>'] as const
const nbdimeKey = 'nbdime-conflicts'

/** Conflict markers of git in the file, and what a merge with nbdime leaves: markers in sources, and a key in metadata. */
export function conflictProblems(text: string, notebook: Notebook | undefined, locator: Locator): Problem[] {
  const inFile = conflictIn(text)
  if (inFile) return [conflict(inFile)]
  const problems: Problem[] = []
  if (notebook?.metadata.has(nbdimeKey)) {
    problems.push(conflict(locator.span({kind: 'metadata', pointer: `/${nbdimeKey}`, part: 'key'})))
  }
  for (const [cell, {source, metadata}] of notebook?.cells.entries() ?? []) {
    const inSource = conflictIn(source)
    if (inSource) problems.push({...conflict(locator.span({kind: 'source', cell, ...inSource})), cell})
    else if (metadata.has(nbdimeKey)) {
      problems.push({...conflict(locator.span({kind: 'cellMetadata', cell, pointer: `/${nbdimeKey}`, part: 'key'})), cell})
    }
  }
  return problems
}

/** Where markers break the text, what is wrong from the first one on is no news. */
export function withoutConflict(problems: readonly Problem[], [first]: readonly Problem[]): readonly Problem[] {
  return first ? problems.filter(({rule, start}) => rule !== 'parse/json' || start < first.start) : problems
}

/** The first marker of a conflict, if all three stand at line starts, in order. */
export function conflictIn(text: string): Span | undefined {
  const start = markerFrom(text, markers[0], 0)
  if (start === -1) return undefined
  const middle = markerFrom(text, markers[1], start)
  if (middle === -1 || markerFrom(text, markers[2], middle) === -1) return undefined
  const end = text.indexOf('\n', start)
  return {start, end: end === -1 ? text.length : text[end - 1] === '\r' ? end - 1 : end}
}

function markerFrom(text: string, marker: string, from: number): number {
  for (let at = text.indexOf(marker, from); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    const next = text[at + marker.length]
    if ((at === 0 || text[at - 1] === '\n') && (next === undefined || ' \r\n'.includes(next))) return at
  }
  return -1
}

function conflict(span: Span): Problem {
  return {rule: 'parse/conflict', severity: 'error', message: 'Unexpected conflict of a merge: resolve it and remove its markers.', ...span}
}
