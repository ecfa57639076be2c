import type {Diagnostic} from '../../model/diagnostic.ts'
import {parseJson} from '../../parse/json.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {find} from '../../parse/tree.ts'
import {fileDiagnostic} from '../diagnose.ts'
import type {BaselineEntry} from './baseline.ts'

export interface BaselineFile {
  /** As reports call it. */
  readonly path: string
  readonly text: string
  readonly entries: readonly BaselineEntry[]
}

/** A warning for each of the entries with these indexes, at its place in the file. */
export function staleDiagnostics({path, text, entries}: BaselineFile, stale: readonly number[]): Diagnostic[] {
  if (stale.length === 0) return []
  const {tree} = parseJson(text)
  const list = tree && find(tree, '/entries')?.tree
  const lines = linesOf(text)
  return stale.map(index => {
    const start = (list?.kind === 'list' && list.items[index]?.span.start) || 0
    const {rule = '', path: of = ''} = entries[index] ?? {}
    const message = `Entry of \`${rule}\` in \`${of}\` matches nothing: --prune-baseline removes it.`
    return {
      ...fileDiagnostic({rule: 'baseline/stale', path, message, severity: 'warning', position: positionAt(lines, start)}),
      fingerprint: entries[index]?.fingerprint ?? '',
    }
  })
}
