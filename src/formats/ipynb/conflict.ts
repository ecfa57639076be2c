import type {Problem} from '../../model/diagnostic.ts'
import type {Locator} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {conflictAt, conflictIn} from '../conflict.ts'

const nbdimeKey = 'nbdime-conflicts'

/** Conflict markers of git in the file, and what a merge with nbdime leaves: markers in sources, and a key in metadata. */
export function conflictProblems(text: string, notebook: Notebook | undefined, locator: Locator): Problem[] {
  const inFile = conflictIn(text)
  if (inFile) return [conflictAt(inFile)]
  const problems: Problem[] = []
  if (notebook?.metadata.has(nbdimeKey)) {
    problems.push(conflictAt(locator.span({kind: 'metadata', pointer: `/${nbdimeKey}`, part: 'key'})))
  }
  for (const [cell, {source, metadata}] of notebook?.cells.entries() ?? []) {
    const inSource = conflictIn(source)
    if (inSource) problems.push({...conflictAt(locator.span({kind: 'source', cell, ...inSource})), cell})
    else if (metadata.has(nbdimeKey)) {
      problems.push({...conflictAt(locator.span({kind: 'cellMetadata', cell, pointer: `/${nbdimeKey}`, part: 'key'})), cell})
    }
  }
  return problems
}

/** Where markers break the text, what is wrong from the first one on is no news. */
export function withoutConflict(problems: readonly Problem[], [first]: readonly Problem[]): readonly Problem[] {
  return first ? problems.filter(({rule, start}) => rule !== 'parse/json' || start < first.start) : problems
}
