import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {attributeLines, catalogFolders, withLines, withoutLines} from './attributes.ts'

describe('lines of attributes', () => {
  it('are those of all parts, or of some', () => {
    expect(attributeLines({isGenerated: true, folders: ['hunts']})).toEqual([
      '*.ipynb       filter=huntbook diff=huntbook merge=huntbook text eol=lf linguist-generated',
      'hunts/**/*.md diff=huntbook-myst text eol=lf',
      '**/executed/**/*.ipynb -filter',
    ])
    expect(attributeLines({parts: ['filter'], isGenerated: false, folders: ['hunts']})).toEqual([
      '*.ipynb filter=huntbook text eol=lf',
      '**/executed/**/*.ipynb -filter',
    ])
    expect(attributeLines({parts: ['diff'], isGenerated: false, folders: ['', 'my hunts', 'a[b]']}).slice(1)).toEqual([
      '*.md               diff=huntbook-myst text eol=lf',
      '"my hunts/**/*.md" diff=huntbook-myst text eol=lf',
      'a\\[b\\]/**/*.md     diff=huntbook-myst text eol=lf',
    ])
  })

  it.each([
    [['**/*.{ipynb,md,myst,mystnb,mnb}'], ['']],
    [
      ['hunts/**/*.md', 'hunts/a/*.md', './drafts/*.md'],
      ['drafts', 'hunts'],
    ],
    [['hunts/*/x.ipynb'], []],
    [['hunts/team/hunt.md'], ['hunts/team']],
    [['*'], ['']],
  ])('are for the folders of `files`: %j', (globs, folders) => {
    expect(catalogFolders(globs, {hasHunts: false})).toEqual(folders)
  })

  it('are added where they are not there yet', () => {
    const lines = ['*.ipynb  a', '*.md b']
    expect(withLines('', lines)).toEqual({text: '*.ipynb  a\n*.md b\n', added: lines})
    expect(withLines('x y\r\n*.ipynb a\r\n', lines)).toEqual({text: 'x y\r\n*.ipynb a\r\n*.md b\r\n', added: ['*.md b']})
    // A line that only holds it is another one.
    expect(withLines('*.ipynb  a c', ['*.ipynb  a'])).toEqual({text: '*.ipynb  a c\n*.ipynb  a', added: ['*.ipynb  a']})
  })

  it('leave executed copies their outputs also where the line about notebooks is a new one', () => {
    const [before, after] = [true, false].map(isGenerated => attributeLines({isGenerated, folders: []}))
    const {text} = withLines('', before ?? [])
    expect(withLines(text, after ?? []).added).toEqual(after)
    expect(withLines(text, before ?? []).added).toEqual([])
  })

  it('leave no trace when they are taken out again', () => {
    const line = fc.constantFrom('*.ipynb a', '*.md b', '# c', '', '*.ipynb  a', '\t*.md b')
    const texts = fc.tuple(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.boolean())
    fc.assert(
      fc.property(texts, fc.uniqueArray(fc.constantFrom('*.ipynb a', '*.md b', '*.txt c')), ([given, newline, isOpen], lines) => {
        const text = given.join(newline) + (isOpen || given.length === 0 ? '' : newline)
        const {text: more, added} = withLines(text, lines)
        expect(withLines(more, lines)).toEqual({text: more, added: []})
        expect(withoutLines(more, added)).toBe(text)
      }),
    )
  })
})
