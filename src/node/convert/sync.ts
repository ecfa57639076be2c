import {resolve} from 'node:path'
import {diagnose, fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {ignoredByGit} from '../git/ignored.ts'
import {operationInProgress} from '../git/operation.ts'
import {type Examined, examinePairs, fingerprintOf} from '../pairs/examine.ts'
import {type Halves, halvesOf} from '../pairs/halves.ts'
import {conflictMessage, orphanMessage} from '../pairs/messages.ts'
import {fromRoot} from '../paths.ts'
import {openChosen, visitChosen} from '../read-chosen.ts'
import {turn} from '../turn.ts'
import type {Opened, Workspace} from '../workspace.ts'
import {ChangedError} from '../write.ts'
import {apply} from './apply.ts'
import {planFor} from './plan.ts'
import {attempt, isGood, outcomeOf, type Run, shownIn, startRun} from './run.ts'
import type {ConvertOutcome} from './types.ts'

/** Brings the halves of pairs together. Where nobody can tell which half is right, nothing is written. */
export async function syncFiles(run: Run): Promise<ConvertOutcome> {
  const {workspace, options} = run
  const pairs = new Map<string, Halves>()
  const visited = await visitChosen(workspace, options.files ?? [], options, path => {
    const read = openChosen(workspace, path, {metadataOnly: true})
    if (!read || !('source' in read)) return read ?? false
    const halves = halvesOf(workspace, path)
    if (halves) pairs.set(`${halves.text}\0${halves.notebook}`, halves)
    else run.skipped++
    return true
  })
  const operation = operationInProgress(workspace.root)
  const careful: Run = operation === undefined ? run : {...run, options: {...options, check: true}}
  if (operation !== undefined) run.notes.push(`A ${operation} is going on: nothing was written. Finish it first.`)
  for (const examined of await examinePairs(workspace, withoutIgnored(run, [...pairs.values()]))) {
    await turn()
    sync(careful, examined)
  }
  return outcomeOf(careful, visited)
}

/** What became of pairs that were brought together. Written files are told from the root. */
export interface SyncedPairs extends Pick<Run, 'errors' | 'notes'> {
  readonly written: readonly string[]
}

/** Brings those pairs together of which one half alone changed. */
export async function syncPairs(workspace: Workspace, pairs: readonly Halves[]): Promise<SyncedPairs> {
  const run = startRun(workspace, {})
  for (const examined of await examinePairs(workspace, pairs)) {
    await turn()
    const {state} = examined
    if (state === 'text' || state === 'notebook') write(run, examined, state === 'text' ? 'notebook' : 'text')
  }
  return {written: run.written.map(file => fromRoot(workspace.root, file)), errors: run.errors, notes: run.notes}
}

function withoutIgnored({workspace, options}: Run, pairs: readonly Halves[]): readonly Halves[] {
  if (options.skipIgnored !== true) return pairs
  const ignored = ignoredByGit(
    workspace.root,
    pairs.flatMap(({text, notebook}) => [text, notebook]),
  )
  return pairs.filter(({text, notebook}) => !ignored.has(text) && !ignored.has(notebook))
}

function sync(run: Run, examined: Examined): void {
  const {halves, state} = examined
  const {from} = run.options
  if (state === 'same') run.unchanged.push(resolve(run.workspace.root, halves.source === 'text' ? halves.notebook : halves.text))
  else if (state === 'broken') reportBroken(run, halves)
  else if (state === 'text') write(run, examined, 'notebook')
  else if (state === 'notebook') write(run, examined, 'text')
  else if (typeof state === 'object') complete(run, examined)
  else if (from !== undefined) write(run, examined, from === 'myst' ? 'notebook' : 'text')
  else run.diagnostics.push(placed(run, examined, {rule: 'pair/conflict', message: conflictMessage(examined)}))
}

/** Makes the half that is not there, where the mode asks for it and nobody deleted it. */
function complete(run: Run, examined: Examined): void {
  const {halves, state} = examined
  if (typeof state !== 'object') return
  const {missing, isDeleted} = state
  if (isDeleted) {
    run.diagnostics.push(
      fileDiagnostic({
        rule: 'pair/orphan',
        path: missing === 'text' ? halves.notebook : halves.text,
        message: orphanMessage(halves, state),
      }),
    )
  } else if (halves.mode === 'both' || (halves.mode === 'myst') === (missing === 'text')) write(run, examined, missing)
}

/** Writes a half from the other one. The notebook file then knows what both hold. */
function write(run: Run, {halves, files}: Examined, half: 'text' | 'notebook'): void {
  const {workspace} = run
  const path = half === 'text' ? halves.notebook : halves.text
  const read = openChosen(workspace, path, {readSides: true})
  if (!read || !('source' in read) || !isGood(run, read) || !read.source.parsed.notebook) return
  const {notebook} = read.source.parsed
  const file = resolve(workspace.root, halves[half])
  attempt(run, file, () => {
    const plan = planFor(run, {path, notebook, file, format: half === 'text' ? 'myst' : 'ipynb', storePair: half === 'notebook'})
    if (!plan) return
    checkSame(run, plan.before, files?.[half])
    const isDone = apply(run, half === 'text' ? {...plan, notes: []} : plan)
    // A notebook that said so while its text is the old one would lose its edit to that text next time.
    if (half === 'text' && isDone) {
      const own = planFor(run, {path, notebook, file: resolve(workspace.root, path), format: 'ipynb', storePair: true})
      checkSame(run, own?.before, fingerprintOf(read))
      if (own) apply(run, own)
    }
  })
}

/** What was decided holds for the file as it was compared: one that somebody saved since is not written over. */
function checkSame({options}: Run, before: Opened | undefined, fingerprint: string | undefined): void {
  if (options.fresh === true || (before && fingerprintOf(before)) === fingerprint) return
  throw new ChangedError('FILE_CHANGED', 'The file changed since the halves were compared.')
}

/** The problems of halves that cannot be compared. */
function reportBroken(run: Run, {text, notebook}: Halves): void {
  for (const path of [text, notebook]) {
    const read = openChosen(run.workspace, path, {readSides: true})
    if (read && 'source' in read) isGood(run, read)
    else if (read) run.diagnostics.push(read)
    else run.notes.push(`${shownIn(run, resolve(run.workspace.root, path))} is no notebook, so that there is no pair.`)
  }
}

/** A finding at the first difference in the source half. */
function placed(run: Run, {halves, place}: Examined, {rule, message}: {readonly rule: string; readonly message: string}): Diagnostic {
  const path = halves.source === 'text' ? halves.text : halves.notebook
  const read = openChosen(run.workspace, path, {readSides: true})
  if (!read || !('source' in read)) return fileDiagnostic({rule, path, message})
  return diagnose(read.source, {rule, severity: 'error', message, place})
}
