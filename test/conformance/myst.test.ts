import {existsSync, readdirSync} from 'node:fs'
import {basename} from 'node:path'
import {describe, expect, it} from 'vitest'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import {parseMyst} from '../../src/formats/myst/parse.ts'
import {printMyst} from '../../src/formats/myst/print.ts'
import type {Cell} from '../../src/model/notebook.ts'
import {toPlain, type Value} from '../../src/model/value.ts'
import {blocksOf, remarkBlocksOf} from '../fixtures/myst/remark.ts'
import {dataPath, readData} from './data.ts'

const repros = readdirSync(dataPath('myst', 'repro')).toSorted()
const texts = readdirSync(dataPath('myst', 'text'))
  .filter(name => name.endsWith('.md'))
  .toSorted()

describe(`${repros.length} repro notebooks`, () => {
  it('are 106', () => expect(repros.length).toBe(106))
  for (const name of repros) {
    const text = dataPath('myst', 'repro', name, 'huntbook.md')
    if (!existsSync(text)) continue
    it(`reads ${name} as what must be kept`, () => {
      const {notebook, problems} = parseMyst(readData('myst', 'repro', name, 'huntbook.md'))
      expect(problems).toEqual([])
      expect(notebook?.cells.map(plainCell)).toEqual(JSON.parse(readData('myst', 'repro', name, 'expect.json')).kept)
    })
  }
})

const full = {representation: 'full', jupytextVersion: '1.19.5.dev0'} as const

describe(`${repros.length} repro notebooks, written`, () => {
  for (const name of repros) {
    const path = dataPath('myst', 'repro', name, 'huntbook.md')
    const {huntbook} = JSON.parse(readData('myst', 'repro', name, 'expect.json'))
    it(`${huntbook.outcome === 'refuses' ? 'refuses' : 'writes'} ${name}`, () => {
      const {notebook, problems} = ipynb.parse(readData('myst', 'repro', name, 'in.ipynb'))
      const printed = notebook && printMyst(notebook, {...full, sideFiles: {stem: 'in'}})
      if (huntbook.outcome === 'refuses') {
        const errors = [...problems, ...(printed?.losses ?? [])].filter(({severity}) => severity === 'error')
        expect(errors.length).toBeGreaterThan(0)
        return
      }
      expect(printed?.text).toBe(readData('myst', 'repro', name, 'huntbook.md'))
      expect(printed?.losses.filter(({severity}) => severity === 'error')).toEqual([])
    })
    if (!existsSync(path)) continue
    it(`writes ${name} as it reads it`, () => {
      const text = readData('myst', 'repro', name, 'huntbook.md')
      const {notebook} = parseMyst(text)
      expect(notebook && printMyst(notebook, full).text).toBe(text)
    })
    it(`writes ${name} as jupytext does, where jupytext reads it back`, () => {
      const {jupytext} = JSON.parse(readData('myst', 'repro', name, 'expect.json'))
      if (jupytext.outcome === 'same') expect(huntbook.outcome).toBe('identical')
      if (huntbook.outcome === 'identical')
        expect(readData('myst', 'repro', name, 'jupytext.md')).toBe(readData('myst', 'repro', name, 'huntbook.md'))
    })
  }
})

describe(`${texts.length} texts`, () => {
  it('are 42', () => expect(texts.length).toBe(42))
  for (const name of texts) {
    it(`reads ${name}`, () => {
      const {huntbook} = JSON.parse(readData('myst', 'text', name.replace('.md', '.json')))
      const given = readData('myst', 'text', name)
      const {notebook, problems} = parseMyst(given.startsWith('\ufeff') ? given.slice(1) : given)
      const errors = problems.filter(({severity}) => severity === 'error')
      if (huntbook.problem) {
        expect(errors.length).toBeGreaterThan(0)
        return
      }
      expect(errors).toEqual([])
      expect(notebook?.cells.map(plainCell)).toEqual(huntbook.cells)
      expect(toPlainNumbers(notebook?.metadata ?? null)).toEqual(huntbook.metadata)
    })
  }
})

