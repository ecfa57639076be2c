// Builds dist: the library by tsc, the command line as a bundle. `--watch` is for nobody: a build takes seconds.
import {execFileSync} from 'node:child_process'
import {chmodSync, rmSync} from 'node:fs'
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
await bundle.write({dir: join(root, 'dist/cli'), format: 'esm', chunkFileNames: '[name]-[hash].js', minify: true})
await bundle.close()
chmodSync(join(root, 'dist/cli/huntbook.js'), 0o755)
