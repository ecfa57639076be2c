// What a commit pays: whole processes against `node -e 0`, in turn, so that a busy machine slows both. Prints ratios of medians.
//   node bench/start.mjs [RUNS]
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {argv, execPath, stdout} from 'node:process'
import {median} from './convert/measure.mjs'

const root = join(import.meta.dirname, '..')
const runs = Number(argv[2] ?? 20)
const huntbook = 'bin/huntbook.cjs'

/** Each with the bound that it is to keep. */
const commands = [
  {name: 'node -e 0', words: ['-e', '0']},
  {name: 'huntbook --version', words: [huntbook, '--version'], bound: 1.3},
  {name: 'huntbook lint, one shipped hunt', words: [huntbook, 'lint', 'hunts/network/http-beaconing.md'], bound: 2.2},
  {name: 'huntbook check, the shipped catalog', words: [huntbook, 'check', 'hunts']},
  {
    name: 'huntbook convert, one hunt to .ipynb',
    words: [huntbook, 'convert', 'hunts/network/http-beaconing.md', '--to', 'ipynb', '--stdout'],
  },
]

const times = new Map(commands.map(({name}) => [name, []]))
for (let run = -1; run < runs; run++) {
  for (const {name, words} of commands) {
    const start = performance.now()
    const {status, stderr} = spawnSync(execPath, words, {cwd: root, encoding: 'utf8'})
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
    // The first round warms the disk's cache.
    if (run >= 0) times.get(name).push(performance.now() - start)
  }
}

const base = median(times.get('node -e 0'))
for (const {name, bound} of commands) {
  const value = median(times.get(name))
  const ratio = value / base
  const verdict = bound === undefined ? '' : ratio <= bound ? `  (at most ${bound})` : `  ABOVE ${bound}`
  stdout.write(`${name.padEnd(38)} ${value.toFixed(1).padStart(6)} ms  ${ratio.toFixed(2)} × node -e 0${verdict}\n`)
}
