import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Cell, Notebook, Output} from '../../model/notebook.ts'
import {fromPlain, isMap, type Value, type ValueMap} from '../../model/value.ts'
import {ipynb} from './index.ts'
import {splitLines} from './lines.ts'
import {outputOf} from './outputs.ts'

const emptyMap: ValueMap = new Map()

const texts = fc
  .array(
    fc.constantFrom(
      'a',
      '\n',
      '\r\n',
      '\r',
      '\v',
      '\f',
      '\x1c',
      '\x85',
      '\u2028',
      '"',
      '\\',
      '😀',
      'é',
      '+++',
      '---',
      '```{code-cell}',
      '\0',
    ),
    {maxLength: 8},
  )
  .map(parts => parts.join(''))
const maps: fc.Arbitrary<ValueMap> = fc
  .dictionary(fc.constantFrom('a', 'b', '10', '2', '__proto__', 'é'), fc.jsonValue({maxDepth: 2}))
  .map(plain => {
    const value = fromPlain(plain)
    return isMap(value) ? value : emptyMap
  })
const bundles: fc.Arbitrary<ValueMap> = fc.tuple(texts, maps, texts).map(
  ([text, json, image]) =>
    new Map<string, Value>([
      ['text/plain', text],
      ['application/json', json],
      ['image/png', image],
      ['image/svg+xml', text],
    ]),
)
const outputs: fc.Arbitrary<Output> = fc.oneof(
  texts.map(text =>
    outputOf(
      new Map<string, Value>([
        ['output_type', 'stream'],
        ['name', 'stderr'],
        ['text', text],
      ]),
    ),
  ),
  fc.tuple(bundles, maps).map(([data, metadata]) =>
    outputOf(
      new Map<string, Value>([
        ['output_type', 'display_data'],
        ['data', data],
        ['metadata', metadata],
      ]),
    ),
  ),
  texts.map(text =>
    outputOf(
      new Map<string, Value>([
        ['output_type', 'error'],
        ['ename', 'E'],
        ['evalue', text],
        ['traceback', [text, 'x']],
      ]),
    ),
  ),
)
const base = {source: texts, metadata: maps, extra: fc.constant(emptyMap)}
const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({
    ...base,
    type: fc.constantFrom('markdown' as const, 'raw' as const),
    attachments: fc.dictionary(fc.constantFrom('x', 'y'), bundles).map(all => new Map(Object.entries(all))),
  }),
  fc.record({
    ...base,
    type: fc.constant('code' as const),
    executionCount: fc.constantFrom(null, 0, 7),
    outputs: fc.array(outputs, {maxLength: 2}),
  }),
)
const notebooks: fc.Arbitrary<Notebook> = fc
  .record({minor: fc.integer({min: 0, max: 5}), metadata: maps, cells: fc.array(cells, {maxLength: 4}), extra: fc.constant(emptyMap)})
  .map(notebook =>
    notebook.minor < 5 ? notebook : {...notebook, cells: notebook.cells.map((cell, index) => ({...cell, id: `id-${index}`}))},
  )

