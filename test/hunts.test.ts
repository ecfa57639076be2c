import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {env} from 'node:process'
import {describe, expect, it} from 'vitest'
import {copies, execute, findPython} from '../scripts/executed.mjs'
import {formats} from '../src/formats/index.ts'
import {readHunts} from '../src/node.ts'

const root = join(import.meta.dirname, '..')
const paths = readdirSync(join(root, 'hunts'), {recursive: true, encoding: 'utf8'})
  .filter(path => /^[^/\\]+[/\\][^/\\]+\.md$/u.test(path))
  .map(path => `hunts/${path.replaceAll('\\', '/')}`)
  .sort()

describe('the shipped hunts', () => {
  it('are at least four, by three teams or more', async () => {
    const hunts = await readHunts('hunts', {cwd: root})
    expect(hunts.map(({path}) => path)).toEqual(paths)
    expect(paths.length).toBeGreaterThanOrEqual(4)
    expect(new Set(paths.map(path => path.split('/')[1])).size).toBeGreaterThanOrEqual(3)
  })
  it.each(paths)('%s comes back byte for byte through .ipynb', path => {
    const text = readFileSync(join(root, path), 'utf8')
    const parsed = formats.myst.parse(text)
    expect(parsed.problems).toEqual([])
    if (!parsed.notebook) throw new Error('Expected a notebook.')
    const {notebook} = formats.ipynb.parse(formats.ipynb.print(parsed.notebook).text)
    if (!notebook) throw new Error('Expected a notebook.')
    expect(formats.myst.print(notebook).text).toBe(text)
  })
})

// Running the hunts needs Jupyter and pandas. CI installs them and sets the variable, so that nothing is skipped there.
const python = findPython()
const required = env.HUNTBOOK_REQUIRE_JUPYTER === '1'

describe.runIf(required || python !== undefined)('the code of the shipped hunts', () => {
  it.each(paths)('%s runs from top to bottom', {timeout: 120_000}, path => {
    if (python === undefined) throw new Error('Expected a Python with ipykernel, nbclient and pandas.')
    const executed = JSON.parse(execute(path, python)) as {cells: {cell_type: string; execution_count: number | null}[]}
    const counts = executed.cells.filter(cell => cell.cell_type === 'code').map(cell => cell.execution_count)
    expect(counts).toEqual(counts.map((_, index) => index + 1))
  })
  it.each([...copies])('%s gives the executed copy that ships', {timeout: 120_000}, (hunt, copy) => {
    if (python === undefined) throw new Error('Expected a Python with ipykernel, nbclient and pandas.')
    expect(execute(hunt, python)).toBe(readFileSync(join(root, copy), 'utf8'))
  })
})

describe.runIf(!required && python === undefined)('running the hunts', () => {
  it.skip('is skipped: no Python with ipykernel, nbclient and pandas was found', () => undefined)
})
