import {existsSync, readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {parseMyst} from '../../src/formats/myst/parse.ts'
import type {Cell} from '../../src/model/notebook.ts'
import {toPlain, type Value} from '../../src/model/value.ts'
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
