// Bundles the command line. `npm run build` and the release tree are made by the same lines, so that what is tested is what is released.
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {rolldown} from 'rolldown'

const root = join(import.meta.dirname, '..')

/** Each becomes a file of its name: the program, its threads, the GitHub action. */
const entries = {huntbook: 'src/cli.ts', worker: 'src/worker.ts', packs: 'src/packs.ts'}
/** By itself: what it shares with the program would become files more that each start of the program loads. */
const ownEntries = {action: 'src/action.ts'}

/**
 * Writes the bundle into a folder, which it empties first.
 *
 * @param {string} folder absolute
 * @returns {Promise<readonly string[]>} the modules that are in it, absolute
 */
export async function bundle(folder) {
  rmSync(folder, {recursive: true, force: true})
  return [...(await write(folder, entries)), ...(await write(folder, ownEntries))]
}

async function write(folder, input) {
  const built = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, join(root, file)])),
    platform: 'node',
    resolve: {
      alias: {
        '@noble/hashes/sha2.js': join(root, 'scripts/native-sha256.mjs'),
        '@scure/base': join(root, 'scripts/native-base64.mjs'),
        // The form of it that takes its own parts by `require`, so that they come along: the release has no dependencies.
        jiti: join(root, 'node_modules/jiti/lib/jiti.cjs'),
      },
    },
    treeshake: {moduleSideEffects: false},
    logLevel: 'warn',
  })
  // CommonJS, because Node 20 spends some 10 ms on its loader of modules before the first line runs, and because a bundle of ES modules
  // cannot hold what calls `require`.
  const {output} = await built.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    minify: true,
  })
  await built.close()
  return output.flatMap(part => (part.type === 'chunk' ? Object.keys(part.modules) : []))
}