describe('print', () => {
  it('gives the notebook back when it is parsed', () => {
    fc.assert(
      fc.property(notebooks, notebook => {
        const {text, losses} = ipynb.print(notebook)
        expect(losses).toEqual([])
        const {notebook: again, problems} = ipynb.parse(text)
        expect(problems).toEqual([])
        expect(again).toEqual(notebook)
      }),
    )
  })

  it('gives its own text back after parsing', () => {
    fc.assert(
      fc.property(notebooks, notebook => {
        const {text} = ipynb.print(notebook)
        const {notebook: again} = ipynb.parse(text)
        expect(again && ipynb.print(again).text).toBe(text)
      }),
    )
  })

  it('sorts keys and cuts texts into lines as nbformat does', () => {
    const data = new Map<string, Value>([
      ['text/plain', 'a\nb'],
      ['image/png', 'iV\nBO'],
      ['application/javascript', 'x\n'],
    ])
    const output = outputOf(
      new Map<string, Value>([
        ['output_type', 'display_data'],
        ['metadata', emptyMap],
        ['data', data],
      ]),
    )
    const cell: Cell = {type: 'code', source: 'é\r\nx\u2028', metadata: emptyMap, extra: emptyMap, executionCount: null, outputs: [output]}
    const {text} = ipynb.print({
      minor: 4,
      metadata: new Map<string, Value>([
        [
          'b',
          new Map([
            ['z', 1],
            ['y', 2],
          ]),
        ],
        ['a', 'x'],
      ]),
      cells: [cell],
      extra: emptyMap,
    })
    expect(text).toBe(`{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": null,
   "metadata": {},
   "outputs": [
    {
     "data": {
      "application/javascript": [
       "x\\n"
      ],
      "image/png": "iV\\nBO",
      "text/plain": [
       "a\\n",
       "b"
      ]
     },
     "metadata": {},
     "output_type": "display_data"
    }
   ],
   "source": [
    "é\\r\\n",
    "x\u2028"
   ]
  }
 ],
 "metadata": {
  "a": "x",
  "b": {
   "z": 1,
   "y": 2
  }
 },
 "nbformat": 4,
 "nbformat_minor": 4
}
`)
  })

  it('keeps the order of keys in metadata of cells', () => {
    const metadata = new Map<string, Value>([
      ['tags', []],
      ['10', 1],
      ['2', 1],
    ])
    const {text} = ipynb.print({
      minor: 4,
      metadata: emptyMap,
      cells: [{type: 'raw', source: '', metadata, extra: emptyMap}],
      extra: emptyMap,
    })
    expect(text).toContain('"metadata": {\n    "tags": [],\n    "10": 1,\n    "2": 1\n   },\n   "source": []')
  })

  it('writes deterministic ids from minor 5 on', () => {
    const cell = (id?: string): Cell => ({
      type: 'code',
      source: '1 + 1',
      metadata: emptyMap,
      extra: emptyMap,
      executionCount: null,
      outputs: [],
      ...(id && {id}),
    })
    const {text, losses} = ipynb.print({minor: 5, metadata: emptyMap, cells: [cell(), cell('x'), cell('x')], extra: emptyMap})
    expect(ipynb.parse(text).notebook?.cells.map(({id}) => id)).toEqual(['e0096aec2ad7', 'x', expect.stringMatching(/^[0-9a-f]{12}$/)])
    expect(losses.map(({message}) => message)).toEqual([
      expect.stringMatching(/^The id `x` of cell 3 is not valid or not unique: it becomes `/),
    ])
  })

  it('writes no ids below minor 5 and says so', () => {
    const cell: Cell = {type: 'raw', id: 'x', source: '', metadata: emptyMap, extra: emptyMap}
    const {text, losses} = ipynb.print({minor: 4, metadata: emptyMap, cells: [cell], extra: emptyMap})
    expect(text).not.toContain('"id"')
    expect(losses).toEqual([{severity: 'info', message: 'The id `x` of cell 1 is not written: nbformat 4.4 has no ids.', cell: 0}])
  })

  it('writes numbers and unpaired surrogates as they were', () => {
    const metadata = new Map<string, Value>([['n', [{text: '1.0'}, {text: '1e400'}, {text: 'NaN'}]]])
    const {text} = ipynb.print({
      minor: 4,
      metadata,
      cells: [{type: 'raw', source: 'a\ud83d', metadata: emptyMap, extra: emptyMap}],
      extra: emptyMap,
    })
    expect(text).toContain('1.0,\n   1e400,\n   NaN')
    expect(text).toContain('"a\\ud83d"')
  })

  it('writes outputs of unknown types as they are', () => {
    const json = new Map<string, Value>([
      ['output_type', 'new'],
      ['text', 'a\nb'],
      ['more', [1]],
    ])
    const cell: Cell = {type: 'code', source: '', metadata: emptyMap, extra: emptyMap, executionCount: null, outputs: [outputOf(json)]}
    const again = ipynb.parse(ipynb.print({minor: 4, metadata: emptyMap, cells: [cell], extra: emptyMap}).text).notebook?.cells[0]
    expect(again?.type === 'code' && again.outputs[0]?.json).toEqual(json)
  })
})

describe('splitLines', () => {
  it('cuts where Python does and keeps the ends', () => {
    expect(splitLines('a\nb\r\nc\rd\ve\ff\x1cg\x1dh\x1ei\x85j\u2028k\u2029l')).toEqual([
      ...['a\n', 'b\r\n', 'c\r', 'd\v', 'e\f', 'f\x1c', 'g\x1d', 'h\x1e', 'i\x85', 'j\u2028', 'k\u2029', 'l'],
    ])
    expect(splitLines('a\x1f\tb\n\n')).toEqual(['a\x1f\tb\n', '\n'])
    expect(splitLines('')).toEqual([])
  })

  it('loses nothing', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(splitLines(text).join('')).toBe(text)
      }),
    )
  })
})
