import type {ExportProblem, OutputFile} from '../model/findings.ts'
import {searchedTexts} from './file-texts.ts'
import {findLeak} from './leak.ts'
import {findPicture} from './leaked-picture.ts'
import type {KeptCell, RemovedPart} from './select.ts'

export interface Written {
  /** Made from the kept parts alone. */
  readonly documents: readonly OutputFile[]
  /** Made from the finding, which also states what machine channels of removed parts hold. */
  readonly fromFinding: readonly OutputFile[]
  /** Texts that the finding holds though no kept part does. */
  readonly told: readonly string[]
  /** Also those that are part of another file. */
  readonly pictures: readonly OutputFile[]
  /** A picture as it is taken in. */
  readonly takeIn: (bytes: Uint8Array) => Uint8Array
}

/** Searches everything that would be written for parts that were removed (spec/export.md 7.5). */
export function leakProblems(written: Written, parts: {kept: readonly KeptCell[]; removed: readonly RemovedPart[]}): ExportProblem[] {
  const {documents, fromFinding, told} = written
  const leaks = [
    findLeak(documents.flatMap(searchedTexts), parts),
    fromFinding.length === 0 ? undefined : findLeak(fromFinding.flatMap(searchedTexts), {...parts, told}),
    findPicture(written, parts),
  ]
  const cell = leaks.find(leak => leak !== undefined)
  if (cell === undefined) return []
  return [{rule: 'export/leak', severity: 'error', message: 'A removed part would have been exported: nothing is written.', cell}]
}
