// Builds dist: the library by tsc, the command line as a bundle.
import {spawnSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {execPath, exit} from 'node:process'
import {rolldown} from 'rolldown'

const root = join(import.meta.dirname, '..')

/** What a step prints says what is wrong with it: a stack would only bury that. */
function run(...words) {
  const {status} = spawnSync(execPath, words, {cwd: root, stdio: 'inherit'})
  if (status !== 0) exit(status ?? 1)
}

run('scripts/validators.mjs')
run('node_modules/typescript/bin/tsc', '-b', 'src')

rmSync(join(root, 'dist/cli'), {recursive: true, force: true})
const bundle = await rolldown({
  input: {huntbook: join(root, 'src/cli.ts'), worker: join(root, 'src/worker.ts'), packs: join(root, 'src/packs.ts')},
  platform: 'node',
  // It finds its own parts beside itself.
  external: ['jiti'],
  resolve: {
    alias: {
      '@noble/hashes/sha2.js': join(root, 'scripts/native-sha256.mjs'),
      '@scure/base': join(root, 'scripts/native-base64.mjs'),
    },
  },
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
