import {join} from 'node:path'
import process from 'node:process'
import {type CompatChoice, compatOptions, exportCompat, nameOf} from '../export/compat/index.ts'
import {isUnread} from '../export/unread.ts'
import type {ExportProblem, OutputFile} from '../model/findings.ts'
import {keepOwn} from './export/compat-files.ts'
import {diagnoseAll} from './export/diagnose-all.ts'
import type {Outlet} from './export/outlet.ts'
import {type Hashed, type Made, runExport} from './export/run.ts'
import type {ExportOutcome} from './export.ts'
import type {ChooseOptions, OnProgress} from './read-chosen.ts'
import {ToolError} from './tool-error.ts'
import {openWorkspace, type WorkspaceOptions} from './workspace.ts'
import {refuseInputs} from './write-findings.ts'

export interface CompatFilesOptions extends WorkspaceOptions, Pick<ChooseOptions, 'allowEmpty'> {
  readonly files: readonly string[]
  /** A folder from `cwd`, default `out`; `-` gives the text back and writes nothing. */
  readonly out?: string | undefined
  readonly choice: CompatChoice
  /** Called before each file. */
  readonly onProgress?: OnProgress
}

/** Exports notebooks as nbconvert does, one after the other. One that cannot be read writes nothing; the others are exported. */
export async function exportCompatFiles(options: CompatFilesOptions): Promise<ExportOutcome> {
  const workspace = await openWorkspace(options)
  const {files, choice, onProgress, allowEmpty} = options
  if (files.length === 0) throw new ToolError('FILE_MISSING', 'Expected a notebook to export, got none.')
  const mainOf = (path: string): string => `${choice.name ?? nameOf(path)}.md`
  const out = options.out ?? workspace.config.export.out ?? 'out'
  const outcome = await runExport(
    workspace,
    {notebooks: files, out, onProgress, ...(allowEmpty !== undefined && {allowEmpty})},
    {
      nameOf: mainOf,
      needsHash: false,
      before(paths, {folder, ...outlet}) {
        if (folder === undefined) return
        refuseInputs(
          paths.map(path => join(folder, mainOf(path))),
          {folder, ...outlet},
        )
      },
      make: (notebook, outlet) => make(notebook, {choice, outlet}),
    },
  )
  return {...outcome, audits: new Map()}
}

function make({source}: Hashed, {choice, outlet: {folder}}: {readonly choice: CompatChoice; readonly outlet: Outlet}): Made {
  const {path, parsed, format} = source
  // nbconvert reads no MyST: there the rule of findings holds, that what is not read may hold tags.
  const isShown = parsed.notebook !== undefined && (format === 'ipynb' || !isUnread(parsed, source.text))
  const result = parsed.notebook && isShown && exportCompat(parsed.notebook, compatOptions(choice, path, process.platform === 'win32'))
  const problems: ExportProblem[] = result ? [...result.problems] : []
  const files: OutputFile[] = result ? [result.main] : []
  if (result && folder !== undefined) files.push(...keepOwn(folder, result.files, problems))
  if (result && folder === undefined && result.files.length > 0) {
    problems.push({rule: 'export/file-name', severity: 'warning', message: notWritten(result.files.length)})
  }
  return {files, diagnostics: diagnoseAll(source, {isShown, problems})}
}

function notWritten(count: number): string {
  return `Expected no files beside the text for --out -, got ${count}: they are not written.`
}
