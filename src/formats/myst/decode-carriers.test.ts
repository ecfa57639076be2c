import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import * as arbitrary from '../../../test/fixtures/myst/arbitrary.ts'
import type {SideFile} from '../../model/format.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import {emptyMap, fromPlain, isMap, type ValueMap} from '../../model/value.ts'
import {decodeCarriers} from './decode-carriers.ts'
import {keptCell, settleMetadata} from './kept.ts'
import {joinAttachments, printAttachments} from './write/attachments.ts'
import {carryOut} from './write/carried.ts'
import {writtenCell} from './write/cell.ts'

function mapOf(plain: object): ValueMap {
  const value = fromPlain(plain)
  return isMap(value) ? value : emptyMap
}

function notebookOf(cells: readonly Cell[], metadata: ValueMap = emptyMap): Notebook {
  return {minor: 5, metadata, cells, extra: emptyMap}
}

function markdown(source: string, metadata: object = {}, attachments?: object): Cell {
  const attached = attachments && {attachments: mapOf(attachments)}
  return {type: 'markdown', source, metadata: mapOf(metadata), extra: emptyMap, ...attached}
}

/** The cell as a tool finds it in the text that takes the carriers for metadata. */
function encoded(cell: Cell, files?: Map<string, SideFile>): Cell {
  const attachments = joinAttachments(cell.attachments)
  const {text, metadata} = writtenCell(
    {...cell, attachments},
    attachments && printAttachments(attachments, files ? 'x' : undefined, files ?? new Map()),
  )
  const {attachments: _, ...bare} = cell
  return {...bare, source: text, metadata}
}

describe('decodeCarriers', () => {
  it('gives back the cells that a text was written from, also with attachments in files', () => {
    fc.assert(
      fc.property(arbitrary.notebook, fc.boolean(), (given, inFiles) => {
        const settled = settleMetadata(given.metadata)
        const cells = given.cells.map(cell => {
          const {attachments: _, ...bare} = cell
          const attachments = joinAttachments(cell.attachments)
          return {...bare, metadata: keptCell(cell.metadata, settled), ...(attachments && {attachments})}
        })
        const files = inFiles ? new Map<string, SideFile>() : undefined
        const decoded = decodeCarriers(notebookOf(cells.map(cell => encoded(cell, files))), {readSide: path => files?.get(path)?.bytes})
        expect(decoded.cells).toEqual(cells)
      }),
      {numRuns: 500},
    )
  })

  it('gives back the metadata that a header cannot hold', () => {
    fc.assert(
      fc.property(arbitrary.notebook, ({metadata: given}) => {
        const metadata = new Map([...given].filter(([key]) => key !== 'jupytext'))
        const {metadata: readable, carried} = carryOut(metadata, () => false)
        const inText = new Map([...readable, ['jupytext', new Map([['huntbook', carried]])]])
        expect(decodeCarriers(notebookOf([], inText)).metadata).toEqual(metadata)
      }),
      {numRuns: 500},
    )
  })

  it("leaves the other settings of jupytext, and takes an underscore from a name that is not huntbook's own", () => {
    const metadata = mapOf({jupytext: {formats: 'ipynb,md:myst', huntbook_: 1, huntbook: {'/a': 'null'}}})
    expect(decodeCarriers(notebookOf([], metadata)).metadata).toEqual(mapOf({jupytext: {formats: 'ipynb,md:myst', huntbook: 1}, a: null}))
    const cell = markdown('a', {'huntbook-text': 'crlf', 'huntbook-text_': 'x', 'huntbook-attachments__': 1})
    expect(decodeCarriers(notebookOf([cell])).cells).toEqual([markdown('a', {'huntbook-text': 'x', 'huntbook-attachments_': 1})])
  })

  it('leaves what it cannot decode, with its key', () => {
    const cells = [
      markdown('␛1B;', {'huntbook-text': 'other'}),
      markdown('␛1B;', {'huntbook-text': ['esc']}),
      markdown('a', {'huntbook-attachments': 'x'}),
      markdown('a', {'huntbook-attachments': {x: {'image/png': {data: 'aGk='}, 'image/gif': 'x_files/0.gif'}}}),
      markdown('a', {'huntbook-attachments': {x: {'image/png': '../x.png'}}}),
    ]
    expect(decodeCarriers(notebookOf(cells)).cells).toEqual(cells)
  })

  it('keeps what was attached since', () => {
    const data = {a: {'image/png': {data: 'aGk='}}, b: {'image/png': {data: 'aGk='}}}
    const cell = markdown('a', {'huntbook-attachments': data}, {b: {'image/png': 'eA=='}})
    const attachments = {a: {'image/png': 'aGk='}, b: {'image/png': 'eA=='}}
    expect(decodeCarriers(notebookOf([cell])).cells).toEqual([markdown('a', {}, attachments)])
  })

  it('returns a notebook without carriers as it is', () => {
    const notebook = notebookOf([markdown('␛1B;', {tags: ['x']})], mapOf({jupytext: {formats: 'ipynb'}}))
    expect(decodeCarriers(notebook)).toBe(notebook)
  })
})
