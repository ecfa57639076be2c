import {resolve} from 'node:path'
import conflictRule from '../../../rules/pair/conflict.ts'
import orphanRule from '../../../rules/pair/orphan.ts'
import {messageOf} from '../../lint/context.ts'
import {diagnose, fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {FixedFile} from '../../model/report.ts'
import {operationInProgress} from '../git/operation.ts'
import {contentOfHalf, type Examined, examinePairs, openHalf} from '../pairs/examine.ts'
import {type Halves, halvesOf} from '../pairs/halves.ts'
import {withoutIgnored} from '../pairs/ignored.ts'
import {fromRoot} from '../paths.ts'
import {openChosen, visitChosen} from '../read-chosen.ts'
import {turn} from '../turn.ts'
import type {Workspace} from '../workspace.ts'
import {ChangedError} from '../write.ts'
import {apply} from './apply.ts'
import {diffOf} from './diff.ts'
import {type Before, planFor} from './plan.ts'
import {attempt, isCheck, isGood, maxWriting, outcomeOf, type Run, settle, shownIn, startRun} from './run.ts'
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
    else run.passed++
    return true
  })
  const both = [...pairs.values()]
  const chosen = options.skipIgnored === true ? withoutIgnored(workspace.root, both) : both
  const operation = operationInProgress(workspace.root)
  const careful: Run = operation === undefined ? run : {...run, options: {...options, check: true}}
  if (operation !== undefined) run.notes.push(`A ${operation} is going on: nothing was written. Finish it first.`)
  for (const examined of await examinePairs(workspace, chosen, options.onProgress)) {
    await turn()
    sync(careful, examined)
    await settle(careful, maxWriting)
  }
  return outcomeOf(careful, visited)
}

/** What became of pairs that were brought together, or would be. */
export interface SyncedPairs extends Pick<Run, 'diagnostics' | 'errors' | 'notes'> {
  readonly changed: readonly FixedFile[]
}

/** Brings those pairs together of which one half alone changed. In memory, nothing is written. */
export async function syncPairs(workspace: Workspace, pairs: readonly Halves[], target: 'disk' | 'memory'): Promise<SyncedPairs> {
  const run = startRun(workspace, {diff: target === 'memory'})
  const operation = operationInProgress(workspace.root)
  if (operation !== undefined) {
    return {
      changed: [],
      diagnostics: [],
      errors: [],
      notes: [`A ${operation} is going on: no half of a pair was written. Finish it first.`],
    }
  }
  for (const examined of await examinePairs(workspace, pairs)) {
    await turn()
    const {state} = examined
    if (state === 'text' || state === 'notebook') write(run, examined, state === 'text' ? 'notebook' : 'text')
  }
  await settle(run, 0)
  return {
    changed: target === 'memory' ? run.changes : run.written.map(file => ({path: fromRoot(workspace.root, file)})),
    // What parsers say is told where the files are checked.
    diagnostics: run.diagnostics.filter(({rule}) => !rule.startsWith('parse/')),
    errors: run.errors,
    notes: run.notes,
  }
}

function sync(run: Run, examined: Examined): void {
  const {halves, state} = examined
  const {from} = run.options
  if (state === 'same' && examined.isBehind === true && !isCheck(run.options)) remember(run, examined)
  else if (state === 'same') run.unchanged.push(resolve(run.workspace.root, halves.source === 'text' ? halves.notebook : halves.text))
  else if (state === 'broken') reportBroken(run, halves)
  else if (state === 'text') write(run, examined, 'notebook')
  else if (state === 'notebook') write(run, examined, 'text')
  else if (typeof state === 'object') complete(run, examined)
  else if (from !== undefined && halves.rival === undefined) write(run, examined, from === 'myst' ? 'notebook' : 'text')
  else conflict(run, examined)
}

