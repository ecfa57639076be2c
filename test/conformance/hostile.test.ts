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

/** Runs of commands that do not exist yet, by the first words of their arguments. A command that exists loses its line, and all its runs are counted. */
const later: readonly (readonly string[])[] = [['check', '--merge']]

// The data is written for this project, so its shape is known.
const all = (JSON.parse(readData('hostile', 'expected.json')) as {readonly cases: readonly Case[]}).cases
const cases = all.map(item => ({...item, runs: item.runs.filter(isOfThisVersion)})).filter(({runs}) => runs.length > 0)

function isOfThisVersion({args}: Run): boolean {
  return !later.some(words => words.every((word, index) => args[index] === word))
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

const stored = cases.filter(({made}) => !made)
const made = cases.filter(item => item.made)

describe(`hostile: ${cases.length} of ${all.length} cases`, () => {
  it('has them all', () => {
    expect(all).toHaveLength(136)
    expect(runsOf(all)).toBe(669)
    expect(all.length - cases.length).toBe(later.length)
  })
  it(`do no harm in ${runsOf(stored)} runs`, {timeout: 600_000}, async () => {
    expect((await run('small', stored)).replace(skipped, '')).toBe(`${runsOf(stored)} runs, 0 not as expected,`)
  })
  it(`do no harm in ${runsOf(made)} runs with large files, links, pipes and odd names`, {timeout: 600_000}, async () => {
    expect((await run('made', made)).replace(skipped, '')).toBe(`${runsOf(made)} runs, 0 not as expected,`)
  })
})

function runsOf(chosen: readonly Case[]): number {
  return chosen.reduce((sum, {runs}) => sum + runs.length, 0)
}
