import {existsSync, realpathSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {SideFile} from '../model/format.ts'
import {maxSideBytes} from '../model/limits.ts'
import {fromRoot, isInside} from './paths.ts'
import {readBytes} from './read.ts'
import {ToolError} from './tool-error.ts'
import {type Staged, stage} from './write.ts'

/** Reads a file beside a text. Nothing outside the text's folder is read, whatever links lead there. */
export function readSideFile(folder: string, path: string): Uint8Array | undefined {
  const file = join(folder, path)
  if (!isInside(path) || !existsSync(file) || !isInside(fromRoot(realpathSync(folder), realpathSync(file)))) return undefined
  const read = readBytes(file, {path, maxBytes: maxSideBytes})
  return read instanceof Uint8Array ? read : undefined
}

/** Stages the files that a text refers to. Messages name them as `shown` says. They are named by their content, so one that exists is the same. */
export function stageSideFiles(folder: string, files: readonly SideFile[], shown = (file: string): string => file): Staged[] {
  return files.flatMap(({path, bytes}) => {
    const file = join(folder, path)
    if (!isInside(path)) throw new ToolError('PATH_OUTSIDE', `Expected a path inside ${shown(folder)}, got \`${path}\`.`)
    if (existsSync(dirname(file)) && realpathSync(dirname(file)) !== join(realpathSync(folder), dirname(path))) {
      throw new ToolError('PATH_OUTSIDE', `Expected a folder, got a link that leads elsewhere: ${shown(dirname(file))}.`)
    }
    return existsSync(file) ? [] : (stage(file, bytes, {name: shown(file)}) ?? [])
  })
}
