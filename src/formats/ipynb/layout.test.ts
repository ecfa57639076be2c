import {describe, expect, it} from 'vitest'
import {code, ipynb, markdown} from '../../../test/support/hunt.ts'
import {parseIpynb} from './parse.ts'

describe('the layout of a file', () => {
  it('names the blocks that cells leave open', () => {
    const {layout} = parseIpynb(ipynb({}, [markdown('a'), markdown('b\n\n```text\nc'), code('~~~'), markdown('<!--')]))
    expect(layout.openBlocks()).toEqual([
      {kind: 'fence', cell: 1, start: 3, end: 10},
      {kind: 'html', cell: 3, start: 0, end: 4},
    ])
  })
  it('decodes what a text carries', () => {
    const text = ipynb({}, []).replace(
      '"cells": []',
      '"cells": [{"cell_type": "raw", "metadata": {"huntbook-text": "esc"}, "source": "␛1B;"}]',
    )
    const {notebook, layout} = parseIpynb(text)
    expect([notebook?.cells[0]?.source, layout.decoded().cells[0]?.source]).toEqual(['␛1B;', '\x1b'])
  })
  it('gives the settings of jupytext', () => {
    expect(parseIpynb('{"cells": [], "metadata": {"jupytext": {"formats": "ipynb"}}, "nbformat": 4}').layout.jupytext()).toEqual(
      new Map([['formats', 'ipynb']]),
    )
    expect(parseIpynb(ipynb({})).layout.jupytext()).toBeUndefined()
  })
  it('says that a notebook was upgraded', () => {
    expect(parseIpynb('{"worksheets":[{"cells":[]}],"metadata":{},"nbformat":3,"nbformat_minor":0}').layout.upgraded).toBe(true)
    expect(parseIpynb(ipynb({})).layout.upgraded).toBe(false)
  })
})

describe('the place of a field of a cell', () => {
  const text = ipynb({}, [markdown('a'), {cell_type: 'raw', metadata: {}, source: []}])
  const {locator} = parseIpynb(text)
  const lineOf = (cell: number): string => {
    const {start} = locator.span({kind: 'cellField', cell, field: 'id'})
    return text.slice(text.lastIndexOf('\n', start) + 1, text.indexOf('\n', start))
  }

  it('is its value, or where the cell begins', () => {
    const span = locator.span({kind: 'cellField', cell: 0, field: 'id'})
    expect(text.slice(span.start, span.end)).toBe('m1')
    expect([lineOf(0), lineOf(1)]).toEqual(['   "id": "m1",', '  {'])
  })
  it('can be given a value', () => {
    const change = {kind: 'value', at: {kind: 'cellField', cell: 1, field: 'id'}, value: 'x1'} as const
    const [edit] = locator.edit(change) ?? []
    const edited = edit ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : ''
    expect(parseIpynb(edited).notebook?.cells.map(({id}) => id)).toEqual(['m1', 'x1'])
  })
  it('is nowhere in a file of nbformat 3', () => {
    const old = parseIpynb(
      '{"worksheets":[{"cells":[{"cell_type":"markdown","source":"a"}]}],"metadata":{},"nbformat":3,"nbformat_minor":0}',
    )
    expect(old.locator.edit({kind: 'value', at: {kind: 'cellField', cell: 0, field: 'id'}, value: 'x'})).toBeUndefined()
  })
})
