import type {OutputFile} from '../../model/findings.ts'
import type {ToolProblem} from '../../model/report.ts'
import {shownPath} from '../paths.ts'
import {problemOf, ToolError} from '../tool-error.ts'
import {diskFull} from '../write.ts'
import {type FindingsFolder, writeFindings} from '../write-findings.ts'

/** Where the files of a run go, and which went there. */
export interface Outlet {
  /** Absent for standard output. */
  readonly folder: string | undefined
  readonly shown: FindingsFolder['shown']
  readonly inputs: Set<string>
  /** Path of a file that was written, in lower case → the input that it is of. */
  readonly taken: Map<string, string>
  readonly written: string[]
  /** The paths of inputs. */
  readonly exported: Set<string>
  readonly errors: ToolProblem[]
  text?: string
}

export function openOutlet(folder: string | undefined, cwd: string): Outlet {
  const shown = (file: string): string => shownPath(file, cwd)
  return {folder, shown, inputs: new Set(), taken: new Map(), written: [], exported: new Set(), errors: []}
}

/** Takes the files of one input, or none of them; an error is kept with the others. The absolute paths that were written. */
export function putOut(path: string, files: readonly OutputFile[], outlet: Outlet): string[] {
  if (files.length === 0) return []
  try {
    const written = put(path, files, outlet)
    outlet.written.push(...written)
    outlet.exported.add(path)
    return written
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    outlet.errors.push(problemOf(error))
    return []
  }
}

/** After one file that the disk has no room for there is none for the others. */
export function isFull({errors}: Outlet): boolean {
  return errors.some(({code}) => code === diskFull)
}

export function takenTwice(first: string, second: string, name: string): ToolError {
  return new ToolError('TARGET_TWICE', `Expected files of their own for each input: ${first} and ${second} both become ${name}.`, {
    hint: 'export them into folders of their own with --out',
  })
}

function put(path: string, files: readonly OutputFile[], outlet: Outlet): string[] {
  const {folder, taken, shown, inputs} = outlet
  const [first] = files
  if (folder === undefined) {
    if (files.length > 1) throw new ToolError('STDOUT_MANY', `Expected one file for --out -, got ${files.length}.`)
    if (first) outlet.text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(first.bytes)
    return []
  }
  const other = files.find(file => taken.has(file.path.toLowerCase()))
  if (other) throw takenTwice(taken.get(other.path.toLowerCase()) ?? '', path, other.path)
  const written = writeFindings(files, {folder, shown, inputs})
  for (const file of files) taken.set(file.path.toLowerCase(), path)
  return written
}
