// What a release tree is known by.
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'

/** What stands at the top of a tree. */
export const ownEntries = [
  '.gitignore',
  '.pre-commit-hooks.yaml',
  'LICENSE',
  'NOTICE',
  'README.md',
  'SOURCE',
  'THIRD-PARTY-NOTICES',
  'action.yml',
  'data',
  'dist',
  'docs',
  'package.json',
  'sbom.cdx.json',
  'schemas',
]

/** Where a tree that runs keeps compiled code: it is of no release. */
export const compiled = 'dist/cli/compiled'

/**
 * Whether a folder holds a tree, of this version or an earlier one.
 *
 * @param {string} folder absolute
 */
export function isTree(folder) {
  try {
    const {name} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return name === 'huntbook' && /^[0-9a-f]{40}(?: with changes)?\n$/u.test(readFileSync(join(folder, 'SOURCE'), 'utf8'))
  } catch {
    return false
  }
}

/**
 * The bytes of what may be released.
 *
 * @param {string} path absolute
 */
export function sizeOf(path) {
  if (path.endsWith(join('/', compiled))) return 0
  if (!statSync(path).isDirectory()) return statSync(path).size
  const entries = readdirSync(path).filter(entry => entry !== '.git')
  return entries.reduce((sum, entry) => sum + sizeOf(join(path, entry)), 0)
}
