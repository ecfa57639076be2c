import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {fromRoot, gitTopLevel, isInside, parents, shownPath} from './paths.ts'

describe('isInside', () => {
  it('takes paths below the root, and the root', () =>
    expect(['', 'a', 'a/../b', '..a', '...'].map(isInside)).toEqual([true, true, true, true, true]))
  it('takes nothing above or beside it', () =>
    expect(['..', '../a', '/a', 'C:/a', 'c:a'].map(isInside)).toEqual([false, false, false, false, false]))
})

describe('shownPath', () => {
  it('is what people in a folder type', () => {
    expect([shownPath('/a/b/x.md', '/a'), shownPath('/a/x.md', '/a/b'), shownPath('/a', '/a')]).toEqual(['b/x.md', '../x.md', '.'])
  })
})

describe('fromRoot', () => {
  it('names files as reports do', () =>
    expect([fromRoot('/a', '/a/b/c'), fromRoot('/a', '/a'), fromRoot('/a/b', '/a/c')]).toEqual(['b/c', '', '../c']))
})

describe('gitTopLevel', () => {
  it('is the nearest folder with .git in it', () => {
    const folder = folderOf({'a/b/c.md': ''})
    expect(gitTopLevel(join(folder, 'a/b'))).toBe(folder)
    mkdirSync(join(folder, 'a/.git'))
    expect(gitTopLevel(join(folder, 'a/b'))).toBe(join(folder, 'a'))
  })
})

describe('parents', () => {
  it('goes from the inside out', () => expect(parents('/a/b')).toEqual(['/a/b', '/a', '/']))
})
