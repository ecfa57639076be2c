import {existsSync, realpathSync} from 'node:fs'
import {resolve} from 'node:path'
import {fileDiagnostic} from '../lint/diagnose.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import {fromRoot, isInside} from './paths.ts'

/** What is said of a file below the root that is a link out of it, or lies behind one. Nobody named what it leads to. */
export function outsideLink(root: string, path: string): Diagnostic | undefined {
  const file = resolve(root, path)
  if (!isInside(path) || !existsSync(file) || isInside(fromRoot(realpathSync(root), realpathSync(file)))) return undefined
  const message = 'Expected a file inside the root, got a symbolic link that leads out of it: it was not read.'
  return fileDiagnostic({rule: 'io/symlink', path, message})
}
