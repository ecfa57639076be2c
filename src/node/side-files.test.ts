import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {readSideFile, stageSideFiles} from './side-files.ts'

const bytes = new TextEncoder().encode('x')

describe('readSideFile', () => {
  it('reads a file beside a text', () => {
    expect(readSideFile(folderOf({'x_files/a.png': 'x'}), 'x_files/a.png')).toEqual(Buffer.from('x'))
  })
  onPosix('reads nothing outside of the folder, whatever leads there', () => {
    const folder = folderOf({'a/x.md': '', secret: 'x', 'a/inside': 'x'})
    symlinkSync('../secret', join(folder, 'a/link'))
    for (const path of ['../secret', 'link', '/etc/hostname', 'inside/../../secret', 'nothing', ''])
      expect(readSideFile(join(folder, 'a'), path)).toBeUndefined()
  })
})

describe('stageSideFiles', () => {
  it('writes what is not there', async () => {
    const folder = folderOf({'x_files/old.png': 'old'})
    const staged = stageSideFiles(folder, [
      {path: 'x_files/old.png', bytes},
      {path: 'x_files/new.png', bytes},
    ])
    await Promise.all(staged.map(({commit}) => commit()))
    expect(filesIn(folder)).toEqual({'x_files/old.png': 'old', 'x_files/new.png': 'x'})
  })
  onPosix('writes nothing outside of the folder', () => {
    const folder = folderOf({'a/x.md': '', 'b/keep': ''})
    symlinkSync('../b', join(folder, 'a/x_files'))
    expect(() => stageSideFiles(join(folder, 'a'), [{path: '../y', bytes}])).toThrow('Expected a path inside')
    expect(() => stageSideFiles(join(folder, 'a'), [{path: 'x_files/y', bytes}])).toThrow(
      'Expected a folder, got a link that leads elsewhere',
    )
    expect(Object.keys(filesIn(join(folder, 'b')))).toEqual(['keep'])
  })
})
