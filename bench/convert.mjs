// Conversion between .ipynb and MyST Markdown, speed and memory: whole processes in turn, ratios of medians.
//   node bench/convert.mjs [RUNS] [--notebooks FOLDER] [--jupytext FOLDER]
// --notebooks: measures the notebooks below a folder as well, copied until there are 200. --jupytext: compares with jupytext; the folder holds its package.
import {cpSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {copyNotebooks, keepConverted, repeatNotebooks, writeCatalog, writeLong} from './convert/corpus.mjs'
import {measure, memoryOf, run} from './convert/measure.mjs'
import {report, say} from './convert/report.mjs'

const root = join(import.meta.dirname, '..')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {notebooks: {type: 'string'}, jupytext: {type: 'string'}},
})
const runs = Number(positionals[0] ?? 10)
const temporary = mkdtempSync(join(tmpdir(), 'huntbook-bench-'))
const folder = name => join(temporary, name)

/** `bound`: how many times as long as `convert/plain.mjs` 200 notebooks may take. */
const directions = [
  {to: 'myst', from: 'ipynb', bound: 2.5},
  {to: 'ipynb', from: 'md', bound: 3},
]

try {
  writeCatalog(join(root, 'hunts'), folder('ipynb'))
  convertAll('myst', 'ipynb', 'md')
  many('md', 'ipynb')
  one()
  longer([400, 4000, 40_000])
  if (values.notebooks !== undefined) {
    copyNotebooks(resolve(values.notebooks), folder('real-ipynb'))
    convertAll('myst', 'real-ipynb', 'kept')
    keepConverted(folder('real-ipynb'), folder('kept'))
    repeatNotebooks(folder('real-ipynb'), 200)
    convertAll('myst', 'real-ipynb', 'real-md')
    many('real-md', 'real-ipynb')
  }
} finally {
  rmSync(temporary, {recursive: true})
}

function many(texts, notebooks) {
  for (const {to, bound} of directions) {
    const input = to === 'myst' ? notebooks : texts
    say(`\n${sizesOf(input).length} notebooks, ${(sum(sizesOf(input)) / 1e6).toFixed(1)} MB, to ${to}`)
    const plain = {words: [join(root, 'bench/convert/plain.mjs'), to, folder(input), folder('out')], out: folder('out')}
    const [base, ours, theirs] = measure([plain, huntbook(to, input), ...jupytext(to, input)], runs)
    report(ours / base, '× a script that reads, parses and writes', {most: bound})
    if (theirs) report(theirs / ours, '× as fast as jupytext', {least: 8})
    say(
      `  ${(memoryOf(huntbook(to, input)) / 1e6).toFixed(0)} MB of memory, the largest file has ${(Math.max(...sizesOf(input)) / 1e6).toFixed(1)} MB`,
    )
  }
}

function one() {
  run({words: convertWords('ipynb', 'one-ipynb', 'hunts/network/http-beaconing.md'), cwd: root})
  convertAll('myst', 'one-ipynb', 'one-md')
  for (const {to, from} of directions) {
    say(`\none notebook of 20 kB, to ${to}`)
    const [base, ours, theirs] = measure([{words: ['-e', '0']}, huntbook(to, `one-${from}`), ...jupytext(to, `one-${from}`)], runs * 2)
    report(ours / base, '× node -e 0', {most: 2})
    if (theirs) report(theirs / ours, '× as fast as jupytext', {least: 5})
  }
}

function longer(counts) {
  for (const count of counts) {
    writeLong(folder('ipynb'), count, folder(`${count}-ipynb`))
    convertAll('myst', `${count}-ipynb`, `${count}-md`)
  }
  for (const {to, from} of directions) {
    const commands = counts.map(count => huntbook(to, `${count}-${from}`))
    const times = measure(commands, Math.ceil(runs / 3))
    for (const [index, count] of counts.entries()) {
      const size = sum(sizesOf(`${count}-${from}`))
      say(`\none notebook of ${count} cells, ${(size / 1e6).toFixed(1)} MB, to ${to}`)
      if (index > 0) report(times[index] / times[index - 1], `× the time of ${counts[index - 1]} cells`, {most: 11})
      const memory = memoryOf(commands[index])
      report((memory - 60e6) / size, `× the file is the memory beyond 60 MB, ${(memory / 1e6).toFixed(0)} MB in all`, {most: 6})
    }
  }
}

function convertAll(to, input, out) {
  run({words: convertWords(to, out), cwd: folder(input), statuses: [0, 1]})
}

function huntbook(to, input) {
  return {words: convertWords(to, 'out'), cwd: folder(input), out: folder('out')}
}

function convertWords(to, out, input = '.') {
  return [join(root, 'bin/huntbook.cjs'), 'convert', input, '--to', to, '--out', folder(out), '--no-config', '--quiet']
}

/** jupytext writes beside its input, which therefore is a copy. It cannot read all that huntbook reads. */
function jupytext(to, input) {
  if (values.jupytext === undefined) return []
  const copy = folder(`${input}-jupytext`)
  cpSync(folder(input), copy, {recursive: true})
  const words = ['-m', 'jupytext', '--quiet', '--warn-only', '--to', to === 'myst' ? 'md:myst' : 'ipynb', ...filesIn(input)]
  return [{program: '/usr/bin/python3', words, cwd: copy, env: {PYTHONPATH: resolve(values.jupytext)}, statuses: [0, 1]}]
}

function sizesOf(name) {
  return filesIn(name).map(file => statSync(join(folder(name), file)).size)
}

/** Without the folders of attachments. */
function filesIn(name) {
  return readdirSync(folder(name)).filter(file => /\.(?:ipynb|md)$/.test(file))
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
