import {existsSync} from 'node:fs'
import {basename, dirname, extname, resolve} from 'node:path'
import {printNew, printOver} from '../../formats/over.ts'
import {diagnoseProblem, fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {FormatId, Loss, SideFile} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {outsideLink} from '../outside-link.ts'
import {fromRoot} from '../paths.ts'
import {type FileText, readText} from '../read.ts'
import {readSideFile} from '../side-files.ts'
import {ToolError} from '../tool-error.ts'
import {parseFile, readingOf} from '../workspace.ts'
import {type Run, shownIn} from './run.ts'

/** What a file is to hold. */
export interface Plan {
  /** Absolute. */
  readonly file: string
  readonly format: FormatId
  readonly text: string
  /** What it holds now. */
  readonly before?: Before
  /** Files beside it, to be written first. */
  readonly sides: readonly SideFile[]
  readonly notes: readonly string[]
}

/** A file that is there, with its notebook if that was asked for. */
export interface Before {
  readonly file: FileText
  readonly notebook?: Notebook
}

export interface Wanted {
  /** Where it comes from, from the root. */
  readonly path: string
  readonly notebook: Notebook
  /** Absolute. */
  readonly file: string
  readonly format: FormatId
  /** Store in a notebook file what both halves hold now. */
  readonly storePair?: boolean
  /** What the file holds, if it has been read already. */
  readonly before?: Before
}

/** What a file is to hold so that it is the notebook. What keeps it from that is told in the run. */
export function planFor(run: Run, {path, notebook, file, format, storePair = false, before}: Wanted): Plan | undefined {
  const {options, workspace} = run
  const existing = before ?? (options.fresh === true ? readBytesOf(run, file) : readExisting(run, file, format))
  if (existing === 'refused') return undefined
  const {representation, jupytextVersion, stale} = workspace.config.convert
  const settings = {
    representation,
    ...(jupytextVersion !== undefined && {jupytextVersion}),
    stale: options.stale ?? stale,
    reformat: options.reformat === true,
    storePair,
    memory: workspace.config,
    sideFiles: {stem: stemOf(file)},
    readSide: (side: string) => readSideFile(dirname(file), side),
  }
  const {notebook: stored} = existing ?? {}
  const old = existing && stored && options.fresh !== true ? {text: existing.file.text, notebook: stored} : undefined
  const {
    text,
    losses,
    files = [],
    changes,
  } = old ? printOver(format, old, notebook, settings) : {...printNew(format, notebook, settings), changes: undefined}
  const refused = losses.filter(({severity}) => severity === 'error')
  run.diagnostics.push(...refused.map(loss => fileDiagnostic({rule: 'parse/shape', path, message: describeLoss(loss)})))
  if (refused.length > 0) return undefined
  const notes = [
    ...losses.map(loss => `${shownIn(run, resolve(workspace.root, path))}: ${describeLoss(loss)}`),
    ...(changes && (changes.outputsLost > 0 || changes.outputsMarked > 0) ? [`${shownIn(run, file)}: ${describeOutputs(changes)}`] : []),
  ]
  return {file, format, text, ...(existing && {before: existing}), sides: files, notes}
}

/** The notebook that a file holds already. One with errors, or that is no notebook, is left alone. */
function readExisting(run: Run, file: string, format: FormatId): Before | 'refused' | undefined {
  const {root, config} = run.workspace
  if (!existsSync(file)) return undefined
  const path = fromRoot(root, file)
  const refuse = (...found: Diagnostic[]): 'refused' => {
    run.diagnostics.push(...found)
    return 'refused'
  }
  const read = outsideLink(root, path) ?? readText(file, {path, maxBytes: config.maxFileBytes})
  if (!('text' in read)) return refuse(read)
  const opened = parseFile(path, read, {readSide: side => readSideFile(dirname(file), side), ...readingOf({config})})
  if (opened?.source.format !== format) {
    throw new ToolError('TARGET_EXISTS', `${shownIn(run, file)} exists and is no ${names[format]}; it was left as it is.`, {
      hint: '--fresh writes over it, --out writes elsewhere',
    })
  }
  const {notebook, problems: all} = opened.source.parsed
  const problems = all.filter(({severity}) => severity === 'error')
  if (problems.length > 0 || !notebook) return refuse(...problems.map(problem => diagnoseProblem(opened.source, problem)))
  return {file: read, notebook}
}

/** What a file that is written anew holds now, if it can be read. */
function readBytesOf({workspace: {root, config}}: Run, file: string): Before | undefined {
  const read = existsSync(file) ? readText(file, {path: fromRoot(root, file), maxBytes: config.maxFileBytes}) : undefined
  return read && 'text' in read ? {file: read} : undefined
}

const names: Readonly<Record<FormatId, string>> = {ipynb: 'notebook file', myst: 'notebook in MyST Markdown'}

export function stemOf(file: string): string {
  return basename(file, extname(file))
}

export function describeLoss({message, cell}: Loss): string {
  return cell === undefined ? message : `cell ${cell + 1}: ${message}`
}

function describeOutputs({outputsLost, outputsMarked}: {readonly outputsLost: number; readonly outputsMarked: number}): string {
  const said = [
    ...(outputsLost > 0 ? [`outputs of ${cells(outputsLost)} go: the source changed or the cell is gone`] : []),
    ...(outputsMarked > 0 ? [`outputs of ${cells(outputsMarked)} stay, marked as those of another source`] : []),
  ]
  return `${said.join('; ')}.`
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`
}
