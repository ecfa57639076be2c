// Makes the executed copies that ship with the hunts: converts each hunt, runs it with Jupyter, strips what changes from run to run.
//   node scripts/executed.mjs          writes them
//   node scripts/executed.mjs --check  exits 1 where one differs from what would be written
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import process, {argv, env, execPath, stderr, stdout} from 'node:process'
import {fileURLToPath} from 'node:url'

const root = join(import.meta.dirname, '..')

/** Hunt → its executed copy, from the root. */
export const copies = new Map([
  ['hunts/endpoint/lsass-memory-access.md', 'hunts/endpoint/executed/lsass-memory-access.ipynb'],
  ['hunts/identity/sign-in-anomalies.md', 'hunts/identity/executed/sign-in-anomalies.ipynb'],
  ['hunts/network/dns-tunnelling.md', 'hunts/network/executed/dns-tunnelling.ipynb'],
  ['hunts/network/http-beaconing.md', 'hunts/network/executed/http-beaconing.ipynb'],
  ['hunts/soc/noisy-offenses.md', 'hunts/soc/executed/noisy-offenses.ipynb'],
])

/** A Python that has what the hunts need: HUNTBOOK_PYTHON, else python3 of the path, else Debian's. */
export function findPython() {
  const candidates = env.HUNTBOOK_PYTHON ? [env.HUNTBOOK_PYTHON] : ['python3', '/usr/bin/python3']
  return candidates.find(python => spawnSync(python, ['-c', 'import ipykernel, nbclient, pandas']).status === 0)
}

/**
 * Converts and executes a hunt. Throws an error that says what the cell or the tool printed.
 *
 * @param {string} hunt from the root
 * @param {string} python
 * @returns {string} the executed notebook
 */
export function execute(hunt, python) {
  const folder = mkdtempSync(join(tmpdir(), 'huntbook-executed-'))
  try {
    const name = basename(hunt, '.md')
    run(execPath, [join(root, 'bin/huntbook.cjs'), 'convert', hunt, '--to', 'ipynb', '--out', folder, '--quiet'])
    const executed = join(folder, `${name}.executed.ipynb`)
    run(python, ['scripts/execute-hunt.py', join(folder, `${name}.ipynb`), executed, '--cwd', dirname(hunt)])
    return readFileSync(executed, 'utf8')
  } finally {
    rmSync(folder, {recursive: true})
  }
}

function run(program, words) {
  const result = spawnSync(program, words, {cwd: root, encoding: 'utf8'})
  if (result.status !== 0) throw new Error(`${basename(program)} ${words.join(' ')} failed:\n${result.stdout}${result.stderr}`)
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const python = findPython()
  if (python === undefined) {
    stderr.write(
      'Expected a Python with ipykernel, nbclient and pandas, got none. On Debian: apt-get install python3-ipykernel python3-nbclient python3-pandas\n',
    )
    process.exitCode = 2
  }
  for (const [hunt, copy] of python === undefined ? [] : copies) {
    const text = execute(hunt, python)
    const file = join(root, copy)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    if (argv.includes('--check')) process.exitCode = 1
    else writeFileSync(file, text)
    stdout.write(`${copy} ${argv.includes('--check') ? 'differs' : 'was written'}\n`)
  }
}
