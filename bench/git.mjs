// What `git add` pays for the filter: 300 notebooks, added with and without it, in turn, so that a busy machine slows both. Prints medians.
//   node bench/git.mjs [RUNS] [NOTEBOOKS]
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {argv, env, execPath, stdout} from 'node:process'
import {median} from './convert/measure.mjs'

const bin = join(import.meta.dirname, '../bin/huntbook.cjs')
const runs = Number(argv[2] ?? 7)
const count = Number(argv[3] ?? 300)
const folder = mkdtempSync(join(tmpdir(), 'huntbook-bench-'))
const settings = {GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1'}

/** A hunt of twelve cells, every other one with outputs: some 25 kB. */
function notebook(number) {
  const cells = Array.from({length: 12}, (_, index) =>
    index % 2 === 0
      ? {
          cell_type: 'markdown',
          id: `m${index}`,
          metadata: {},
          source: [`## Step ${index} of hunt ${number}\n`, '\n', 'What to look for, and why. '.repeat(10)],
        }
      : {
          cell_type: 'code',
          id: `c${index}`,
          metadata: {execution: {'iopub.status.idle': '2026-01-01'}},
          execution_count: index,
          outputs: [
            {
              output_type: 'execute_result',
              execution_count: index,
              metadata: {},
              data: {'text/plain': ['host  user\n', ...Array.from({length: 60}, (__, row) => `host-${number}-${row}  user-${row}\n`)]},
            },
          ],
          source: Array.from({length: 15}, (__, line) => `row_${line} = query("process where name == 'x${line}'")\n`),
        },
  )
  return `${JSON.stringify({cells, metadata: {}, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
}

function git(cwd, ...args) {
  execFileSync('git', args, {cwd, env: {...env, ...settings}, stdio: ['ignore', 'ignore', 'inherit']})
}

/** Milliseconds of `git add` in a new repository. */
function add(name, filter) {
  const top = join(folder, name)
  mkdirSync(top)
  git(top, 'init', '--quiet')
  if (filter) {
    git(top, 'config', 'filter.huntbook.process', `'${execPath}' '${bin}' git filter`)
    git(top, 'config', 'filter.huntbook.required', 'true')
    writeFileSync(join(top, '.gitattributes'), '*.ipynb filter=huntbook text eol=lf\n')
  }
  for (let number = 0; number < count; number++) writeFileSync(join(top, `${number}.ipynb`), notebook(number))
  const start = performance.now()
  git(top, 'add', '.')
  const taken = performance.now() - start
  rmSync(top, {recursive: true})
  return taken
}

const times = {node: [], plain: [], filtered: []}
try {
  for (let run = -1; run < runs; run++) {
    const start = performance.now()
    execFileSync(execPath, ['-e', '0'])
    const measured = {node: performance.now() - start, plain: add(`plain${run}`, false), filtered: add(`filtered${run}`, true)}
    // The first round warms the disk's cache, and lets the compiled code be kept.
    if (run >= 0) for (const [name, taken] of Object.entries(measured)) times[name].push(taken)
  }
} finally {
  rmSync(folder, {recursive: true})
}

const [node, plain, filtered] = [times.node, times.plain, times.filtered].map(median)
const show = ms => `${ms.toFixed(0)} ms`
const verdict = (value, bound) => `${value <= bound ? 'at most' : 'ABOVE'} ${show(bound)}`
stdout.write(`node -e 0                    ${show(node)}\n`)
stdout.write(`git add of ${count}, no filter    ${show(plain)}\n`)
stdout.write(
  `git add of ${count}, filter       ${show(filtered)}  (${verdict(filtered, 4 * plain + node)}: 4 × without, and a start of Node)\n`,
)
stdout.write(`what the filter adds         ${show(filtered - plain)}  (${verdict(filtered - plain, 2000)})\n`)
