// Builds dist: the library by tsc, the command line as a bundle. `--watch` is for nobody: a build takes seconds.
import {execFileSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {rolldown} from 'rolldown'

const root = join(import.meta.dirname, '..')
const run = (...args) => execFileSync(execPath, args, {cwd: root, stdio: 'inherit'})

run('scripts/validators.mjs')
run('node_modules/typescript/bin/tsc', '-b', 'src')

rmSync(join(root, 'dist/cli'), {recursive: true, force: true})
const bundle = await rolldown({
  input: {huntbook: join(root, 'src/cli.ts')},
  platform: 'node',
  treeshake: {moduleSideEffects: false},
  logLevel: 'warn',
})
// CommonJS, because Node 20 spends some 10 ms on its loader of modules before the first line runs.
await bundle.write({
  dir: join(root, 'dist/cli'),
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  minify: true,
})
await bundle.close()
