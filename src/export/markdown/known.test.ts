import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {code, display, markdown, png, run, text} from '../../../test/export-notebooks.ts'
import type {Cell} from '../../model/notebook.ts'
import {rememberMarkdown} from './known.ts'

const sources = [
  '# Title\n\nSee [the page](https://example.com/a) <b>now</b>.',
  '![a](attachment:a.png)',
  '![a](img/a.png)',
  'A note[^1].\n\n[^1]: Its text.',
  '```{include} x.md\n```',
  '[a](x_files/0123456789abcdef.png)',
  'Plain text, {sub}`2`.',
  '[bad](javascript:x)',
]

describe('rememberMarkdown', () => {
  it('gives what lowering gives, whatever was lowered before', () => {
    const cell = fc.constantFrom(...sources).map((source): Cell => markdown(source, [], {'a.png': {'image/png': png}}))
    const notebook = fc.array(fc.oneof(cell, fc.constant(code('x', [display({'text/plain': '1'})]))), {maxLength: 6})
    const known = rememberMarkdown()
    const readFile = (): Uint8Array => Uint8Array.from('GIF89a', letter => letter.charCodeAt(0))
    fc.assert(
      fc.property(notebook, fc.constantFrom('x.ipynb', 'y.ipynb'), (cells, path) => {
        const options = {path, readFile}
        expect(run(cells, {...options, known})).toEqual(run(cells, options))
      }),
    )
  })

  it('keeps a text that asks nothing about its notebook', () => {
    const known = rememberMarkdown()
    const scope = {headings: 'keep'} as Parameters<typeof known.lower>[1]
    const first = known.lower('Some *text*.', scope)
    expect(known.lower('Some *text*.', scope)).toBe(first)
    expect(text(run([markdown('Some *text*.')], {known}))).toBe('Some *text*.\n')
  })
})
