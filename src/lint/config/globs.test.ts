import {describe, expect, it} from 'vitest'
import {ignoreGlobs, leadsOutside, normalGlobs} from './globs.ts'
import {matchesAny} from './resolve.ts'

describe('normalGlobs', () => {
  it.each([
    ['./hunts/**/*.md', ['hunts/**/*.md']],
    ['././a.md', ['a.md']],
    ['hunts/./a.md', ['hunts/a.md']],
    ['{./a,b}/*.md', ['a/*.md', 'b/*.md']],
    ['hunts/', ['hunts/**']],
    ['./', ['**']],
    ['.', ['**']],
    ['.hidden/*.{md,ipynb}', ['.hidden/*.{md,ipynb}']],
    ['a./b', ['a./b']],
  ])('writes %s as %j', (glob, expected) => expect(normalGlobs([glob])).toEqual(expected))
})

describe('ignoreGlobs', () => {
  it.each(['hunts/a', 'hunts/a/', './hunts/a', './hunts/a/', 'hunts/a/**', 'hunts/*/'])(
    'takes %s for the folder and all below it',
    glob => {
      const globs = ignoreGlobs([glob])
      expect(['hunts/a', 'hunts/a/x.md', 'hunts/a/b/c/x.md', 'hunts', 'x/hunts/a'].filter(path => matchesAny(path, globs))).toEqual([
        'hunts/a',
        'hunts/a/x.md',
        'hunts/a/b/c/x.md',
      ])
    },
  )
  it('takes a file for itself', () => {
    const globs = ignoreGlobs(['./hunts/*.md'])
    expect(['hunts/x.md', 'hunts/x.ipynb'].filter(path => matchesAny(path, globs))).toEqual(['hunts/x.md'])
  })
})

describe('leadsOutside', () => {
  it.each(['..', '../**', '/tmp/*', 'a/../../b', '{a,..}/*', '{.,}./*', '[.][.]/*', '\\.\\./*', 'C:/x', '**/../../x'])(
    'sees that %s may leave',
    glob => {
      expect(leadsOutside(glob)).toBe(true)
    },
  )
  it.each(['**', './**', 'a/../b', '..a/*', 'a../*', '...', '', '*', '{a,b}/**'])('lets %s be', glob =>
    expect(leadsOutside(glob)).toBe(false),
  )
})