const everything = readdirSync(dataPath('notebooks'), {recursive: true, encoding: 'utf8'}).toSorted()
const notebooks = everything.filter(path => path.endsWith('.ipynb'))
const markdown = everything.filter(path => path.endsWith('.md') && basename(path) !== 'SOURCE.md')

describe(`${notebooks.length} real notebooks`, () => {
  it('are 70', () => expect(notebooks.length).toBe(70))
  for (const path of notebooks) {
    it(`brings ${path} back, and the same text again`, () => {
      const {notebook} = ipynb.parse(readData('notebooks', path))
      if (!notebook) return
      const {text, losses, files} = printMyst(notebook, {sideFiles: {stem: 'x'}})
      const bytes = new Map(files.map(file => [file.path, file.bytes]))
      // The writer reads its text back and compares: a difference is an error.
      expect(losses.filter(({severity}) => severity === 'error')).toEqual([])
      const again = parseMyst(text, {readSide: side => bytes.get(side)})
      expect(again.problems.filter(({rule}) => rule !== 'parse/myst')).toEqual([])
      expect(again.notebook && printMyst(again.notebook, {sideFiles: {stem: 'x'}}).text).toBe(text)
      const stored = again.notebook && ipynb.parse(ipynb.print(again.notebook).text).notebook
      expect(stored && printMyst(stored, {sideFiles: {stem: 'x'}}).text).toBe(text)
    })
  }
})

describe(`${markdown.length} texts of others`, () => {
  it('are some', () => expect(markdown.length).toBeGreaterThan(30))
  for (const path of markdown) {
    it(`reads ${path} without errors`, () => {
      expect(parseMyst(readData('notebooks', path)).problems.filter(({severity}) => severity === 'error')).toEqual([])
    })
  }
})

const mirror = markdown.filter(path => path.startsWith('jupytext-mirror'))

describe(`${mirror.length} texts of jupytext's mirror tests`, () => {
  it('are 25', () => expect(mirror.length).toBe(25))
  for (const path of mirror) {
    it(`writes ${path} byte for byte`, () => {
      const {notebook} = ipynb.parse(readData('notebooks', path.replace(/md$/, 'ipynb')))
      expect(notebook && printMyst(notebook, {representation: 'off'}).text).toBe(readData('notebooks', path))
    })
  }
})

describe('the block structure', () => {
  const sources = notebooks.flatMap(
    path => ipynb.parse(readData('notebooks', path)).notebook?.cells.filter(({type}) => type === 'markdown') ?? [],
  )
  const comparable = sources.map(({source}) => source).filter(source => !/^ {0,3}(?:\+[ \t]*\+[ \t]*\+|%|\(.+\)=)/m.test(source))

  it(`of ${comparable.length} Markdown cells and ${markdown.length} texts is that of remark-parse`, () => {
    expect(comparable.length).toBeGreaterThan(450)
    // remark-parse ends a lazy paragraph at a lone tag; CommonMark and markdown-it do not.
    const lazyTag = /^[ ]*(?:[-+*>]|\d+\.)(?:[^\n]+\n)+<\/?[a-z]/m
    const other = comparable.filter(source => blocksOf(source).join() !== remarkBlocksOf(source).join())
    expect(other.filter(source => !lazyTag.test(source))).toEqual([])
    expect(other.length).toBeLessThan(3)
    for (const path of markdown) {
      const text = readData('notebooks', path).replaceAll(/^ {0,3}\+\+\+/gm, '***')
      expect(blocksOf(text)).toEqual(remarkBlocksOf(text))
    }
  })
})

function plainCell({type, source, metadata, attachments}: Cell): unknown {
  return {cell_type: type, source, metadata: toPlainNumbers(metadata), ...(attachments && {attachments: toPlain(attachments)})}
}

/** Numbers that JSON cannot hold are `{"$number": text}` in the expectations. */
function toPlainNumbers(value: Value): unknown {
  if (Array.isArray(value)) return value.map(item => toPlainNumbers(item))
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, toPlainNumbers(item)]))
  if (typeof value === 'object' && value !== null && 'text' in value) {
    const number = Number(value.text)
    return Number.isFinite(number) ? number : {$number: value.text}
  }
  return value
}
