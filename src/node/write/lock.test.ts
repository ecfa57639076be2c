import {existsSync, readdirSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {ChangedError, writeWhole} from '../write.ts'
import {nodeDisk} from './disk.ts'
import {whileLocked} from './lock.ts'

describe('the lock of a file', () => {
  const lockIn = (folder: string): string => readdirSync(folder).find(name => /^\.huntbook-[a-z\d]{10}\.tmp$/u.test(name)) ?? ''

  it('is there while the work is done, also where that fails, and not afterwards', () => {
    const folder = folderOf({'x/a.md': 'a'})
    const within = join(folder, 'x')
    expect(whileLocked(join(within, 'a.md'), nodeDisk, () => lockIn(within))).not.toBe('')
    expect(() =>
      whileLocked(join(within, 'a.md'), nodeDisk, () => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(filesIn(within)).toEqual({'a.md': 'a'})
  })

  it('is taken from a process that was killed', () => {
    const within = join(folderOf({'x/a.md': 'a'}), 'x')
    const lock = join(
      within,
      whileLocked(join(within, 'a.md'), nodeDisk, () => lockIn(within)),
    )
    writeFileSync(lock, '')
    utimesSync(lock, new Date(0), new Date(0))
    expect(writeWhole(join(within, 'a.md'), 'b')).toBe(true)
    expect([filesIn(within), existsSync(lock)]).toEqual([{'a.md': 'b'}, false])
  })

  it('has a writer see what another one wrote while it waited', () => {
    const within = join(folderOf({'x/a.md': 'a'}), 'x')
    const file = join(within, 'a.md')
    const lock = join(
      within,
      whileLocked(file, nodeDisk, () => lockIn(within)),
    )
    let isFirst = true
    const openSync = (path: string, flags: number, mode?: number): number => {
      if (isFirst && path === lock) {
        isFirst = false
        writeFileSync(file, 'theirs')
        throw Object.assign(new Error('held'), {code: 'EEXIST'})
      }
      return nodeDisk.openSync(path, flags, mode)
    }
    expect(() => writeWhole(file, 'ours', {disk: {...nodeDisk, openSync}})).toThrow(ChangedError)
    expect(filesIn(within)).toEqual({'a.md': 'theirs'})
  })
})
