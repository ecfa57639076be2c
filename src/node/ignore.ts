import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import type {Config} from '../lint/config/config.ts'
import {matchesAny} from '../lint/config/resolve.ts'
import {ToolError} from './tool-error.ts'

/** More rules than a person writes would make every run slow. */
const maxBytes = 65_536

/** Folders that hold no hunts of anybody. */
const never = new Set(['.git', 'node_modules', '.ipynb_checkpoints', '.huntbook'])

export type Ignored = (path: string) => boolean

/** Whether a path from the root (folders without a final `/`) is left out of the catalog. Ignore files are read without git. */
export function ignoredIn(root: string, {ignore: globs, useIgnoreFiles}: Config): Ignored {
  const files = new Map<string, Ignore | undefined>()
  const rulesOf = (folder: string): Ignore | undefined => {
    if (!files.has(folder)) files.set(folder, readRules(root, folder))
    return files.get(folder)
  }
  return path => {
    const parts = path.split('/')
    if (parts.some(part => never.has(part))) return true
    if (matchesAny(path, globs)) return true
    return useIgnoreFiles && isInside(parts) && byIgnoreFiles(parts, rulesOf)
  }
}

/** Rules of a deeper folder win over those above; what an upper folder's rules leave out is left out with all it holds. */
function byIgnoreFiles(parts: readonly string[], rulesOf: (folder: string) => Ignore | undefined): boolean {
  let ignored = false
  for (let depth = 0; depth < parts.length; depth++) {
    const test = rulesOf(parts.slice(0, depth).join('/'))?.test(parts.slice(depth).join('/'))
    if (test?.ignored) ignored = true
    else if (test?.unignored) ignored = false
  }
  return ignored
}

function isInside([first]: readonly string[]): boolean {
  return first !== '..' && first !== ''
}

function readRules(root: string, folder: string): Ignore | undefined {
  const names = folder === '' ? ['.git/info/exclude', '.gitignore', '.huntbookignore'] : ['.gitignore', '.huntbookignore']
  const texts = names
    .map(name => join(root, folder, name))
    .filter(existsSync)
    .map(readLimited)
  return texts.length === 0 ? undefined : ignore().add(texts.join('\n'))
}

function readLimited(file: string): string {
  const text = readFileSync(file, 'utf8')
  if (text.length <= maxBytes) return text
  throw new ToolError('IGNORE_TOO_LARGE', `${file} has more than ${maxBytes} bytes of rules.`)
}
