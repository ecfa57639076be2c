import {fixNotebook} from '../fix.ts'
import {turn} from '../turn.ts'
import {diskFull} from '../write.ts'
import {lintOpened} from './linter.ts'
import type {Run} from './run.ts'

/** Applies the safe fixes of each notebook. What is left is reported all the same. */
export async function fixNotebooks(
  {linter, store, checked, diagnostics, errors}: Run,
  {isOnDisk}: {readonly isOnDisk: boolean},
): Promise<void> {
  for (const [path, found] of checked) {
    if (!found.diagnostics.some(({fix}) => fix?.kind === 'safe')) continue
    if (isDiskFull(errors)) return
    await turn()
    const notebook = store.open(path)
    if (!notebook || !('source' in notebook)) continue
    const fixed = await fixNotebook(notebook, {
      workspace: linter.workspace,
      isOnDisk,
      lint: async candidate => (await lintOpened(linter, candidate)).diagnostics,
    })
    errors.push(...fixed.errors)
    store.keep(fixed.notebook)
    checked.set(path, await lintOpened(linter, fixed.notebook))
    diagnostics.push(...fixed.problems)
  }
}

/** Nothing else can be written then. */
export function isDiskFull(errors: Run['errors']): boolean {
  return errors.some(({code}) => code === diskFull)
}
