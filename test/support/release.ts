import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execPath} from 'node:process'

const root = join(import.meta.dirname, '../..')

/** A release tree in a new folder, and what takes it away again. */
export function buildTree(): {readonly tree: string; readonly remove: () => void} {
  const folder = mkdtempSync(join(tmpdir(), 'huntbook-release-'))
  const tree = join(folder, 'tree')
  execFileSync(execPath, [join(root, 'scripts/release-tree.mjs'), tree, '--allow-dirty'], {stdio: ['ignore', 'ignore', 'inherit']})
  return {tree, remove: () => rmSync(folder, {recursive: true, force: true})}
}
