import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {hunt} from '../../../test/support/hunt.ts'
import {readerOf} from '../../formats/readers.ts'
import type {CellView} from '../../model/view.ts'
import {viewOf} from '../views.ts'
import {addComment, type Wanted} from './add-comment.ts'
import {findSuppressions} from './find.ts'

function cellOf(
  source: string,
  {type = 'code', language = 'python'}: {readonly type?: 'code' | 'markdown' | 'raw'; readonly language?: string} = {},
): CellView {
  const text = hunt('id: x', 'Text.\n')
  const parsed = readerOf('x.md', text)?.parse(text)
  const [cell] = (parsed && viewOf({path: 'x.md', text, format: 'myst', parsed})?.cells) ?? []
  if (!cell) throw new Error('Expected a cell.')
  return Object.defineProperties(Object.create(cell) as CellView, {
    source: {value: source},
    type: {value: type},
    language: {value: language},
  })
}

function withComment(cell: CellView, wanted: Omit<Wanted, 'rule'>): string | undefined {
  const comment = addComment(cell, {rule: 'a/b', ...wanted})
  return comment && cell.source.slice(0, comment.at) + comment.text + cell.source.slice(comment.at)
}

const line = (source: string, start: number, options?: Parameters<typeof cellOf>[1]): string | undefined =>
  withComment(cellOf(source, options), {reach: 'line', start})

describe('addComment', () => {
  it('writes above the line, indented as it is', () => {
    expect(line('a\n  b\n', 4)).toBe('a\n  # huntbook: ignore[a/b] -- \n  b\n')
    expect(line('a\r\n\tb', 4)).toBe('a\r\n\t# huntbook: ignore[a/b] -- \r\n\tb')
    expect(line('SELECT 1', 0, {language: 'sql'})).toBe('-- huntbook: ignore[a/b] -- \nSELECT 1')
    expect(line('T | where x', 4, {language: 'kusto'})).toBe('// huntbook: ignore[a/b] -- \nT | where x')
  })

  it('writes behind a line that goes on from the one above', () => {
    expect(line('a \\\n b', 5)).toBe('a \\\n b  # huntbook: ignore[a/b] -- ')
    expect(line('a \\\n b \\\n c', 5)).toBeUndefined()
  })

  it('writes nothing where it would be no comment', () => {
    expect(line('"""\na\n"""', 4)).toBeUndefined()
    expect(line('x', 0, {language: 'unknown'})).toBeUndefined()
    expect(line('x', 0, {type: 'raw'})).toBeUndefined()
    expect(line('text\nmore', 5, {type: 'markdown'})).toBeUndefined()
    expect(line('```\nx\n```', 4, {type: 'markdown'})).toBeUndefined()
  })

  it('writes for a cell below its magics, and for Markdown at its end', () => {
    expect(withComment(cellOf('a'), {reach: 'cell'})).toBe('# huntbook: ignore-cell[a/b] -- \na')
    expect(withComment(cellOf('%%time\na'), {reach: 'cell'})).toBe('%%time\n# huntbook: ignore-cell[a/b] -- \na')
    expect(withComment(cellOf('# T\n', {type: 'markdown'}), {reach: 'file'})).toBe('# T\n\n<!-- huntbook: ignore-file[a/b] --  -->')
    expect(withComment(cellOf('```\nopen', {type: 'markdown'}), {reach: 'file'})).toBeUndefined()
  })

  it('is heard, whatever the cell holds', () => {
    const part = fc.constantFrom('a', '\n', '\r\n', ' ', '"', "'", '"""', '#', '\\', '(', ')', '%%sql', '```', '<!--', '-->', '| a |', '# ')
    fc.assert(
      fc.property(
        fc.array(part, {maxLength: 12}),
        fc.constantFrom('code', 'markdown'),
        fc.constantFrom('line', 'cell', 'file'),
        fc.nat(20),
        (parts, type, reach, at) => {
          const cell = cellOf(parts.join(''), {type})
          const text = withComment(cell, {reach, start: Math.min(at, cell.source.length)})
          if (text === undefined) return
          const heard = findSuppressions({cells: [cellOf(text, {type})]})
          expect(heard.some(({rules, reach: found}) => rules.includes('a/b') && found.kind === reach)).toBe(true)
        },
      ),
    )
  })
})
