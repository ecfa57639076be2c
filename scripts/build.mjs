// Builds dist: the library by tsc, the command line as a bundle.
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {execPath, exit} from 'node:process'
import {bundle} from './bundle.mjs'

const root = join(import.meta.dirname, '..')

/** What a step prints says what is wrong with it: a stack would only bury that. */
function run(...words) {
  const {status} = spawnSync(execPath, words, {cwd: root, stdio: 'inherit'})
  if (status !== 0) exit(status ?? 1)
}

run('scripts/validators.mjs')
run('node_modules/typescript/bin/tsc', '-b', 'src')

await bundle(join(root, 'dist/cli'))