/** Names what differs, and shows it: the text as it is and as the notebook has it. */
function conflict(run: Run, examined: Examined): void {
  const {halves, state, difference} = examined
  const name = halves.rival !== undefined ? 'rival' : state === 'both' ? 'both' : 'unknown'
  const message = messageOf(conflictRule.meta, name, {...halves, difference})
  run.diagnostics.push(placed(run, examined, {rule: 'pair/conflict', message}))
  const read = openChosen(run.workspace, halves.notebook, {readSides: true})
  const notebook = read && 'source' in read ? read.source.parsed.notebook : undefined
  const file = resolve(run.workspace.root, halves.text)
  const plan = notebook && planFor(run, {path: halves.notebook, notebook, file, format: 'myst'})
  if (plan) run.diffs.push(diffOf(shownIn(run, file), {before: plan.before, text: plan.text, format: 'myst'}))
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
        message: messageOf(orphanRule.meta, 'deleted', {other: halves[missing]}),
      }),
    )
  } else if (halves.mode === 'both' || (halves.mode === 'myst') === (missing === 'text')) write(run, examined, missing)
}

/**
 * Writes a half from the other one. The notebook file then knows what both hold. A half that is not what it was when it was
 * compared is left alone: what it holds now may be the newer one.
 */
function write(run: Run, examined: Examined, half: 'text' | 'notebook'): void {
  const {workspace} = run
  const {halves} = examined
  const path = half === 'text' ? halves.notebook : halves.text
  const file = resolve(workspace.root, halves[half])
  const read = openChosen(workspace, path, {readSides: true})
  if (!read || !('source' in read) || !isGood(run, read) || !read.source.parsed.notebook) return
  const {notebook} = read.source.parsed
  attempt(run, file, () => {
    const plan = planFor(run, {path, notebook, file, format: half === 'text' ? 'myst' : 'ipynb', storePair: half === 'notebook'})
    if (!plan) return
    checkCompared(run, examined, {half, before: plan.before})
    // Stored without the text at hand, the digest would make the old text look newer than the notebook.
    if (half === 'notebook') apply(run, plan)
    else apply(run, {...plan, notes: []}, () => store(run, path, {file: read.file, notebook}))
  })
}

/** Stores what both halves hold, where they came to be in step by another way than a sync. */
function remember(run: Run, examined: Examined): void {
  const path = examined.halves.notebook
  const file = resolve(run.workspace.root, path)
  const read = openChosen(run.workspace, path, {readSides: true})
  if (!read || !('source' in read) || !isGood(run, read) || !read.source.parsed.notebook) return
  const {notebook} = read.source.parsed
  attempt(run, file, () => {
    const before = {file: read.file, notebook}
    checkCompared(run, examined, {half: 'notebook', before})
    store(run, path, before)
  })
}

/** Has a notebook file remember what it holds, which its text holds too. */
function store(run: Run, path: string, before: Required<Before>): void {
  const file = resolve(run.workspace.root, path)
  const plan = planFor(run, {path, notebook: before.notebook, file, format: 'ipynb', storePair: true, before})
  if (plan) apply(run, plan)
}

interface Compared {
  readonly half: 'text' | 'notebook'
  /** What it holds now. */
  readonly before: Before | undefined
}

/** Throws a `ChangedError` where the half to be written is not the one that was compared. */
function checkCompared({workspace}: Run, {halves, digests}: Examined, {half, before}: Compared): void {
  const notebook = before?.notebook
  if (!notebook || contentOfHalf(workspace, halves, notebook).digest === digests?.[half]) return
  throw new ChangedError('FILE_CHANGED', `${halves[half]} changed while it was worked on.`, {hint: 'run again'})
}

/** The problems of halves that cannot be compared. */
function reportBroken(run: Run, {text, notebook}: Halves): void {
  for (const path of [text, notebook]) {
    const read = openHalf(run.workspace, path)
    if (typeof read === 'object' && 'source' in read) isGood(run, read)
    else if (typeof read === 'object') run.diagnostics.push(read)
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
