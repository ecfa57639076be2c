import {lstatSync, mkdirSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {OutputFile} from '../model/findings.ts'
import {ifThere} from './if-there.ts'
import {fromRoot, isInside} from './paths.ts'
import {reasonOf, ToolError} from './tool-error.ts'
import {writeTogether} from './write.ts'

export interface FindingsFolder {
  readonly folder: string
  /** What messages call a file. */
  readonly shown: (file: string) => string
  /** The files that findings are made of, as `identityOf` tells them. */
  readonly inputs: ReadonlySet<string>
}

/**
 * Pictures first, then the text that refers to them; where one cannot be written, none is. Nothing is written through a link, outside the
 * folder, or over a file that findings are made of.
 */
export function writeFindings(files: readonly OutputFile[], into: FindingsFolder): string[] {
  const paths = files.map(({path}) => join(into.folder, path))
  refuseInputs(paths, into)
  if (paths.length > 0) makeFolder(into)
  for (const file of paths) refuseLinks(file, into)
  const pairs = paths.map((file, index) => ({file, content: files[index]?.bytes ?? '', name: into.shown(file)}))
  writeTogether(pairs.reverse())
  return paths
}

export function refuseInputs(files: readonly string[], {inputs, shown}: FindingsFolder): void {
  const input = files.find(file => inputs.has(identityOf(file) ?? 'nothing'))
  if (input === undefined) return
  throw new ToolError('TARGET_INPUT', `Expected another file to write to than an input, got ${shown(input)}.`, {
    hint: 'export into a folder of its own with --out',
  })
}

/** A file as the disk knows it: names may lead to one by links, or in spite of letter case. */
export function identityOf(file: string): string | undefined {
  const stat = ifThere(() => statSync(file, {bigint: true}))
  return stat && `${stat.dev}:${stat.ino}`
}

function makeFolder({folder, shown}: FindingsFolder): void {
  try {
    mkdirSync(folder, {recursive: true})
  } catch (error) {
    throw new ToolError('WRITE_FAILED', `${shown(folder)} could not be made: ${reasonOf(error)}.`, {cause: error})
  }
}

function refuseLinks(file: string, {folder, shown}: FindingsFolder): void {
  const inside = fromRoot(folder, file)
  if (!isInside(inside)) throw new ToolError('PATH_OUTSIDE', `Expected a file inside ${shown(folder)}, got \`${inside}\`.`)
  for (let part = file; part !== folder; part = dirname(part)) {
    if (ifThere(() => lstatSync(part))?.isSymbolicLink()) {
      throw new ToolError('TARGET_LINK', `Expected no symbolic link where findings are written, got ${shown(part)}.`)
    }
  }
}
