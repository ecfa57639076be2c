import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readerOf} from '../../src/formats/readers.ts'
import {diagnose} from '../../src/lint/diagnose.ts'
import type {Diagnostic} from '../../src/model/diagnostic.ts'
import type {Notebook} from '../../src/model/notebook.ts'
import type {Place, Position} from '../../src/model/place.ts'
import type {Report} from '../../src/model/report.ts'
import {lintFiles} from '../../src/node/lint.ts'
import {dataPath} from './data.ts'

let report: Report
let empty = ''

beforeAll(async () => {
  empty = mkdtempSync(join(tmpdir(), 'huntbook-notebooks-'))
  // The recommended rules over files as others wrote them. Nothing is written.
  report = await lintFiles({cwd: dataPath('notebooks'), config: false, files: ['.']})
})

afterAll(() => rmSync(empty, {recursive: true, force: true}))

interface Text {
  readonly text: string
  readonly notebook: Notebook | undefined
}

const paths = readdirSync(dataPath('notebooks'), {recursive: true, encoding: 'utf8'}).filter(path => /\.(?:ipynb|md)$/u.test(path))

/** Cells whose source, or the beginning of it, does not stand in the file as it is, with the number of such places. */
const madeUp: Readonly<Record<string, number>> = {
  // The raw cell is put together from keys of the header.
  'jupytext-mirror/jupyter_with_raw_cell_on_top.md': 2,
  // Cells without a source: their places are those of the cell.
  'nbformat/invalid.ipynb': 2,
  'nbformat/test4plus.ipynb': 2,
  // Heading cells of nbformat 3, whose `#` is written nowhere.
  'nbformat/test3.ipynb': 8,
  'nbformat/test3_no_metadata.ipynb': 8,
}

const texts = new Map<string, Text>()

function textAt(path: string): Text {
  const known = texts.get(path)
  if (known) return known
  const text = readFileSync(join(report.root, path), 'utf8').replace(/^\ufeff/u, '')
  const read = {text, notebook: readerOf(path, text)?.parse(text).notebook}
  texts.set(path, read)
  return read
}

/** Whether line and column, counted by hand, are those of the offset. */
function isAt(text: string, {line, column, offset}: Position): boolean {
  const before = text.slice(0, offset)
  return offset >= 0 && offset <= text.length && before.split('\n').length === line && offset - before.lastIndexOf('\n') === column
}

/** The text of a part of a JSON string, or of a list of strings. */
function withoutEscapes(json: string): string {
  let result = ''
  let inside = true
  for (let at = 0; at < json.length; at++) {
    const unit = json.charAt(at)
    if (unit === '"') inside = !inside
    else if (inside && unit === '\\') {
      const length = json.charAt(at + 1) === 'u' ? 6 : 2
      result += String(JSON.parse(`"${json.slice(at, at + length)}"`))
      at += length - 1
    } else if (inside) result += unit
  }
  return result
}

/** Lines without what the text format puts in front of them. */
function trimmed(text: string): string[] {
  return text.split('\n').map(line => line.trim())
}

function coversItsCell({path, range, cell}: Diagnostic): boolean {
  const {text, notebook} = textAt(path)
  const source = notebook?.cells[(cell?.number ?? 0) - 1]?.source
  if (source === undefined || !cell?.range) return false
  const inFile = text.slice(range.start.offset, range.end.offset)
  const inCell = source.slice(cell.range.start.offset, cell.range.end.offset)
  if (path.endsWith('.ipynb')) return withoutEscapes(inFile) === inCell
  return inFile === inCell || JSON.stringify(trimmed(inFile)) === JSON.stringify(trimmed(inCell))
}

function showsItsLines({path, cell, excerpt}: Diagnostic): boolean {
  const {text, notebook} = textAt(path)
  const lines = (cell?.range ? (notebook?.cells[cell.number - 1]?.source ?? '') : text).split('\n')
  return excerpt.every(({line, text: shown, cut}) => lines[line - 1]?.slice(cut, cut + shown.length) === shown)
}

const inSources = (diagnostics: readonly Diagnostic[]): Diagnostic[] => diagnostics.filter(({cell}) => cell?.range)

/** Every line of every cell, and every cell as a whole. */
function placesOf(notebook: Notebook): Place[] {
  return notebook.cells.flatMap(({source}, cell): Place[] => {
    const ends = [...source.matchAll(/\n/gu)].map(({index}) => index)
    const lines = [...ends, source.length].map((end, line) => ({
      kind: 'source' as const,
      cell,
      start: line === 0 ? 0 : (ends[line - 1] ?? 0) + 1,
      end,
    }))
    return [...lines, {kind: 'source', cell, start: 0, end: source.length}]
  })
}

describe('real notebooks', () => {
  it('are 107 files that are checked without a failure of a rule or of the tool', () => {
    expect(report.notebooks).toBe(107)
    expect(report.errors).toEqual([])
    expect(report.diagnostics.filter(({rule}) => /^(?:rule|io)\//u.test(rule))).toEqual([])
  })
  it('have 73 findings, each with ranges that lie in its file', () => {
    expect(report.diagnostics).toHaveLength(73)
    const outside = report.diagnostics.filter(
      ({path, range}) => !isAt(textAt(path).text, range.start) || !isAt(textAt(path).text, range.end),
    )
    expect(outside).toEqual([])
  })
  it('are reported in the same order and words every time', async () => {
    const again = await lintFiles({cwd: dataPath('notebooks'), config: false, files: ['.']})
    expect(JSON.stringify(again)).toBe(JSON.stringify(report))
  })
  it('have the ranges of 15,267 lines and cells in the file, and the same text there', () => {
    const wrong = new Map<string, number>()
    let places = 0
    for (const path of paths) {
      const {text, notebook} = textAt(path)
      const format = readerOf(path, text)
      if (!notebook || !format) continue
      const source = {path, format: format.id, text, parsed: format.parse(text)}
      for (const place of placesOf(notebook)) {
        places++
        const diagnostic = diagnose(source, {rule: 'x/y', severity: 'info', message: '', place})
        if (!isAt(text, diagnostic.range.start) || !isAt(text, diagnostic.range.end) || !coversItsCell(diagnostic)) {
          wrong.set(path, (wrong.get(path) ?? 0) + 1)
        }
      }
    }
    expect(Object.fromEntries(wrong)).toEqual(madeUp)
    expect(places).toBe(15_267)
  })
  it('have 1091 findings as hunts of a catalog, all at places in their files', async () => {
    const found: Diagnostic[] = []
    for (const path of paths.filter(name => readerOf(name, textAt(name).text))) {
      const stdin = {path: `hunts/team/${path.split('/').at(-1)}`, bytes: readFileSync(join(report.root, path))}
      const {diagnostics, errors} = await lintFiles({cwd: empty, config: false, stdin})
      expect(errors).toEqual([])
      found.push(...diagnostics.map(diagnostic => ({...diagnostic, path})))
    }
    expect(found.filter(({rule}) => rule.startsWith('rule/'))).toEqual([])
    expect(found.filter(({path, range}) => !isAt(textAt(path).text, range.start) || !isAt(textAt(path).text, range.end))).toEqual([])
    expect(inSources(found).filter(diagnostic => !coversItsCell(diagnostic))).toEqual([])
    expect(found.filter(diagnostic => !showsItsLines(diagnostic))).toEqual([])
    expect([found.length, inSources(found).length]).toEqual([1091, 398])
  })
})
