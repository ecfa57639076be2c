import {resolve} from 'node:path'
import {fileDiagnostic} from '../lint/diagnose.ts'
import {applyFixes} from '../lint/fix.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ToolProblem} from '../model/report.ts'
import {isInside} from './paths.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {type Opened, parseFile, type Workspace} from './workspace.ts'
import {ChangedError, OutsideError, writeWhole} from './write.ts'

/** Fixes can make room for others; what has not settled by then never will. */
const maxPasses = 10

export interface FixOptions {
  readonly workspace: Pick<Workspace, 'root'>
  readonly lint: (notebook: Opened) => Promise<readonly Diagnostic[]>
  /** Whether the file is to be written. */
  readonly isOnDisk: boolean
}

export interface FixedNotebook {
  /** As it is now. */
  readonly notebook: Opened
  /** Why it was left as it was. */
  readonly problems: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
}

/** Applies safe fixes until nothing changes, and writes the file once. Bytes outside the fixes stay as they are. */
export async function fixNotebook(original: Opened, {workspace, lint, isOnDisk}: FixOptions): Promise<FixedNotebook> {
  const {path} = original.source
  const {notebook, broken} = await settle(original, lint)
  const unfixed = (...problems: readonly Diagnostic[]): FixedNotebook => ({notebook: original, problems, errors: []})
  if (broken) return unfixed(badFix(path, broken))
  if (notebook === original || !isOnDisk) return {notebook, problems: [], errors: []}
  try {
    const {root} = workspace
    writeWhole(resolve(root, path), bytesOf(notebook), {expected: original.file.bytes, name: path, within: root, syncFolder: 'later'})
    return {notebook, problems: [], errors: []}
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    if (error instanceof OutsideError) return unfixed(outsideDiagnostic(path))
    if (!(error instanceof ChangedError)) return {...unfixed(), errors: [problemOf(error)]}
    return unfixed(
      fileDiagnostic({rule: 'io/changed', path, message: 'The file changed while it was fixed and was not written: run again.'}),
    )
  }
}

function outsideDiagnostic(path: string): Diagnostic {
  return isInside(path)
    ? fileDiagnostic({
        rule: 'io/symlink',
        path,
        message: 'Expected a file inside the root, got a symbolic link that leads out of it: it was not fixed.',
      })
    : fileDiagnostic({rule: 'io/outside', path, message: 'Expected a file inside the root, got one outside: it was not fixed.'})
}

/** The notebook as the bytes of its file. */
export function bytesOf({file, source}: Opened): Uint8Array {
  return new TextEncoder().encode((file.bom ? '\ufeff' : '') + source.text)
}

interface Settled {
  readonly notebook: Opened
  /** The diagnostics whose fixes broke the notebook. */
  readonly broken?: readonly Diagnostic[]
}

async function settle(original: Opened, lint: FixOptions['lint']): Promise<Settled> {
  let notebook = original
  for (let pass = 0; pass < maxPasses; pass++) {
    const {text, applied} = applyFixes(notebook.source.text, await lint(notebook), new Set(['safe']))
    if (text === notebook.source.text) break
    const next = parseFile(notebook.source.path, {...notebook.file, text})
    if (!next || isWorse(next, notebook)) return {notebook, broken: applied}
    notebook = next
  }
  return {notebook}
}

/** Whether a text has a problem that the one before lacked. */
function isWorse(next: Opened, before: Opened): boolean {
  const known = new Set(before.source.parsed.problems.map(({rule, message}) => `${rule} ${message}`))
  return next.source.parsed.problems.some(({rule, message}) => !known.has(`${rule} ${message}`))
}

function badFix(path: string, applied: readonly Diagnostic[]): Diagnostic {
  const rules = [...new Set(applied.map(({rule}) => `\`${rule}\``))].join(', ')
  return fileDiagnostic({rule: 'rule/bad-fix', path, message: `A fix of ${rules} broke the notebook; the file was left as it is.`})
}
