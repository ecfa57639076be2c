// Exports of executed notebooks, speed and memory: whole processes in turn, ratios of medians.
//   node bench/export.mjs [RUNS] [--notebooks FOLDER] [--nbconvert FOLDER]
// --notebooks: copies the largest notebooks below a folder in place of made ones. --nbconvert: compares with nbconvert; the folder holds its
// package, or is `system` for the one that is installed.
import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {measure, memoryOf} from './convert/measure.mjs'
import {report, say} from './convert/report.mjs'
import {copyLargest, makeExecuted, writeHuge} from './export/corpus.mjs'

const root = join(import.meta.dirname, '..')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {notebooks: {type: 'string'}, nbconvert: {type: 'string'}},
})
const runs = Number(positionals[0] ?? 5)
const temporary = mkdtempSync(join(tmpdir(), 'huntbook-bench-'))
const folder = name => join(temporary, name)

try {
  mkdirSync(folder('one'))
  cpSync(join(root, 'hunts/network/executed/http-beaconing.ipynb'), folder('one/http-beaconing.ipynb'))
  one()
  if (values.notebooks === undefined) makeExecuted(join(root, 'hunts'), folder('many'))
  else copyLargest(resolve(values.notebooks), folder('many'))
  many()
  huge()
} finally {
  rmSync(temporary, {recursive: true})
}

function one() {
  say('\none executed notebook, whole process')
  const commands = [{words: ['-e', '0']}, huntbook('markdown', 'one'), huntbook('html', 'one'), ...nbconvert('markdown', 'one')]
  const [base, markdown, html, theirs] = measure(commands, runs * 4)
  report(markdown / base, '× node -e 0, to Markdown', {most: 2})
  report(html / base, '× node -e 0, to HTML', {most: 3})
  if (theirs) report(theirs / markdown, '× as fast as nbconvert, to Markdown', {least: 6})
}

function many() {
  const sizes = sizesOf('many')
  const all = sizes.reduce((total, size) => total + size, 0)
  say(`\n${sizes.length} executed notebooks, ${(all / 1e6).toFixed(1)} MB`)
  const plain = {words: [join(root, 'bench/export/plain.mjs'), folder('many'), folder('out')], out: folder('out')}
  const theirs = [...nbconvert('markdown', 'many'), ...nbconvert('html', 'many')]
  const commands = [plain, huntbook('markdown', 'many'), huntbook('html', 'many'), huntbook('json', 'many'), ...theirs]
  const [base, markdown, html, json, theirMarkdown, theirHtml] = measure(commands, runs)
  report(markdown / base, '× a script that reads, parses and writes, to Markdown', {most: 3})
  report(html / markdown, '× our own Markdown, to HTML', {most: 3})
  say(`  ${(json / markdown).toFixed(2).padStart(6)} × our own Markdown, to JSON`)
  if (theirMarkdown) report(theirMarkdown / markdown, '× as fast as nbconvert, to Markdown', {least: 5})
  if (theirHtml) report(theirHtml / html, '× as fast as nbconvert, to HTML', {least: 15})
}

function huge() {
  mkdirSync(folder('huge'))
  const size = writeHuge(folder('huge/huge.ipynb'), {megabytes: 200, output: 150})
  const command = huntbook('markdown', 'huge', ['--streams', 'all'])
  const memory = memoryOf(command)
  say(`\none notebook of ${(size / 1e6).toFixed(0)} MB, one output of 150 MB`)
  report(memory / size, `× the file is the memory, ${(memory / 1e6).toFixed(0)} MB`, {most: 4})
}

function huntbook(to, input, more = []) {
  const options = ['--to', to, '--out', folder('out'), '--no-config', '--quiet', '--max-bytes', '100000000', ...more]
  const words = [join(root, 'bin/huntbook.cjs'), 'export', ...filesIn(input), ...options]
  return {words, cwd: folder(input), out: folder('out'), statuses: [0, 1]}
}

function nbconvert(to, input) {
  if (values.nbconvert === undefined) return []
  const words = ['-m', 'nbconvert', '--to', to, '--output-dir', folder('out'), '--log-level=ERROR', ...filesIn(input)]
  const env = values.nbconvert === 'system' ? {} : {PYTHONPATH: resolve(values.nbconvert)}
  return [{program: '/usr/bin/python3', words, cwd: folder(input), env, out: folder('out'), statuses: [0, 1]}]
}

function sizesOf(name) {
  return filesIn(name).map(file => statSync(join(folder(name), file)).size)
}

function filesIn(name) {
  return readdirSync(folder(name)).filter(file => file.endsWith('.ipynb'))
}
