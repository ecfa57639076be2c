import {accessSync, constants, existsSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {Check} from '../../model/check.ts'
import {ignoredByGit} from '../git/ignored.ts'
import {cacheProblem} from '../lint/cache-folder.ts'
import {halvesOf} from '../pairs/halves.ts'
import {newestAttack} from '../services.ts'
import type {Workspace} from '../workspace.ts'

/** How many names one line shows. */
const most = 3

export function checkCache({root, config}: Workspace): Check {
  const id = 'cache'
  const {enabled, folder} = config.cache
  if (!enabled) return {id, status: 'ok', message: 'The cache is off.'}
  const problem = cacheProblem(root, resolve(root, folder))
  if (problem !== undefined)
    return {id, status: 'warning', message: problem, next: 'git rm -r --cached it, or name another folder in `cache.folder`'}
  let existing = resolve(root, folder)
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing)
  try {
    accessSync(existing, constants.W_OK)
    return {id, status: 'ok', message: `${folder} can be written.`}
  } catch {
    return {
      id,
      status: 'warning',
      message: `${folder} cannot be written: every run starts anew.`,
      next: 'name another folder in `cache.folder`',
    }
  }
}

export function checkAttack({config: {attack}}: Workspace): Check {
  const id = 'attack'
  const {version = newestAttack} = attack
  if (version === newestAttack) return {id, status: 'ok', message: `ATT&CK ${version}, the newest that ships.`}
  const message = `The configuration asks for ATT&CK ${version}; ${newestAttack} ships with this version.`
  return {id, status: 'warning', message, next: `set \`attack.version: '${newestAttack}'\` when the catalog is ready for it`}
}

/** Names that are one on the disks of macOS and Windows. Folders count as well. */
export function checkNames({services: {repository}}: Workspace): Check {
  const known = new Map<string, string>()
  const same = new Map<string, string>()
  for (const file of repository.files()) {
    for (let path = file; path !== '.' && path !== ''; path = dirname(path)) {
      const key = path.normalize('NFC').toLowerCase()
      const first = known.get(key) ?? path
      if (first !== path && !same.has(key)) same.set(key, `${first} and ${path}`)
      // What is above was looked at with an earlier file.
      if (known.get(key) === path) break
      known.set(key, first)
    }
  }
  if (same.size === 0) return {id: 'names', status: 'ok', message: 'No names differ only by letter case.'}
  const message = `Names that are the same on many disks: ${some([...same.values()])}.`
  return {id: 'names', status: 'warning', message, next: 'rename one of them, else a clone on macOS or Windows loses it'}
}

/** Halves that people edit, or that are to be committed, and that git leaves out. */
export function checkPairs(workspace: Workspace, paths: readonly string[]): Check {
  const needed = new Set<string>()
  for (const path of paths) {
    const halves = halvesOf(workspace, path)
    if (!halves) continue
    const wanted = halves.mode === 'both' ? [halves.text, halves.notebook] : [halves[halves.source]]
    for (const half of wanted) if (existsSync(join(workspace.root, half))) needed.add(half)
  }
  const ignored = [...ignoredByGit(workspace.root, [...needed])]
  if (ignored.length === 0) return {id: 'pairs', status: 'ok', message: 'Git ignores no half of a pair that it should have.'}
  const message = `Git ignores halves of pairs that are not made of the other half: ${some(ignored)}.`
  return {id: 'pairs', status: 'warning', message, next: 'take them out of the ignore file, or set `pairs.mode`'}
}

function some(names: readonly string[]): string {
  return names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '')
}
