import {lstatSync, mkdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {OutputFile} from '../model/findings.ts'
import {ifThere} from './if-there.ts'
import {fromRoot, isInside} from './paths.ts'
import {reasonOf, ToolError} from './tool-error.ts'
import {writeTogether} from './write.ts'

/** Pictures first, then the text that refers to them; where one cannot be written, none is. Nothing is written through a link, nor outside the folder. Messages name files as `shown` says. */
export function writeFindings(folder: string, files: readonly OutputFile[], shown: Shown): string[] {
  const paths = files.map(({path}) => join(folder, path))
  if (paths.length > 0) makeFolder(folder, shown)
  for (const file of paths) refuseLinks(folder, file, shown)
  const pairs = paths.map((file, index) => ({file, content: files[index]?.bytes ?? '', name: shown(file)}))
  writeTogether(pairs.reverse())
  return paths
}

type Shown = (file: string) => string

function makeFolder(folder: string, shown: Shown): void {
  try {
    mkdirSync(folder, {recursive: true})
  } catch (error) {
    throw new ToolError('WRITE_FAILED', `${shown(folder)} could not be made: ${reasonOf(error)}.`, {cause: error})
  }
}

function refuseLinks(folder: string, file: string, shown: Shown): void {
  const inside = fromRoot(folder, file)
  if (!isInside(inside)) throw new ToolError('PATH_OUTSIDE', `Expected a file inside ${shown(folder)}, got \`${inside}\`.`)
  for (let part = file; part !== folder; part = dirname(part)) {
    if (ifThere(() => lstatSync(part))?.isSymbolicLink()) {
      throw new ToolError('TARGET_LINK', `Expected no symbolic link where findings are written, got ${shown(part)}.`)
    }
  }
}
