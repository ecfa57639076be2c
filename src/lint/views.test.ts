import {describe, expect, it} from 'vitest'
import {code, ipynb, markdown} from '../../test/support/hunt.ts'
import {sourceOf, viewOfSource} from '../../test/support/lint.ts'

function languages(metadata: object, ...sources: readonly string[]): string[] {
  const notebook = {cells: sources.map(source => code(source)), metadata, nbformat: 4, nbformat_minor: 5}
  return viewOfSource(sourceOf(JSON.stringify(notebook))).cells.map(({language}) => language)
}

describe('viewOf', () => {
  it('counts cells and knows their tags', () => {
    const {cells} = viewOfSource(sourceOf(ipynb({}, [markdown('x'), code('y', {tags: ['a', 'b', 'a']})])))
    expect(cells.map(({index, tags}) => [index, tags])).toEqual([
      [0, []],
      [
        1,
        [
          {tag: 'a', pointer: '/tags/0'},
          {tag: 'b', pointer: '/tags/1'},
        ],
      ],
    ])
  })
  it('keeps all that a cell is', () => {
    const [cell] = viewOfSource(sourceOf(ipynb({}, [code('y')]))).cells
    expect(cell).toMatchObject({type: 'code', source: 'y', id: 'c1', executionCount: null})
  })
  it('takes the language of the kernel, then that of the file, then Python', () => {
    expect(languages({kernelspec: {language: 'R', name: 'r', display_name: 'R'}}, 'x')).toEqual(['r'])
    expect(languages({language_info: {name: 'julia'}}, 'x')).toEqual(['julia'])
    expect(languages({}, 'x')).toEqual(['python'])
  })
  it('knows no language where the two differ', () => {
    expect(languages({kernelspec: {language: 'R', name: 'r', display_name: 'R'}, language_info: {name: 'python'}}, 'x')).toEqual([''])
  })
  it('takes the language of a cell magic, unless it runs the same language', () => {
    expect(languages({}, '%%kql\nx', '%%sh\nls', '%%time\nx', '\n%%bash\nls', '%time x', '%%time\n%%kql\nx')).toEqual([
      'kusto',
      'bash',
      'python',
      'bash',
      'python',
      'kusto',
    ])
  })
  it('has no language for text cells', () => {
    expect(viewOfSource(sourceOf(ipynb({}, [markdown('%%bash')]))).cells[0]?.language).toBe('')
  })
})
