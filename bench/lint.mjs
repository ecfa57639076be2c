// The speed of checking a catalog, as ratios in one run of whole processes.
//   node bench/lint.mjs [RUNS] [HUNTS]        10,000 hunts of 6.5 kB each where HUNTS is not given
import {appendFileSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {argv} from 'node:process'
import {measure, run} from './convert/measure.mjs'
import {report, say} from './convert/report.mjs'
import {writeHunts} from './lint/catalog.mjs'

const runs = Number(argv[2] ?? 3)
const count = Number(argv[3] ?? 10_000)
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'huntbook-bench-'))
const huntbook = join(root, 'bin/huntbook.cjs')

try {
  const [whole, tenth] = [count, count / 10].map(size => {
    const cwd = join(folder, String(size))
    const bytes = writeHunts(cwd, size)
    say(`${size} hunts, ${(bytes / 1e6).toFixed(1)} MB`)
    return cwd
  })
  const check = (cwd, ...words) => ({words: [huntbook, 'check', '--max-diagnostics', '1', '--exit-zero', ...words], cwd})
  const script = (name, cwd) => ({words: [join(root, 'bench/lint', name), cwd]})
  const cold = (cwd, workers) => ({...check(cwd, '--workers', workers), out: join(cwd, '.huntbook')})

  say('\nAll recommended rules, cold')
  const [markdown, two, none, small] = measure([script('markdown.mjs', whole), cold(whole, '2'), cold(whole, '0'), cold(tenth, '2')], runs)
  report(two / markdown, '× remark-parse on the Markdown alone, two threads', {most: 1.2})
  report(none / markdown, '× the same, no thread', {most: Number.POSITIVE_INFINITY})
  report(two / small, '× the time of a tenth of the hunts', {most: 11})

  say('\nWarm, one hunt changed')
  run(check(whole))
  const changed = join(whole, 'hunts/soc/changed.md')
  const touch = {...check(whole), before: () => appendFileSync(changed, '\nOne more line.\n')}
  const [warm, hash] = measure([touch, script('hash.mjs', whole)], runs)
  report(warm / two, 'of cold', {most: 0.05})
  report(warm / hash, '× stat and hash of the files', {most: 2.5})
  say(`\n  ${[markdown, two, none, small, warm, hash].map(time => `${(time / 1000).toFixed(2)} s`).join(', ')}`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}
