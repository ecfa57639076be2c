import {applySuppressions} from '../../lint/suppress/apply.ts'
import {findSuppressions} from '../../lint/suppress/find.ts'
import {viewOf} from '../../lint/views.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Opened} from '../workspace.ts'
import type {Checked} from './outcome.ts'
import type {Run} from './run.ts'

export type SuppressedRun = Pick<Run, 'checked' | 'showsSuppressed' | 'store'>

/** The findings that no notebook suppresses; all of them where the run shows what is suppressed. */
export function withoutSuppressed(run: SuppressedRun, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (run.showsSuppressed) return diagnostics
  const files = filesOf(run, diagnostics)
  const hidden = new Set(files.flatMap(({found, notebook: {suppressions = []}}) => applySuppressions(found, suppressions).suppressed))
  return diagnostics.filter(diagnostic => !hidden.has(diagnostic))
}

/** A file with findings, and what it says against them. */
export interface FileFindings {
  readonly path: string
  readonly notebook: Checked
  readonly found: readonly Diagnostic[]
}

/** The files of findings, and the notebooks in focus that suppress anything. */
export function filesOf(run: SuppressedRun, diagnostics: readonly Diagnostic[]): FileFindings[] {
  const byPath = new Map<string, Diagnostic[]>()
  for (const [path, {suppressions}] of run.checked) if (suppressions) byPath.set(path, [])
  for (const diagnostic of diagnostics) {
    const known = byPath.get(diagnostic.path)
    if (known) known.push(diagnostic)
    else if (!run.checked.has(diagnostic.path)) byPath.set(diagnostic.path, [diagnostic])
  }
  return [...byPath].map(([path, found]) => ({path, found, notebook: run.checked.get(path) ?? elsewhere(run, path)}))
}

/** A notebook outside the focus, of which rules over many notebooks speak. */
function elsewhere(run: SuppressedRun, path: string): Checked {
  const notebook = openedAt(run, path)
  const view = notebook && viewOf(notebook.source)
  return {kind: 'checked', diagnostics: [], ...(view && {suppressions: findSuppressions(view)})}
}

export function openedAt({store}: Pick<Run, 'store'>, path: string): Opened | undefined {
  const read = store.open(path)
  return read && 'source' in read ? read : undefined
}
