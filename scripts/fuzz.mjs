// The tests with other random cases each time, and more of them. `--cells`: how many cells go through the guarantees of the
// conversion; `--seed`: the cases of another run again. What else is given chooses tests, as with vitest.
import {spawnSync} from 'node:child_process'
import {randomInt} from 'node:crypto'
import {join} from 'node:path'
import process, {env, execPath, stdout} from 'node:process'
import {parseArgs} from 'node:util'

const root = join(import.meta.dirname, '..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const {values, positionals} = parseArgs({
  options: {cells: {type: 'string', default: '200000'}, seed: {type: 'string'}},
  allowPositionals: true,
})

const cells = wholeNumber('cells', values.cells)
const seed = wholeNumber('seed', values.seed ?? String(randomInt(2 ** 31)))
const told = `Seed ${seed}, ${cells} cells. Again: npm run fuzz -- --seed ${seed} --cells ${cells}\n`

stdout.write(told)
const {status} = spawnSync(execPath, [vitest, 'run', '--testTimeout', '7200000', ...positionals], {
  cwd: root,
  stdio: 'inherit',
  env: {...env, HUNTBOOK_FUZZ: '1', HUNTBOOK_FUZZ_SEED: String(seed), HUNTBOOK_FUZZ_CELLS: String(cells)},
})
stdout.write(told)
process.exitCode = status ?? 1

function wholeNumber(name, text) {
  const number = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new Error(`Expected a whole number for --${name}, got \`${text}\`.`)
  return number
}
