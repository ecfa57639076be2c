import {fileDiagnostic} from '../lint/diagnose.ts'
import {applyFixes} from '../lint/fix.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ToolProblem} from '../model/report.ts'
import {ToolError} from './tool-error.ts'
import {type Opened, parseFile} from './workspace.ts'
import {ChangedError, writeWhole} from './write.ts'

/** Fixes can make room for others; what has not settled by then never will. */
const maxPasses = 10

export interface FixOptions {
  /** Absolute. */
  readonly file: string
  readonly lint: (notebook: Opened) => Promise<Diagnostic[]>
}

export interface FixedNotebook {
  /** As it is now. */
  readonly notebook: Opened
  /** What is left. */
  readonly diagnostics: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
}

/** Applies safe fixes until nothing changes, and writes the file once. Bytes outside the fixes stay as they are. */
export async function fixNotebook(original: Opened, {file, lint}: FixOptions): Promise<FixedNotebook> {
  let notebook = original
  let diagnostics = await lint(notebook)
  for (let pass = 0; pass < maxPasses; pass++) {
    const {text, applied} = applyFixes(notebook.source.text, diagnostics, new Set(['safe']))
    if (text === notebook.source.text) break
    const next = parseFile(notebook.source.path, {...notebook.file, text})
    if (!next || isWorse(next, notebook)) {
      diagnostics = [...diagnostics, badFix(notebook.source.path, applied)]
      break
    }
    notebook = next
    diagnostics = await lint(notebook)
  }
  if (notebook === original) return {notebook, diagnostics, errors: []}
  try {
    const bytes = (notebook.file.bom ? '\ufeff' : '') + notebook.source.text
    writeWhole(file, bytes, {expected: original.file.bytes})
    return {notebook, diagnostics, errors: []}
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const before = await lint(original)
    if (!(error instanceof ChangedError)) return {notebook: original, diagnostics: before, errors: [error]}
    const changed = fileDiagnostic({
      rule: 'io/changed',
      path: original.source.path,
      message: 'The file changed while it was fixed and was not written: run again.',
    })
    return {notebook: original, diagnostics: [...before, changed], errors: []}
  }
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
