import {dirname, join, resolve} from 'node:path'
import {formats} from '../../formats/index.ts'
import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {FormatId} from '../../model/format.ts'
import {textOf} from '../pairs/halves.ts'
import {fromRoot} from '../paths.ts'
import {openChosen, visitChosen} from '../read-chosen.ts'
import {ToolError} from '../tool-error.ts'
import {type Opened, openBytes, openWorkspace, type Workspace} from '../workspace.ts'
import {apply} from './apply.ts'
import {describeLoss, planFor, stemOf} from './plan.ts'
import {attempt, isGood, maxWriting, outcomeOf, type Run, settle, shownIn, startRun} from './run.ts'
import type {ConvertOptions, ConvertOutcome} from './types.ts'

export type {ConvertOptions, ConvertOutcome} from './types.ts'

/**
 * Converts notebooks, changes notebook files in place, or brings the halves of pairs together. A notebook with an error of the parser
 * is never converted; the others are. Throws a `ToolError` for wrong use.
 */
export async function convertFiles(options: ConvertOptions): Promise<ConvertOutcome> {
  const run = startRun(await openWorkspace(options), options)
  // A hook that converts one file should not load what only the others need.
  if (options.inPlace === true) return (await import('./in-place.ts')).stripFiles(run)
  if (options.to === undefined) return (await import('./sync.ts')).syncFiles(run)
  return options.stdin ? convertStdin(run, options.to, options.stdin) : convertTo(run, options.to)
}

async function convertTo(run: Run, to: FormatId): Promise<ConvertOutcome> {
  const {workspace, options} = run
  const choose = {...options, before: (paths: readonly string[]) => checkTargets(run, to, paths)}
  const visited = await visitChosen(workspace, options.files ?? [], choose, async path => {
    const read = openChosen(workspace, path, {readSides: true})
    if (!read || !('source' in read)) return read ?? false
    if (read.source.format === to && options.stdout !== true) run.passed++
    else if (isGood(run, read)) convertOne(run, read, to)
    await settle(run, maxWriting)
    return true
  })
  return outcomeOf(run, visited)
}

function convertOne(run: Run, opened: Opened, to: FormatId): void {
  const {path, parsed} = opened.source
  if (!parsed.notebook) return
  if (run.options.stdout === true) {
    if (opened.source.format === to) run.text = opened.source.text
    else print(run, opened, to)
    return
  }
  const file = targetOf(run.workspace, path, {out: run.options.out, to})
  const {notebook} = parsed
  attempt(run, file, () => {
    const plan = planFor(run, {path, notebook, file, format: to})
    if (plan) apply(run, plan)
  })
}

/** To a stream: there is nothing to update, and no place for files beside the text. */
function print(run: Run, {source: {path, parsed}}: Opened, to: FormatId): void {
  if (!parsed.notebook) return
  const {text, losses} = formats[to].print(parsed.notebook)
  const shown = shownIn(run, resolve(run.workspace.root, path))
  run.notes.push(...losses.filter(({severity}) => severity === 'info').map(loss => `${shown}: ${describeLoss(loss)}`))
  const refused = losses.filter(({severity}) => severity === 'error')
  run.diagnostics.push(...refused.map(loss => fileDiagnostic({rule: 'parse/shape', path, message: describeLoss(loss)})))
  if (refused.length === 0) run.text = text
}

function convertStdin(run: Run, to: FormatId, {path, bytes}: NonNullable<ConvertOptions['stdin']>): Promise<ConvertOutcome> {
  const {workspace} = run
  const name = fromRoot(workspace.root, resolve(workspace.cwd, path))
  const read = openBytes(workspace, name, bytes)
  if (!read) throw new ToolError('NO_NOTEBOOK', `Expected a notebook on standard input, got a text that is none for \`${path}\`.`)
  const visited = {paths: new Set([name]), skipped: 0, diagnostics: 'source' in read ? [] : [read], errors: [], notes: []}
  if ('source' in read && isGood(run, read)) {
    if (read.source.format === to) run.text = read.source.text
    else print(run, read, to)
  }
  return outcomeOf(run, visited)
}

/** Beside a text of any extension no other one is made. */
function targetOf({root, cwd}: Workspace, path: string, {out, to}: {out: string | undefined; to: FormatId}): string {
  const file = resolve(root, path)
  const folder = out === undefined ? dirname(file) : resolve(cwd, out)
  return join(folder, to === 'ipynb' ? `${stemOf(file)}.ipynb` : textOf({root: folder}, stemOf(file)))
}

/** What would write one file twice, or print two notebooks into one, is refused before anything is written. */
function checkTargets(run: Run, to: FormatId, paths: readonly string[]): void {
  const {workspace, options} = run
  if (options.stdout === true) {
    const notebooks = paths.filter(path => isReadable(openChosen(workspace, path, {})))
    if (notebooks.length > 1) throw new ToolError('STDOUT_MANY', `Expected one notebook for --stdout, got ${notebooks.length}.`)
    return
  }
  const targets = new Map<string, string>()
  for (const path of paths.filter(candidate => isNotebookFile(candidate) === (to === 'myst'))) {
    const target = targetOf(workspace, path, {out: options.out, to})
    // Some disks take `n` and `N` for one name.
    const key = target.toLowerCase()
    const other = targets.get(key)
    targets.set(key, path)
    if (other === undefined || ![path, other].every(candidate => isReadable(openChosen(workspace, candidate, {})))) continue
    const [first, second, both] = [resolve(workspace.root, other), resolve(workspace.root, path), target].map(file => shownIn(run, file))
    throw new ToolError('TARGET_TWICE', `Expected a file of its own for each notebook: ${first} and ${second} both become ${both}.`)
  }
}

function isNotebookFile(path: string): boolean {
  return path.toLowerCase().endsWith('.ipynb')
}

function isReadable(read: ReturnType<typeof openChosen>): boolean {
  return read !== undefined && 'source' in read
}
