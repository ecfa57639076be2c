import {readFileSync} from 'node:fs'
import process, {argv, stderr, stdout} from 'node:process'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {attackIndex, printIndex} from './attack-index/build.mjs'

const usage =
  'node scripts/attack-index.mjs BUNDLE.json[.gz]... --version 18.1 --source "mitre/cti COMMIT" > src/attack/data/attack-18.1.json'

// Not `exit`, which would cut off what a pipe has not taken yet.
if (argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(argv.slice(2))

/**
 * Prints the index of the STIX bundles that are named.
 *
 * @param {readonly string[]} args
 * @returns {0 | 2}
 */
export function main(args) {
  try {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {version: {type: 'string'}, source: {type: 'string'}},
    })
    const {version, source} = values
    if (version === undefined || source === undefined || positionals.length === 0)
      throw new Error('Expected bundles, --version and --source.')
    stdout.write(printIndex(attackIndex(positionals.map(readBundle), {version, source})))
    return 0
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}\n`)
    return 2
  }
}

/** @param {string} path */
function readBundle(path) {
  const bytes = readFileSync(path)
  // Told by the first bytes of gzip (RFC 1952, 2.3.1): a name may lie.
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  return JSON.parse(text.toString('utf8'))
}
