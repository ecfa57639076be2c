import {describe, expect, it} from 'vitest'
import {code, hunt, ipynb, markdown} from '../../../test/support/hunt.ts'
import {sourceOf, viewOfSource} from '../../../test/support/lint.ts'
import {findSuppressions} from './find.ts'
import type {Suppression} from './suppression.ts'

describe('findSuppressions', () => {
  it('finds nothing where nobody wrote anything', () => {
    expect(find(hunt('id: x', 'Text.\n\n```{code-cell}\nx = 1\n```\n'))).toEqual([])
  })

  it('reads comments in code: those behind code mean their line, the others the next one', () => {
    const source =
      'x = 1  # huntbook: ignore[a/b] -- one\n# huntbook: ignore[a/c, d/*]\ny\n# huntbook: ignore-cell[a/d]\n# huntbook: ignore-file[a/e] -- five'
    expect(find(ipynb({}, [code('1'), code(source)])).map(said)).toEqual([
      'line 2:1 a/b (one)',
      'line 2:3 a/c d/*',
      'cell 2 a/d',
      'file a/e (five)',
    ])
  })

  it('lets comments below each other mean the line below the last', () => {
    const source =
      '# huntbook: ignore[a/b]\n# huntbook: ignore-cell[a/c]\n# huntbook: ignore[a/d]\nx\n# huntbook: ignore[a/e]\n\n# huntbook: ignore[a/f]'
    expect(find(ipynb({}, [code(source)])).map(said)).toEqual([
      'line 1:4 a/b',
      'cell 1 a/c',
      'line 1:4 a/d',
      'line 1:6 a/e',
      'line 1:8 a/f',
    ])
  })

  it('reads comments in Markdown: they mean the next line', () => {
    const source =
      '<!-- huntbook: ignore[a/b] -- one\ntwo -->\ntext <!-- huntbook: ignore[a/c] -->\n\n```\n<!-- huntbook: ignore[a/d] -->\n```\n<!-- huntbook: ignore-cell[a/e] -->'
    expect(find(ipynb({}, [markdown(source)])).map(said)).toEqual(['line 1:3 a/b (one\ntwo)', 'line 1:4 a/c', 'cell 1 a/e'])
  })

  it('reads tags and metadata, and leaves other keys and other tags alone', () => {
    const cell = {...code('x', {tags: ['parameters', 'huntbook-ignore:a/b', 'huntbook-ignore: c/*']})}
    const metadata = {huntbook: {ignore: {'a/b': ' why ', 'a/~c': ''}, other: 1}, tags: []}
    const found = find(ipynb({}, [cell, {...markdown('x'), metadata}]))
    expect(found.map(said)).toEqual(['cell 1 a/b', 'cell 1 c/*', 'cell 2 a/b (why)', 'cell 2 a/~c'])
    expect(found.map(({place}) => place)).toEqual([
      {kind: 'cellMetadata', cell: 0, pointer: '/tags/1'},
      {kind: 'cellMetadata', cell: 0, pointer: '/tags/2'},
      {kind: 'cellMetadata', cell: 1, pointer: '/huntbook/ignore/a~1b', part: 'key'},
      {kind: 'cellMetadata', cell: 1, pointer: '/huntbook/ignore/a~1~0c', part: 'key'},
    ])
  })

  it.each([
    ['a tag without a rule', {tags: ['huntbook-ignore']}, 'everything'],
    ['a tag with an empty rule', {tags: ['huntbook-ignore:']}, 'everything'],
    ['a tag for everything', {tags: ['huntbook-ignore:*']}, 'everything'],
    ['another tag', {tags: ['huntbook-ignore-cell:a/b']}, 'malformed'],
    ['metadata without a rule', {huntbook: {ignore: {}}}, 'everything'],
    ['metadata for everything', {huntbook: {ignore: {'*': 'why'}}}, 'everything'],
    ['a list of rules in metadata', {huntbook: {ignore: ['a/b']}}, 'malformed'],
  ])('names no rule for %s', (_, metadata, kind) => {
    const [found] = find(ipynb({}, [{...code('x'), metadata}]))
    expect([found?.rules, found?.fault?.kind]).toEqual([[], kind])
  })

  it('reads no comments in raw cells, in cells of other magics, and where the language is unknown', () => {
    const comment = '# huntbook: ignore[a/b]'
    expect(find(ipynb({}, [{...code(comment), cell_type: 'raw'}, code(`%%taegis\n${comment}`)]))).toEqual([])
    const two = JSON.stringify({
      ...JSON.parse(ipynb({}, [code(comment)])),
      metadata: {kernelspec: {name: 'x', language: 'r'}, language_info: {name: 'q'}},
    })
    expect(find(two)).toEqual([])
  })

  it('is plain data', () => {
    const found = find(
      hunt('id: x', '<!-- huntbook: ignore[a/b] -->\n\n```{code-cell}\n:tags: [huntbook-ignore]\n\nx # huntbook: b\n```\n'),
    )
    expect(found).toHaveLength(3)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })

  it('takes a hundred thousand comments below each other', () => {
    const found = find(ipynb({}, [code('# huntbook: ignore[a/b]\n'.repeat(100_000))]))
    expect(found.map(({reach}) => reach)).toEqual(found.map(() => ({kind: 'line', cell: 1, line: 100_001})))
  })
})

function find(text: string): readonly Suppression[] {
  return findSuppressions(viewOfSource(sourceOf(text)))
}

function said({reach, rules, reason}: Suppression): string {
  const where = reach.kind === 'file' ? 'file' : reach.kind === 'cell' ? `cell ${reach.cell}` : `line ${reach.cell}:${reach.line}`
  return `${where} ${rules.join(' ')}${reason === '' ? '' : ` (${reason})`}`
}
