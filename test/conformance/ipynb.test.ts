import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import type {Problem} from '../../src/model/diagnostic.ts'
import {linesOf, positionAt} from '../../src/parse/lines.ts'
import {dataPath, readData} from './data.ts'

const folder = dataPath('notebooks')
const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.ipynb'))
  .sort()

/** What these files say about themselves: an empty file, versions that cannot be read, nbformat's own invalid examples. */
const deserved = new Map([
  ['azure-sentinel/tutorials-and-examples/example-notebooks/MDE APIs Demo Notebook.ipynb', 'parse/json'],
  ['nbformat/invalid.ipynb', 'parse/shape'],
  ['nbformat/no_min_version.ipynb', 'parse/shape'],
  ['nbformat/test2.ipynb', 'parse/shape'],
  ['nbformat/test3_no_worksheets.ipynb', 'parse/shape'],
  ['nbformat/test3_worksheet_with_no_cells.ipynb', 'parse/shape'],
  ['nbformat/test4plus.ipynb', 'parse/shape'],
])

/** Of the 37 that `nbformat.v4.writes` of nbformat 5.5 gives back byte for byte, one is of 4.5 and has a cell without id. */
const inStyle = 36

describe(`${paths.length} real notebooks`, () => {
  it('are all there', () => {
    expect(paths).toHaveLength(70)
  })

  it('have no errors but those that deserve them', () => {
    const found = new Map<string, string>()
    for (const path of paths) {
      const error = ipynb.parse(readData('notebooks', path)).problems.find(({severity}) => severity === 'error')
      if (error) found.set(path, error.rule)
    }
    expect(found).toEqual(deserved)
  })

  it('come back from what is printed', () => {
    let cells = 0
    for (const path of paths) {
      const {notebook, problems} = ipynb.parse(readData('notebooks', path))
      if (!notebook || problems.some(({severity}) => severity === 'error')) continue
      const {text} = ipynb.print(notebook)
      const again = ipynb.parse(text)
      expect(again.problems, path).toEqual([])
      // Printing gives ids to cells of 4.5 without one, and to those whose id is odd.
      const ids = again.notebook?.cells.map(({id}) => id)
      expect(again.notebook, path).toEqual({
        ...notebook,
        cells: notebook.cells.map((cell, index) => ({...cell, ...(ids?.[index] && {id: ids[index]})})),
      })
      expect(again.notebook && ipynb.print(again.notebook).text, path).toBe(text)
      cells += notebook.cells.length
    }
    expect(cells).toBe(995)
  })

  it(`are byte-identical after printing where they are in nbformat style: ${inStyle}`, () => {
    const same = paths.filter(path => {
      const text = readData('notebooks', path)
      const {notebook} = ipynb.parse(text)
      return notebook !== undefined && ipynb.print(notebook).text === text
    })
    expect(same).toHaveLength(inStyle)
  })

  it('have their sources where the locator says', () => {
    let places = 0
    for (const path of paths) {
      const text = readData('notebooks', path)
      const {notebook, locator} = ipynb.parse(text)
      // Sources of nbformat 3 are not always texts of the file.
      if (/"nbformat": ?3/.test(text)) continue
      for (const [cell, {source}] of notebook?.cells.entries() ?? []) {
        for (let start = 0; start < source.length; start += 97) {
          const {start: from, end: to} = locator.span({kind: 'source', cell, start, end: Math.min(start + 60, source.length)})
          const strings: unknown = JSON.parse(`["${text.slice(from, to)}"]`)
          expect(Array.isArray(strings) && strings.join('')).toBe(source.slice(start, start + 60))
          places++
        }
      }
    }
    expect(places).toBeGreaterThan(5000)
  })
})

interface Expected {
  readonly rule: string
  readonly severity?: string
  readonly line?: number
  readonly column?: number
}

interface HostileCase {
  readonly name: string
  readonly runs: readonly {readonly args: readonly string[]; readonly exit: readonly number[]; readonly diagnostics?: readonly Expected[]}[]
}

/** Cases whose diagnostics come from elsewhere: bytes are decoded before, and the hunting block is the schema's. */
const elsewhere = new Set(['utf8-bom', 'shape-hunting-list'])
const index: {readonly cases: readonly HostileCase[]} = JSON.parse(readData('hostile', 'expected.json'))
const hostile = index.cases.filter(
  ({name}) => /^(?:json|utf8|shape|surrogate|proto)-/.test(name) && !elsewhere.has(name) && decoded(name) !== undefined,
)

describe(`${hostile.length} hostile notebooks`, () => {
  it('are all there', () => {
    expect(hostile).toHaveLength(35)
  })

  it.each(hostile.map(({name, runs}) => ({name, runs})))('$name says what is wrong', ({name, runs}) => {
    const text = decoded(name) ?? ''
    const {problems, notebook} = ipynb.parse(text)
    const lint = runs.find(({args}) => args[0] === 'lint')
    for (const diagnostic of lint?.diagnostics ?? []) {
      expect(
        problems.some(problem => matches(text, problem, diagnostic)),
        JSON.stringify([diagnostic, problems]),
      ).toBe(true)
    }
    const errors = problems.some(({severity}) => severity === 'error')
    if (lint?.exit.join() === '0') expect(errors).toBe(false)
    if (lint?.exit.join() === '1') expect(errors).toBe(true)
    if (runs.some(({args, exit}) => args[0] === 'export' && exit.join() === '1')) expect(notebook).toBeUndefined()
    if (notebook) expect(ipynb.parse(ipynb.print(notebook).text).notebook).toBeDefined()
  })

  it('leave prototypes alone', () => {
    expect(({} as {polluted?: unknown}).polluted).toBeUndefined()
  })
})

/** The text of a case's notebook, less one BOM; undefined where it is not UTF-8 or not an `.ipynb`. */
function decoded(name: string): string | undefined {
  const path = join(dataPath('hostile', 'cases', name), 'hunt.ipynb')
  if (!existsSync(path)) return undefined
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(readFileSync(path))
  } catch {
    return undefined
  }
}

function matches(text: string, problem: Problem, {rule, severity, line, column}: Expected): boolean {
  const at = positionAt(linesOf(text), problem.start)
  return (
    (rule.endsWith('*') ? problem.rule.startsWith(rule.slice(0, -1)) : problem.rule === rule) &&
    (severity === undefined || problem.severity === severity) &&
    (line === undefined || at.line === line) &&
    (column === undefined || at.column === column)
  )
}
