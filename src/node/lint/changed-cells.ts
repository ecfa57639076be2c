import {type ChangedParts, changedParts} from '../../lint/changed-parts.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Notebook} from '../../model/notebook.ts'
import type {SinceRef} from '../git/workspace-changes.ts'
import {isInside} from '../paths.ts'
import type {Linter} from './linter.ts'
import type {Run} from './run.ts'
import {openedAt} from './suppressed.ts'

type Place = Pick<Diagnostic, 'path' | 'cell' | 'pointer'>

/**
 * Whether a finding is about a cell or a key of the header that is not what it was at the base. What is about a file as a whole stands
 * where the file changed, since nobody can tell what it comes from. Errors that keep a file from being checked stand anyway.
 */
export async function changedOnly({workspace}: Linter, {store}: Pick<Run, 'store'>, ref: SinceRef): Promise<Run['isKept']> {
  const {changesOf} = await import('../git/workspace-changes.ts')
  const {isChanged} = changesOf(workspace, ref)
  const {since} = workspace.services
  const known = new WeakMap<Notebook, ChangedParts>()
  const partsOf = (path: string): ChangedParts | undefined => {
    const before = since?.before(path)?.notebook
    const after = openedAt({store}, path)?.source.parsed.notebook
    if (!before || !after) return undefined
    const parts = known.get(after) ?? changedParts(before, after)
    known.set(after, parts)
    return parts
  }
  const isNew = ({path, cell, pointer}: Place): boolean => {
    if (!isInside(path)) return true
    if (!isChanged(path)) return false
    const parts = cell || pointer !== undefined ? partsOf(path) : undefined
    if (!parts) return true
    return cell ? parts.isCell(cell.number - 1) : parts.isKey(pointer ?? '')
  }
  return diagnostic => isFailure(diagnostic) || isNew(diagnostic) || diagnostic.related?.some(isNew) === true
}

function isFailure({rule, severity}: Diagnostic): boolean {
  return severity === 'error' && /^(?:parse|io|rule)\//u.test(rule)
}
