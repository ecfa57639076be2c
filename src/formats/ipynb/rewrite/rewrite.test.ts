import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {notebook as notebooks} from '../../../../test/fixtures/myst/arbitrary.ts'
import type {Cell, Notebook} from '../../../model/notebook.ts'
import {emptyMap, type Value} from '../../../model/value.ts'
import {parseIpynb} from '../parse.ts'
import {printIpynb} from '../print.ts'
import {rewriteIpynb} from './rewrite.ts'

const file = `{
  "nbformat": 4,
  "metadata": {"b": 1.0, "a": {"x": 1e400}},
  "nbformat_minor": 5,
  "cells": [
    {
      "cell_type": "markdown",
      "metadata": {},
      "source": ["# Caf\\u00e9\\n", "b"], "id": "one"
    },
    {"cell_type": "code", "id": "two", "metadata": {"trusted": true}, "source": "1", "execution_count": 1,
     "outputs": [ {"output_type": "stream", "name": "stdout", "text": "said"} ]}
  ]
}`

describe('a notebook file that is written in', () => {
  it('keeps its bytes where nothing changed', () => {
    expect(rewritten(file, ({cells}) => cells)).toBe(file)
  })

  it('changes the source of one cell in the form that it has', () => {
    expect(rewritten(file, ({cells}) => cells.map(cell => ({...cell, source: `${cell.source}\n2`})))).toBe(
      file.replace('"# Caf\\u00e9\\n", "b"', '"# Caf\\u00e9\\n", "b\\n", "2"').replace('"source": "1"', '"source": "1\\n2"'),
    )
  })

  it('adds cells in its own layout, and escapes what it escapes', () => {
    const added: Cell = {type: 'markdown', id: 'new', source: 'ä', metadata: emptyMap, extra: emptyMap}
    expect(rewritten(file, ({cells}) => [added, ...cells.slice(1)], [undefined, 1])).toBe(
      file.replace(
        /\{\n {6}"cell_type": "markdown"[^}]*\{\}[^}]*\}/,
        '{\n      "cell_type": "markdown",\n      "id": "new",\n      "metadata": {},\n      "source": [\n        "\\u00e4"\n      ]\n    }',
      ),
    )
  })

  it('moves cells as they are', () => {
    const moved = rewritten(file, ({cells}) => cells.toReversed(), [1, 0]) ?? ''
    expect(moved).toContain('"text": "said"} ]},\n    {\n      "cell_type": "markdown"')
  })

  it('loses cells with their lines', () => {
    expect(rewritten(file, ({cells}) => cells.slice(0, 1), [0])).toMatch(/"id": "one"\n {4}\}\n {2}\]\n\}$/)
    expect(rewritten(file, () => [], [])).toContain('"cells": []')
  })

  it('drops outputs and count of a cell that did not run', () => {
    const text = rewritten(file, ({cells}) => cells, [0, 1], 'run')
    expect(text).toBe(file.replace('"execution_count": 1', '"execution_count": null').replace(/\[ \{.*\} \]/, '[]'))
  })

  it('changes metadata key by key', () => {
    const text = rewritten(
      file,
      ({cells}) => cells,
      [0, 1],
      undefined,
      metadata => new Map<string, Value>([...metadata, ['b', 2], ['c', [1]]]),
    )
    expect(text).toBe(file.replace('{"b": 1.0, "a": {"x": 1e400}}', '{"b": 2, "a": {"x": 1e400}, "c": [1]}'))
    const less = rewritten(
      file,
      ({cells}) => cells,
      [0, 1],
      undefined,
      () => emptyMap,
    )
    expect(less).toContain('"metadata": {},\n  "nbformat_minor"')
  })

  it('with CRLF, without a final line end and on one line stays so', () => {
    const ends = file.replaceAll('\n', '\r\n')
    const added: Cell = {type: 'raw', id: 'new', source: 'x', metadata: emptyMap, extra: emptyMap}
    expect(rewritten(ends, ({cells}) => [...cells, added], [0, 1, undefined])?.replaceAll('\r\n', '')).not.toContain('\n')
    const flat = JSON.stringify(JSON.parse(file.replace('1e400', '1')))
    expect(rewritten(flat, ({cells}) => [...cells, added], [0, 1, undefined])).toBe(
      flat.replace('}]}]}', '}]},{"cell_type":"raw","id":"new","metadata":{},"source":["x"]}]}'),
    )
  })

  it('of version 3 is left to be written whole', () => {
    expect(rewritten('{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}', ({cells}) => cells)).toBeUndefined()
  })

  it('holds what it is to hold, whatever its layout', () => {
    const layout = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => text.replaceAll(/\n */g, ''),
      (text: string) => text.replaceAll(/^ +/gm, spaces => '\t'.repeat(spaces.length)),
      (text: string) => text.replaceAll(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    )
    fc.assert(
      fc.property(notebooks, notebooks, layout, fc.infiniteStream(fc.nat()), (given, other, lay, random) => {
        const text = lay(printIpynb(given).text)
        const {notebook: stored} = parseIpynb(text)
        if (!stored) return
        const next = (below: number): number => (random.next().value ?? 0) % below
        const origins: ({stored: number} | undefined)[] = []
        const cells = other.cells.map((cell, index): Cell => {
          const at = next(stored.cells.length + 1)
          const old = stored.cells[at]
          if (!old || origins.some(origin => origin?.stored === at)) return {...cell, id: `new-${index}`}
          origins[index] = {stored: at}
          const kind = next(3)
          if (kind === 0) return old
          return {
            ...old,
            ...(kind === 1 ? {source: cell.source} : {metadata: cell.metadata}),
            ...(cell.attachments && {attachments: cell.attachments}),
          }
        })
        const notebook: Notebook = {...stored, cells, metadata: next(2) === 0 ? stored.metadata : other.metadata}
        const whole = rewriteIpynb(text, {stored, notebook, origins: cells.map((_, index) => origins[index])})
        const read = parseIpynb(whole ?? '')
        expect(read.problems.filter(({severity}) => severity === 'error')).toEqual([])
        expect(contentOf(read.notebook)).toEqual(contentOf(parseIpynb(printIpynb(notebook).text).notebook))
      }),
      {numRuns: 600},
    )
  })
})

/** Empty attachments are none. */
function contentOf(notebook: Notebook | undefined): unknown {
  return notebook && {...notebook, cells: notebook.cells.map(cell => ({...cell, attachments: cell.attachments ?? emptyMap}))}
}

/** `origins`: which stored cell each cell was. */
function rewritten(
  text: string,
  cells: (stored: Notebook) => readonly Cell[],
  origins: readonly (number | undefined)[] = [0, 1],
  drops?: 'run',
  metadata: (stored: Notebook['metadata']) => Notebook['metadata'] = given => given,
): string | undefined {
  const {notebook: stored} = parseIpynb(text)
  if (!stored) throw new Error('Expected a notebook.')
  const notebook = {...stored, cells: cells(stored), metadata: metadata(stored.metadata)}
  return rewriteIpynb(text, {
    stored,
    notebook,
    origins: origins.map(at => (at === undefined ? undefined : {stored: at, ...(drops && {drops})})),
  })
}
