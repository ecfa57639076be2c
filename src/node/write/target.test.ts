import {existsSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {ChangedError, writeWhole} from '../write.ts'
import {nodeDisk} from './disk.ts'
import {resolveTarget} from './target.ts'

describe('a folder that no link may lead out of', () => {
  onPosix('is not left through a file or a folder, nor is anything made outside', () => {
    const folder = folderOf({'in/a.md': 'old', 'out/b.md': 'theirs'})
    const within = join(folder, 'in')
    symlinkSync('../out/b.md', join(within, 'link.md'))
    symlinkSync('../out', join(within, 'linked'))
    for (const name of ['link.md', 'linked/b.md', 'linked/new.md', 'linked/new/x.md', '../out/b.md']) {
      expect(() => writeWhole(join(within, name), 'ours', {within, name})).toThrow(
        /^Expected a file inside .*, got .*, which leads out of it\.$/u,
      )
    }
    expect(writeWhole(join(within, 'new/a.md'), 'ours', {within})).toBe(true)
    expect(existsSync(join(folder, 'out/new'))).toBe(false)
    expect(filesIn(join(folder, 'out'))).toEqual({'b.md': 'theirs'})
  })
  onPosix('is not left by a link that takes a place on the way while the folder is made', () => {
    const folder = folderOf({'in/a.md': '', 'out/b.md': 'theirs'})
    const within = join(folder, 'in')
    const disk = {...nodeDisk, mkdirSync: (path: string) => symlinkSync('../out', path)}
    expect(() => writeWhole(join(within, 'new/x.md'), 'ours', {within, disk})).toThrow(ChangedError)
    expect(filesIn(join(folder, 'out'))).toEqual({'b.md': 'theirs'})
  })
})

describe('a file that another process makes', () => {
  it('between two questions is found, and not taken for a link that leads nowhere', () => {
    const file = join(folderOf(), 'new.md')
    let isFirst = true
    const realpathSync = (path: string): string => {
      if (!isFirst || path !== file) return nodeDisk.realpathSync(path)
      isFirst = false
      writeFileSync(file, 'theirs')
      throw Object.assign(new Error('no such file'), {code: 'ENOENT'})
    }
    expect(resolveTarget(file, {...nodeDisk, realpathSync})).toBe(file)
  })
})
