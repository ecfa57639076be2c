import {lstatSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {CompatFile} from '../../export/compat/index.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {ifThere} from '../if-there.ts'
import {isGitPath} from '../paths.ts'

/**
 * The files that may be written. Where a notebook chose a name outside of the folder for its own files, a file that is there already
 * may be anybody's, and nothing goes into a folder of git.
 */
export function keepOwn(folder: string, files: readonly CompatFile[], problems: ExportProblem[]): CompatFile[] {
  return files.filter(file => {
    const isOwn = !isGitPath(file.path) && (!file.strays || isFree(join(folder, file.path), file.bytes))
    const message = 'A file would take the place of one that is not of this export: it is not written.'
    if (!isOwn) problems.push({rule: 'export/file-name', severity: 'error', message, cell: file.cell})
    return isOwn
  })
}

function isFree(path: string, bytes: Uint8Array): boolean {
  const stat = ifThere(() => lstatSync(path))
  return !stat || (stat.isFile() && stat.size === bytes.length && readFileSync(path).equals(bytes))
}
