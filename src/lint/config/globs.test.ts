import {describe, expect, it} from 'vitest'
import {hasTooMany, ignoreGlobs, leadsOutside, normalGlobs} from './globs.ts'
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

describe('hasTooMany', () => {
  it.each(['{1..1001}.md', '{a,b}'.repeat(10), '{a,b}'.repeat(60), '{1..999999999}', `{${'a,'.repeat(1000)}b}`])('refuses %s', glob =>
    expect(hasTooMany(glob)).toBe(true),
  )
  it.each(['{1..1000}.md', '{a,b}'.repeat(9), '{a'.repeat(2000), '**/*.{md,ipynb}'])('takes %s', glob =>
    expect(hasTooMany(glob)).toBe(false),
  )
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
