import type {ExportProblem} from '../../model/findings.ts'
import {joinPath, placeOf, type Refusal} from './names.ts'
import type {CompatNames} from './options.ts'

/** A file that an output or an attachment becomes. */
export interface CompatFile {
  /** From the output folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Whether the notebook chose a name outside of the folder for its own files: what lies there may be somebody else's. */
  readonly strays: boolean
  /** In the input, from 1. */
  readonly cell: number
}

export interface Extracted {
  readonly names: CompatNames
  /** By path. A later file of the same path takes the place of an earlier one. */
  readonly files: Map<string, CompatFile>
  /** The folders that they need. */
  readonly folders: Set<string>
  /** As the Markdown refers to them. */
  readonly refused: string[]
  readonly problems: ExportProblem[]
}

export function nothingExtracted(names: CompatNames): Extracted {
  return {names, files: new Map(), folders: new Set(), refused: [], problems: []}
}

interface NewFile {
  readonly name: string
  /** Whether the notebook gave the name. */
  readonly isGiven: boolean
  readonly bytes: Uint8Array
  /** Such as `output 2`. */
  readonly what: string
  readonly cell: number
}

/** Takes a file, or says why it is not written. The result is how the Markdown refers to it, in any case. */
export function addFile(extracted: Extracted, {name, isGiven, bytes, what, cell}: NewFile): string {
  const {names, files, folders, refused, problems} = extracted
  const path = joinPath(names.folder, name)
  const place = placeOf(path, names.onWindows)
  const refusal = 'refusal' in place ? place.refusal : inTheWay(extracted, place.path)
  if ('refusal' in place || refusal) {
    refused.push(path)
    problems.push({
      rule: 'export/file-name',
      severity: 'error',
      message: `${capital(what)} ${reasons[refusal ?? 'name']}: it is not written.`,
      cell,
    })
    return path
  }
  if (place.isOdd) {
    const message = `${capital(what)} has a name that not every system takes, or that is not what it looks like.`
    problems.push({rule: 'export/file-name', severity: 'warning', message, cell})
  }
  for (let end = place.path.lastIndexOf('/'); end !== -1; end = place.path.lastIndexOf('/', end - 1)) folders.add(place.path.slice(0, end))
  const strays = isGiven && (names.folder === '' || !place.path.startsWith(`${names.folder}/`))
  files.set(place.path, {path: place.path, bytes, strays, cell})
  return path
}

const reasons: Readonly<Record<Refusal, string>> = {
  outside: 'would be written outside the output folder',
  name: 'has a name that no file can have',
  main: 'would take the place of the Markdown',
  conflict: 'would take the place of a folder, or lie in a file',
}

function inTheWay({names, files, folders}: Extracted, path: string): Refusal | undefined {
  // Disks may ignore letter case.
  if (path.toLowerCase() === `${names.main}.md`.toLowerCase()) return 'main'
  if (folders.has(path)) return 'conflict'
  for (let end = path.lastIndexOf('/'); end !== -1; end = path.lastIndexOf('/', end - 1)) {
    if (files.has(path.slice(0, end))) return 'conflict'
  }
  return undefined
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
