import {utf8ToBytes} from '@noble/hashes/utils.js'
import {base64} from '@scure/base'
import {describe, expect, it} from 'vitest'
import {markdown, png} from '../../test/export-notebooks.ts'
import {pngWith} from '../../test/support/png.ts'
import type {ExportProblem} from '../model/findings.ts'
import {leakProblems, type Written} from './leaks.ts'
import {createPictures} from './pictures.ts'
import type {KeptCell, RemovedPart} from './select.ts'

function kept(source: string): KeptCell {
  return {number: 1, type: 'markdown', source, attachments: markdown('', [], {a: {'image/png': png}}).attachments ?? new Map(), outputs: []}
}

function leaks(
  files: Readonly<Record<string, string>>,
  removed: RemovedPart['value'],
  written: Partial<Written> = {},
  source = '',
): readonly ExportProblem[] {
  const documents = Object.entries(files).map(([path, text]) => ({path, bytes: utf8ToBytes(text)}))
  const all = {documents, fromFinding: [], told: [], pictures: [], takeIn: (bytes: Uint8Array) => bytes, ...written}
  return leakProblems(all, {kept: [kept(source)], removed: [{cell: 7, value: removed}]})
}

const leak = [{rule: 'export/leak', severity: 'error', message: 'A removed part would have been exported: nothing is written.', cell: 7}]

function pictureFiles(text: string): Written['pictures'] {
  const pictures = createPictures({stem: 'x', limits: {one: 1e6, all: 1e6}})
  pictures.addBase64(text, '')
  return pictures.files()
}

describe('leakProblems', () => {
  it('reads every file as its readers do', () => {
    expect(leaks({'a.md': 'x', 'b.md': 'the removed \\_line\\_'}, 'the removed _line_')).toEqual(leak)
    expect(leaks({'a.html': '<main><p>the &lt;re<b>moved</b> line</p></main>'}, 'the <removed line')).toEqual(leak)
    expect(leaks({'a.json': '{"a": ["the \\u0072emoved\\tline"]}'}, 'the removed line')).toEqual(leak)
    const drawing = base64.encode(utf8ToBytes('<svg><text>the removed line</text></svg>'))
    expect(leaks({'a.html': `<main><img src="data:image/svg+xml;base64,${drawing}"></main>`}, 'the removed line')).toEqual(leak)
    const [picture] = pictureFiles(pngWith('the removed line'))
    expect(leaks({}, 'the removed line', {documents: picture ? [picture] : []})).toEqual(leak)
  })

  it('does not take words of a page or a request for removed lines', () => {
    expect(
      leaks(
        {'a.html': '<nav>Table of contents</nav><main><td>the removed</td><td>line</td></main>'},
        'Table of contents\nthe removed line',
      ),
    ).toEqual([])
    expect(
      leaks(
        {'a.json': '{"operationName": "x", "query": "mutation of all { id }", "kind": "informational"}'},
        'mutation of all { id }\ninformational',
      ),
    ).toEqual([])
  })

  it('lets a finding state what channels of removed cells tell it, and documents not', () => {
    const file = {path: 'x.finding.json', bytes: utf8ToBytes('{"label": "the first of them"}')}
    expect(leaks({}, 'the first of them', {fromFinding: [file], told: ['the first of them']})).toEqual([])
    expect(leaks({}, 'the first of them', {fromFinding: [file]})).toEqual(leak)
    expect(leaks({'x.md': 'the first of them'}, 'the first of them', {told: ['the first of them']})).toEqual(leak)
  })

  it('compares pictures, wherever a removed part has them', () => {
    const other = pngWith('another one')
    const written = {pictures: pictureFiles(other)}
    expect(leaks({}, new Map([['a', new Map([['image/png', other]])]]), written)).toEqual(leak)
    expect(leaks({}, `![a](data:image/png;base64,${other})`, written)).toEqual(leak)
    expect(leaks({}, new Map([['a', new Map([['image/png', pngWith('a third one')]])]]), written)).toEqual([])
    expect(leaks({}, new Map([['a', new Map([['image/png', png]])]]), {pictures: pictureFiles(png)})).toEqual([])
    expect(leaks({}, `![a](data:image/png;base64,${other})`, written, `![b](data:image/png;base64,${other})`)).toEqual([])
  })

  it('knows a kept text without its marks and colours', () => {
    expect(
      leaks({'a.html': '<main>the kept and removed line</main>'}, 'the kept and removed line', {}, 'the **kept** and [removed](x) line'),
    ).toEqual([])
    expect(leaks({'a.md': 'raise Error of a kind'}, 'raise Error of a kind', {}, 'raise \u001b[31mError\u001b[0m of a kind')).toEqual([])
  })
})
