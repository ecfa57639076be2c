import {describe, expect, it} from 'vitest'
import {code, ipynb} from '../../test/support/hunt.ts'
import {sourceOf} from '../../test/support/lint.ts'
import type {Place} from '../model/place.ts'
import {fingerprintOf, placeKey} from './fingerprint.ts'

describe('fingerprintOf', () => {
  it('has 32 hexadecimal digits', () => expect(fingerprintOf('a/b', 'key', 'text')).toMatch(/^[0-9a-f]{32}$/u))
  it('takes any run of white space for one blank', () => {
    expect(fingerprintOf('a/b', 'key', 'a \n\t b')).toBe(fingerprintOf('a/b', 'key', 'a b'))
  })
  it('differs by rule, place and text, and does not mix them up', () => {
    const all = [
      fingerprintOf('a/b', 'key', 'text'),
      fingerprintOf('a/c', 'key', 'text'),
      fingerprintOf('a/b', 'kex', 'text'),
      fingerprintOf('a/b', 'key', 'test'),
      fingerprintOf('a/b', 'keyt', 'ext'),
    ]
    expect(new Set(all).size).toBe(5)
  })
  it('takes halves of pairs', () => expect(fingerprintOf('a/b', '', '\ud800')).toMatch(/^[0-9a-f]{32}$/u))
})

describe('placeKey', () => {
  const text = '# One\n\n## Two\n\n```{code-cell}\nx\n```\n\n# Three\n\n```{code-cell}\ny\n```\n'
  const {notebook} = sourceOf(`---\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n${text}`).parsed
  const key = (place: Place, hasIds = false) => placeKey(notebook, place, hasIds)
  it('is empty for the file and a pointer for metadata', () => {
    expect(key({kind: 'file'})).toBe('')
    expect(key({kind: 'metadata', pointer: '/hunting/id'})).toBe('/hunting/id')
    expect(key({kind: 'metadata', pointer: '/hunting/tags/12'})).toBe('/hunting/tags/*')
  })
  it('is the path of headings where cells have no ids of their own', () => {
    expect([0, 1, 2, 3].map(cell => key({kind: 'cell', cell}))).toEqual(['One > Two', 'One > Two', 'Three', 'Three'])
  })
  it('adds the pointer of what is beside the source', () => {
    expect(key({kind: 'cellMetadata', cell: 1, pointer: '/tags/0'})).toBe('One > Two /tags/*')
    expect(key({kind: 'output', cell: 3, output: 0, pointer: '/text', start: 0, end: 0})).toBe('Three /text')
  })
  it('is bounded, however long a heading is', () => {
    const long = sourceOf(`---\nkernelspec: {name: p}\n---\n\n# ${'x'.repeat(100_000)}\n`).parsed
    expect(placeKey(long.notebook, {kind: 'cell', cell: 0}, false)).toHaveLength(200)
  })
  it('is the id of the cell where it has one', () => {
    const {parsed} = sourceOf(ipynb({}, [code('x')]))
    expect(placeKey(parsed.notebook, {kind: 'source', cell: 0, start: 0, end: 1}, true)).toBe('c1')
  })
})
