import {lstatSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {type Disk, walk} from './walk.ts'

/** A disk on which one folder cannot be listed. */
function diskWithout(folder: string, code: string): Disk {
  const fail = () => Object.assign(new Error(code), {code})
  return {
    readdirSync: (path, options) => {
      if (path === folder) throw fail()
      return readdirSync(path, options)
    },
    lstatSync: path => {
      if (path.startsWith(`${folder}/`)) throw fail()
      return lstatSync(path)
    },
  }
}

/** The paths of a walk where `locked` cannot be listed, and what is said of that. */
async function walked(globs: readonly string[], code: string, ignored: (path: string) => boolean = () => false) {
  const root = folderOf({'a/x.md': '', 'locked/y.md': ''})
  const {paths, unreadable} = await walk(globs, {root, ignored, cwd: root, disk: diskWithout(join(root, 'locked'), code)})
  return [...paths, ...unreadable.map(({path, rule, message}) => `${path} ${rule} ${message}`)]
}

describe('walk', () => {
  it.each([
    ['EACCES', 'permission denied'],
    ['EIO', 'input/output error'],
    ['EMFILE', 'EMFILE'],
  ])('reports a folder that it cannot list: %s', async (code, reason) => {
    const said = `locked io/unreadable Expected a readable folder: ${reason}.`
    expect(await walked(['**/*.md'], code)).toEqual(['a/x.md', said])
    expect(await walked(['*/*.md'], code)).toEqual(['a/x.md', said])
  })
  it('reports a file of a glob without a star that it cannot look at', async () => {
    expect(await walked(['a/x.md', 'locked/y.md'], 'EACCES')).toEqual([
      'a/x.md',
      expect.stringMatching(/^locked(?:\/y\.md)? io\/unreadable Expected a readable folder: permission denied\.$/u),
    ])
  })
  it('reports no folder that went away meanwhile', async () => {
    expect(await walked(['**/*.md'], 'ENOENT')).toEqual(['a/x.md'])
    expect(await walked(['**/*.md'], 'ENOTDIR')).toEqual(['a/x.md'])
  })
  it('reports no folder that is left out, or that the globs do not lead to', async () => {
    expect(await walked(['**/*.md'], 'EACCES', path => path === 'locked')).toEqual(['a/x.md'])
    expect(await walked(['a/*.md'], 'EACCES')).toEqual(['a/x.md'])
  })
  it('calls the root a dot', async () => {
    const root = folderOf({'a.md': ''})
    const {unreadable} = await walk(['**'], {root, ignored: () => false, cwd: root, disk: diskWithout(root, 'EACCES')})
    expect(unreadable.map(({path}) => path)).toEqual(['.'])
  })
})
