import {readdirSync} from 'node:fs'
import {basename} from 'node:path'
import {describe, expect, it} from 'vitest'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import {parseMyst} from '../../src/formats/myst/parse.ts'
import {printMyst} from '../../src/formats/myst/print.ts'
import {updateMyst} from '../../src/formats/myst/update/update.ts'
import {printOver} from '../../src/formats/over.ts'
import {contentOf} from '../../src/formats/pair/content.ts'
import {readers} from '../../src/formats/readers.ts'
import type {Cell, Notebook} from '../../src/model/notebook.ts'
import {emptyMap} from '../../src/model/value.ts'
import {dataPath, readData} from './data.ts'

const files = readdirSync(dataPath('notebooks'), {recursive: true, encoding: 'utf8'}).toSorted()
const texts = [
  ...readdirSync(dataPath('myst', 'text')).map(name => ['myst', 'text', name]),
  ...readdirSync(dataPath('myst', 'repro')).map(name => ['myst', 'repro', name, 'huntbook.md']),
  ...files.filter(path => basename(path) !== 'SOURCE.md').map(path => ['notebooks', path]),
].filter(path => path.at(-1)?.endsWith('.md'))

/** A text without a byte order mark that can be converted; `undefined` for one with a problem. */
function convertible(path: readonly string[]): {given: string; notebook: Notebook} | undefined {
  try {
    const given = readData(...path).replace(/^\ufeff/u, '')
    const {notebook, problems} = parseMyst(given)
    return notebook && problems.every(({severity}) => severity !== 'error') ? {given, notebook} : undefined
  } catch {
    // A notebook that is refused has no text.
    return undefined
  }
}

describe('texts of people and of huntbook', () => {
  it('stay as they are, byte for byte, over a way through a notebook file', () => {
    let kept = 0
    for (const path of texts) {
      const found = convertible(path)
      if (!found) continue
      const {notebook: stored} = ipynb.parse(ipynb.print(found.notebook).text)
      expect(stored && updateMyst(found.given, stored).text, path.join('/')).toBe(found.given)
      kept++
    }
    expect(kept).toBe(182)
  })

  it('read back as edited after any one edit, and change nowhere else', () => {
    let edits = 0
    let anew = 0
    for (const path of texts) {
      const found = convertible(path)
      if (!found) continue
      for (const [index, cells] of editsOf(found.notebook).entries()) {
        const edited = {...found.notebook, cells}
        const {text, losses} = updateMyst(found.given, edited)
        expect(losses.filter(({severity}) => severity === 'error')).toEqual([])
        const {notebook} = parseMyst(text)
        expect(notebook && contentOf(notebook).digest, `${path.join('/')} edit ${index}`).toBe(contentOf(edited).digest)
        edits++
        if (losses.some(({message}) => message.includes('written anew'))) anew++
      }
    }
    // Where a block that is left open would take in what comes below.
    expect([edits, anew]).toEqual([1928, 2])
  })
})

describe('notebook files', () => {
  const notebooks = files.filter(path => path.endsWith('.ipynb'))

  it('keep every byte where their own text is written over them', () => {
    let kept = 0
    for (const path of notebooks) {
      const text = readData('notebooks', path)
      const {notebook, problems} = ipynb.parse(text)
      if (!notebook || problems.some(({severity}) => severity === 'error') || /"nbformat": ?3/u.test(text)) continue
      const {notebook: given} = parseMyst(printMyst(notebook).text)
      const printed = given && printOver('ipynb', {text, notebook}, given)
      expect(printed?.text, path).toBe(text)
      kept++
    }
    expect(kept).toBe(60)
  })

  it('change in the edited cell alone, which keeps its id and loses its outputs', () => {
    let edits = 0
    for (const path of notebooks) {
      const text = readData('notebooks', path)
      const {notebook, problems} = ipynb.parse(text)
      if (!notebook || problems.some(({severity}) => severity === 'error') || /"nbformat": ?3/u.test(text)) continue
      const {notebook: given} = parseMyst(printMyst(notebook).text)
      for (const [index, cell] of given?.cells.entries() ?? []) {
        if (!given || index % 5 !== 0 || cell.source.trim() === '') continue
        const cells = given.cells.with(index, {...cell, source: `${cell.source}\n# more`})
        const {text: updated} = printOver('ipynb', {text, notebook}, {...given, cells})
        const read = readers.ipynb.parse(updated).notebook
        expect(read?.cells.map(({id}) => id)).toEqual(notebook.cells.map(({id}) => id))
        for (const [at, other] of read?.cells.entries() ?? []) {
          const before = notebook.cells[at]
          if (at !== index) expect(other, `${path} cell ${at + 1}`).toEqual(before)
          else if (other.type === 'code') expect([other.source, other.outputs, other.executionCount]).toEqual([cells[at]?.source, [], null])
        }
        edits++
      }
    }
    expect(edits).toBe(216)
  })
})

/** Small edits as people make them: a line more, a cell less, a cell more, two cells swapped. */
function editsOf({cells}: Notebook): (readonly Cell[])[] {
  const edits: (readonly Cell[])[] = []
  const step = Math.max(1, Math.floor(cells.length / 4))
  for (let index = 0; index < cells.length; index += step) {
    const cell = cells[index]
    if (!cell) continue
    const fresh: Cell = {type: 'code', source: 'new()', metadata: emptyMap, extra: emptyMap, executionCount: null, outputs: []}
    edits.push(
      cells.with(index, {...cell, source: `${cell.source}\n\nOne line more.`}),
      cells.toSpliced(index, 1),
      cells.toSpliced(index, 0, fresh),
      [...cells.slice(0, index), ...cells.slice(index + 1), cell],
    )
  }
  return edits
}
