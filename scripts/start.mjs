// The tour of `npm start`: checks the shipped catalog, converts a hunt, exports an executed notebook. Ends with what it did.
import {spawnSync} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import process, {execPath, stderr, stdout} from 'node:process'

const root = join(import.meta.dirname, '..')
const hunt = 'hunts/network/http-beaconing.md'
const executed = 'hunts/network/executed/http-beaconing.ipynb'

const steps = [
  {does: 'checks the shipped hunts', args: ['check', 'hunts']},
  {does: 'converts a hunt to a notebook for Jupyter', args: ['convert', hunt, '--to', 'ipynb', '--out', 'out', '--fresh']},
  {does: 'exports an executed notebook as findings', args: ['export', executed, '--to', 'markdown', '--out', 'out']},
]

mkdirSync(join(root, 'out'), {recursive: true})
const failed = steps.filter(({does, args}) => {
  stdout.write(`\n$ huntbook ${args.join(' ')}    # ${does}\n`)
  const {status} = spawnSync(execPath, ['bin/huntbook.cjs', ...args], {cwd: root, stdio: 'inherit'})
  return status !== 0
})

if (failed.length > 0) {
  stderr.write(`\nFailed: ${failed.map(({args}) => `huntbook ${args[0]}`).join(', ')}.\n`)
  process.exitCode = 1
} else {
  stdout.write(`
Done. Where to look:
  hunts/                             the catalog: one hunting procedure a file, in MyST Markdown
  out/http-beaconing.ipynb           the same procedure for Jupyter
  out/http-beaconing.findings.md     what an executed copy found, without code, parameters and hunters' notes
  node bin/huntbook.cjs --help       every command
`)
}
