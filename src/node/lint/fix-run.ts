import type {Diagnostic, Fix} from '../../model/diagnostic.ts'
import type {FixedFile} from '../../model/report.ts'
import {fixFiles} from '../fix-files.ts'
import {turn} from '../turn.ts'
import {reopened} from '../workspace.ts'
import {diskFull} from '../write.ts'
import {findingsOf} from './findings.ts'
import {fixNotebooks} from './fix-notebooks.ts'
import {lintOpened} from './linter.ts'
import {goneKey, type Run} from './run.ts'
import {settledFindings} from './suppressions.ts'
import {writeFixed} from './write-fixed.ts'

export interface FixMode {
  readonly kinds: ReadonlySet<Fix['kind']>
  /** `disk`: files are written. `memory`: the run goes on as if they were. */
  readonly target: 'disk' | 'memory'
  /** Of a notebook that comes from elsewhere than the disk, nothing else can be fixed. */
  readonly files: 'all' | 'notebooks'
}

/** Fixes the notebooks in focus, then other files that rules over the catalog speak of. What is left is reported all the same. */
export async function fixRun(run: Run, mode: FixMode): Promise<Run> {
  const files = await fixAll(run, mode)
  run.fixed.push(...files)
  if (isDiskFull(run.errors) || mode.files === 'notebooks') return run
  const found = await findingsOf(run)
  const others = fixFiles(run.linter.workspace, found, mode)
  run.fixed.push(...others.files)
  run.errors.push(...others.errors)
  const paths = new Set(others.files.map(({path}) => path))
  for (const {rule, path, fix} of found) if (fix && mode.kinds.has(fix.kind) && paths.has(path)) run.gone.add(goneKey({rule, path}))
  // What was read of these files before is no longer so.
  return others.files.length > 0 && mode.target === 'disk'
    ? {...run, linter: {...run.linter, workspace: reopened(run.linter.workspace)}}
    : run
}

async function fixAll(run: Run, {kinds, target}: FixMode): Promise<FixedFile[]> {
  const {linter, store, checked, diagnostics, errors} = run
  const replace = async (notebook: Parameters<typeof store.keep>[0]): Promise<void> => {
    store.keep(notebook)
    checked.set(notebook.source.path, await lintOpened(linter, notebook))
  }
  const find = async (): Promise<readonly Diagnostic[]> => {
    const {diagnostics: found} = await settledFindings(run)
    return run.isKept ? found.filter(run.isKept) : found
  }
  const {originals, problems} = await fixNotebooks(new Set(checked.keys()), {kinds, store, find, replace})
  diagnostics.push(...problems)
  const fixed: FixedFile[] = []
  for (const [path, original] of originals) {
    // A signal is heard between two files.
    await turn()
    const notebook = store.kept(path)
    if (!notebook || notebook.source.text === original.source.text) continue
    const unwritten = target === 'disk' && !isDiskFull(errors) ? writeFixed(linter.workspace.root, original, notebook) : undefined
    if (unwritten?.diagnostic) diagnostics.push(unwritten.diagnostic)
    if (unwritten?.error) errors.push(unwritten.error)
    if (unwritten || (target === 'disk' && isDiskFull(errors))) await replace(original)
    else fixed.push(target === 'disk' ? {path} : {path, change: {before: original.source.text, after: notebook.source.text}})
  }
  return fixed
}

/** Nothing else can be written then. */
export function isDiskFull(errors: Run['errors']): boolean {
  return errors.some(({code}) => code === diskFull)
}
