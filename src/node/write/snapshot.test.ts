import {appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {watchedDisk} from '../../../test/support/failing-disk.ts'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {ChangedError, writeWhole} from '../write.ts'

/** Writes while somebody does something between reading and renaming, when the new bytes are on the disk already. */
function writeWhile(folder: string, interfere: (file: string) => void): unknown {
  const file = join(folder, 'a.md')
  const disk = watchedDisk((name, call) => {
    const result = call()
    if (name === 'fsyncSync') interfere(file)
    return result
  })
  try {
    return writeWhole(file, 'ours', {name: 'a.md', disk})
  } catch (error) {
    return error
  }
}

describe('an editor between reading and writing', () => {
  /** Whole seconds, which can be put back exactly. */
  const time = 1_700_000_000
  const changes: Readonly<Record<string, (file: string) => void>> = {
    'writes in place': file => writeFileSync(file, 'theirs'),
    'writes as many bytes as before and puts the time back': file => {
      writeFileSync(file, 'OLD')
      utimesSync(file, time, time)
    },
    'appends a byte': file => appendFileSync(file, '\n'),
    'renames a file of its own over it': file => {
      writeFileSync(`${file}~`, 'old')
      renameSync(`${file}~`, file)
    },
    'removes it': file => rmSync(file),
    'puts a folder in its place': file => {
      rmSync(file)
      mkdirSync(file)
    },
  }
  it.each(Object.keys(changes))('%s: nothing is written', name => {
    const folder = folderOf({'a.md': 'old'})
    const theirs = folderOf({'a.md': 'old'})
    utimesSync(join(folder, 'a.md'), time, time)
    changes[name]?.(join(theirs, 'a.md'))
    const error = writeWhile(folder, file => changes[name]?.(file))
    expect(error).toBeInstanceOf(ChangedError)
    expect(error).toMatchObject({message: 'a.md changed while it was worked on and was not written.', hint: 'run again'})
    expect(filesIn(folder)).toEqual(filesIn(theirs))
    expect(readdirSync(folder)).toEqual(readdirSync(theirs))
  })
  it('makes a file where there was none: it is theirs', () => {
    const folder = folderOf()
    expect(writeWhile(folder, file => writeFileSync(file, 'theirs'))).toBeInstanceOf(ChangedError)
    expect(filesIn(folder)).toEqual({'a.md': 'theirs'})
  })
  it('makes a file before anything is written, where none was when the caller looked', () => {
    const folder = folderOf({'a.md': 'theirs'})
    expect(() => writeWhole(join(folder, 'a.md'), 'ours', {expected: 'absent'})).toThrow(ChangedError)
    expect(writeWhole(join(folder, 'b.md'), 'ours', {expected: 'absent'})).toBe(true)
    expect(filesIn(folder)).toEqual({'a.md': 'theirs', 'b.md': 'ours'})
  })
  it('touches a file: one that is only younger is another one', () => {
    const folder = folderOf({'a.md': 'old'})
    const error = writeWhile(folder, file => utimesSync(file, 1, 1))
    expect(error).toBeInstanceOf(ChangedError)
  })
})
