import {execFile} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {afterAll, describe, expect, it} from 'vitest'
import {dataPath, readData} from './data.ts'

/** The data's own runner starts the built command line in a fresh folder for each run and watches it from outside. */
const runner = dataPath('hostile', 'run.mjs')
const bin = join(import.meta.dirname, '../../bin/huntbook.cjs')

if (!existsSync(join(import.meta.dirname, '../../dist/cli'))) throw new Error('The built command line is missing: npm run build makes it.')

interface Run {
  readonly args: readonly string[]
}

interface Case {
  readonly name: string
  readonly made: boolean
  readonly runs: readonly Run[]
}

/** Cases that this version cannot pass, each with what it lacks. */
const left: ReadonlyMap<string, string> = new Map([
  ['baseline-missing', 'baseline'],
  ['baseline-next-version', 'baseline'],
  ['baseline-not-json', 'baseline'],
  ['proto-baseline', 'baseline'],
  ['blob-next-version', 'merging shards'],
  ['pack-untrusted-event', 'packs of team rules'],
  ['rule-exits', 'packs of team rules'],
  ['rule-floods', 'packs of team rules'],
  ['rule-loops-at-load', 'packs of team rules'],
  ['rule-message-injection', 'packs of team rules'],
  ['rule-prints', 'packs of team rules'],
  ['rule-regexp', 'packs of team rules'],
  ['rule-rejects', 'packs of team rules'],
  ['rule-throws', 'packs of team rules'],
  ['rule-throws-odd', 'packs of team rules'],
])

const laterFormats = new Set(['sarif', 'github', 'gitlab', 'junit', 'rdjson', 'markdown'])

// The data is written for this project, so its shape is known.
const all = (JSON.parse(readData('hostile', 'expected.json')) as {readonly cases: readonly Case[]}).cases
const cases = all
  .filter(({name}) => !left.has(name))
  .map(item => ({...item, runs: item.runs.filter(isOfThisVersion)}))
  .filter(({runs}) => runs.length > 0)

/** Of the commands there are `lint`, `check`, `convert` and `export --to markdown`; of the reports `pretty` and `json`. */
function isOfThisVersion({args}: Run): boolean {
  const after = (flag: string): string => args[args.indexOf(flag) + 1] ?? ''
  if (args[0] === 'export') return after('--to') === 'markdown'
  return ['lint', 'check', 'convert'].includes(args[0] ?? '') && !(args.includes('--format') && laterFormats.has(after('--format')))
}

const folder = mkdtempSync(join(tmpdir(), 'huntbook-hostile-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** What the runner says of some cases. */
function run(name: string, chosen: readonly Case[]): Promise<string> {
  const data = join(folder, name)
  mkdirSync(data)
  for (const part of ['cases', 'make.mjs']) symlinkSync(dataPath('hostile', part), join(data, part))
  writeFileSync(join(data, 'expected.json'), JSON.stringify({version: 1, cases: chosen}))
  return new Promise(done => {
    execFile(execPath, [runner, '--cases', data, '--bin', bin], {maxBuffer: 10_000_000}, (_, stdout, stderr) => done(stdout + stderr))
  })
}

const skipped = / \d+ cases skipped here\.\n$/u

describe('hostile: 121 of 136 cases', () => {
  it('has them all', () => {
    expect([all.length, cases.length, left.size]).toEqual([136, 121, 15])
    expect([...left.keys()].filter(name => !all.some(item => item.name === name))).toEqual([])
  })
  it('do no harm in 362 runs', {timeout: 600_000}, async () => {
    const said = await run(
      'small',
      cases.filter(({made}) => !made),
    )
    expect(said.replace(skipped, '')).toBe('362 runs, 0 not as expected,')
  })
  it('do no harm in 82 runs with large files, links, pipes and odd names', {timeout: 600_000}, async () => {
    const said = await run(
      'made',
      cases.filter(({made}) => made),
    )
    expect(said.replace(skipped, '')).toBe('82 runs, 0 not as expected,')
  })
})
