import {execFile} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import process, {execPath} from 'node:process'
import {afterAll, describe, expect, it} from 'vitest'
import {dataPath, readData} from './data.ts'

/** The data's own runner starts the built command line in a fresh folder for each run and watches it from outside. */
const runner = dataPath('hostile', 'run.mjs')
const bin = join(import.meta.dirname, '../../bin/huntbook.cjs')

if (!existsSync(join(import.meta.dirname, '../../dist/cli'))) throw new Error('The built command line is missing: npm run build makes it.')

interface Case {
  readonly name: string
  readonly made: boolean
  readonly runs: readonly unknown[]
}

// The data is written for this project, so its shape is known.
const {cases} = JSON.parse(readData('hostile', 'expected.json')) as {readonly cases: readonly Case[]}

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

const stored = cases.filter(({made}) => !made)
const made = cases.filter(item => item.made)

describe(`hostile: ${cases.length} cases`, () => {
  it('has them all', () => {
    expect([cases.length, runsOf(cases)]).toEqual([136, 669])
  })
  it(`do no harm in ${runsOf(stored)} runs`, {timeout: 600_000}, () => expectNoHarm('small', stored))
  it(`do no harm in ${runsOf(made)} runs with large files, links, pipes and odd names`, {timeout: 600_000}, () =>
    expectNoHarm('made', made),
  )
})

async function expectNoHarm(name: string, chosen: readonly Case[]): Promise<void> {
  const said = await run(name, chosen)
  process.stdout.write(`hostile, ${name}: ${chosen.length} cases: ${said.trimEnd()}\n`)
  expect(said.replace(skipped, '')).toBe(`${runsOf(chosen)} runs, 0 not as expected,`)
}

function runsOf(chosen: readonly Case[]): number {
  return chosen.reduce((sum, {runs}) => sum + runs.length, 0)
}
