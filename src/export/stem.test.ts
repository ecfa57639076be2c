import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {stemOf} from './stem.ts'

describe('stemOf', () => {
  it.each([
    ['hunts/a/my hunt.ipynb', 'my_hunt'],
    ['hunt', 'hunt'],
    ['.ipynb', 'notebook'],
    ['...ipynb', '__'],
    ['-rf.md', '_rf'],
    ['con.txt.ipynb', '_con.txt'],
    ['LPT9.md', '_LPT9'],
    ['console.md', 'console'],
    ['a\\..\\b.md', 'a_.._b'],
    ['🦊.md', '_'],
  ])('makes of %j the stem %j', (path, stem) => {
    expect(stemOf(path)).toBe(stem)
  })

  it('is always a safe name of at most 100 characters', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), name => {
        const stem = stemOf(`${name}.ipynb`)
        expect(stem).toMatch(/^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/u)
        expect(stem).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu)
      }),
    )
  })
})
