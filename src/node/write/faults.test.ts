import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {failingDisk} from '../../../test/support/failing-disk.ts'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {ToolError} from '../tool-error.ts'
import {diskFull, writeTogether, writeWhole} from '../write.ts'
import {nodeDisk} from './disk.ts'

const codes = [
  ['ENOSPC', 'no space left on the disk'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EIO', 'input/output error'],
  ['EFBIG', 'the file would be too large'],
] as const

/** What a write throws; `undefined` where it goes well. */
function errorOf(write: () => unknown): unknown {
  try {
    write()
    return undefined
  } catch (error) {
    return error
  }
}

/** Lets each call of the disk fail in turn, and says which of them kept the file from being written, and which did not. */
function failEach(code: string, reason: string, {old, lasts}: {readonly old: string | undefined; readonly lasts: boolean}) {
  const calls = {fatal: [] as string[], harmless: [] as string[]}
  for (let at = 1; ; at++) {
    const folder = folderOf(old === undefined ? {} : {'a.md': old})
    const {disk, failed} = failingDisk({at, code, lasts})
    const error = errorOf(() => writeWhole(join(folder, 'a.md'), 'new', {name: 'a.md', disk}))
    const call = failed()
    if (call === undefined) return calls
    if (error === undefined) expect(filesIn(folder)).toEqual({'a.md': 'new'})
    else {
      expect(error).toBeInstanceOf(ToolError)
      expect(error).toMatchObject({message: `a.md could not be written: ${reason}.`, code: isFull(code) ? diskFull : 'WRITE_FAILED'})
      expect(filesIn(folder)).toEqual(old === undefined ? {} : {'a.md': old})
    }
    calls[error === undefined ? 'harmless' : 'fatal'].push(call)
  }
}

function isFull(code: string): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT'
}

describe('a disk that fails', () => {
  for (const [code, reason] of codes) {
    for (const lasts of [false, true]) {
      it(`at any call leaves the old bytes and nothing else: ${code}${lasts ? ', from then on' : ''}`, () => {
        const {fatal, harmless} = failEach(code, reason, {old: 'old', lasts})
        expect(fatal).toEqual(
          expect.arrayContaining(['openSync', 'writeSync', 'fsyncSync', 'fstatSync', 'closeSync', 'fchmodSync', 'renameSync']),
        )
        // The lock is removed at the second try. What is old in the folder may stay, and some systems cannot make a folder's names last.
        expect(harmless.filter((call, index) => harmless.indexOf(call) === index)).toEqual(
          lasts
            ? ['unlinkSync', 'openSync', 'fsyncSync', 'closeSync']
            : ['readdirSync', 'unlinkSync', 'openSync', 'fsyncSync', 'closeSync'],
        )
      })
      it(`at any call leaves no part of a new file: ${code}${lasts ? ', from then on' : ''}`, () => {
        const {fatal} = failEach(code, reason, {old: undefined, lasts})
        expect(fatal).toEqual(
          expect.arrayContaining(['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'fstatSync', 'closeSync', 'renameSync']),
        )
      })
    }
  }
  it('is asked again for the bytes that it did not take', () => {
    const folder = folderOf({'a.md': 'old'})
    const disk = {
      ...nodeDisk,
      writeSync: (file: number, bytes: Uint8Array, at: number) => nodeDisk.writeSync(file, bytes.subarray(0, at + 1), at),
    }
    expect(writeWhole(join(folder, 'a.md'), 'new bytes, one at a time', {disk})).toBe(true)
    expect(filesIn(folder)).toEqual({'a.md': 'new bytes, one at a time'})
  })
  it('is not asked for ever where it takes none', () => {
    const folder = folderOf({'a.md': 'old'})
    const write = () => writeWhole(join(folder, 'a.md'), 'new', {name: 'a.md', disk: {...nodeDisk, writeSync: () => 0}})
    expect(write).toThrow('a.md could not be written: it was cut short.')
    expect(filesIn(folder)).toEqual({'a.md': 'old'})
  })
  it('is found out where it says more than it did', () => {
    const folder = folderOf({'a.md': 'old'})
    const disk = {...nodeDisk, writeSync: (file: number, bytes: Uint8Array) => nodeDisk.writeSync(file, bytes.subarray(1), 0) + 1}
    expect(() => writeWhole(join(folder, 'a.md'), 'new', {name: 'a.md', disk})).toThrow('a.md could not be written: it was cut short.')
    expect(filesIn(folder)).toEqual({'a.md': 'old'})
  })
})

describe('files that belong together', () => {
  it.each([false, true])('are all left as they were where the disk fails before the first has its name, from then on: %s', lasts => {
    const calls: string[] = []
    for (let at = 1; ; at++) {
      const folder = folderOf({'a.md': 'old a', 'b.png': 'old b'})
      const {disk, failed} = failingDisk({at, code: 'ENOSPC', lasts})
      const files = ['a.md', 'b.png', 'c.png'].map(name => ({file: join(folder, name), content: 'new', name}))
      const error = errorOf(() => writeTogether(files, {disk}))
      const call = failed()
      const after = filesIn(folder)
      if (call === undefined) break
      calls.push(call)
      expect(Object.keys(after).filter(name => !['a.md', 'b.png', 'c.png'].includes(name))).toEqual([])
      if (error === undefined || calls.includes('renameSync')) continue
      expect(error).toMatchObject({
        code: diskFull,
        message: expect.stringMatching(/^[abc]\.(?:md|png) could not be written: no space left/u),
      })
      expect(after).toEqual({'a.md': 'old a', 'b.png': 'old b'})
    }
    expect(calls.filter(call => call === 'renameSync')).toHaveLength(3)
  })
  it('take their names in order, those that hold the bytes already keep them', () => {
    const folder = folderOf({'b.png': 'new'})
    const named: string[] = []
    const disk = {
      ...nodeDisk,
      renameSync: (from: string, to: string) => {
        named.push(basename(to))
        nodeDisk.renameSync(from, to)
      },
    }
    writeTogether(
      ['c.png', 'b.png', 'sub/a.md'].map(name => ({file: join(folder, name), content: 'new'})),
      {disk},
    )
    expect(named).toEqual(['c.png', 'a.md'])
    expect(filesIn(folder)).toEqual({'b.png': 'new', 'c.png': 'new', 'sub/a.md': 'new'})
  })
})
