import {resolve} from 'node:path'
import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ToolProblem} from '../../model/report.ts'
import {isInside} from '../paths.ts'
import {problemOf, ToolError} from '../tool-error.ts'
import type {Opened} from '../workspace.ts'
import {ChangedError, OutsideError, writeWhole} from '../write.ts'

/** Why a notebook was left as it was on the disk. */
export interface Unwritten {
  readonly diagnostic?: Diagnostic
  readonly error?: ToolProblem
}

/** Writes a notebook over its original, if that is still the one on the disk. `undefined` where it was written. */
export function writeFixed(root: string, original: Opened, notebook: Opened): Unwritten | undefined {
  const {path} = original.source
  try {
    writeWhole(resolve(root, path), bytesOf(notebook), {expected: original.file.bytes, name: path, within: root, syncFolder: 'later'})
    return undefined
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    if (error instanceof OutsideError) return {diagnostic: outsideDiagnostic(path)}
    if (!(error instanceof ChangedError)) return {error: problemOf(error)}
    const message = 'The file changed while it was fixed and was not written: run again.'
    return {diagnostic: fileDiagnostic({rule: 'io/changed', path, message})}
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
