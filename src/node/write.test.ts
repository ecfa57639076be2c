import {execFileSync} from 'node:child_process'
import {chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import process, {execPath} from 'node:process'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {type Disk, nodeDisk} from './write/disk.ts'
import {ChangedError, stage, syncFolders, writeWhole} from './write.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('writeWhole', () => {
  it('writes a new file, with the folders around it', () => {
    const folder = folderOf()
    expect(writeWhole(join(folder, 'a/b/c.md'), 'x')).toBe(true)
    expect(filesIn(folder)).toEqual({'a/b/c.md': 'x'})
  })
  it('writes over a file and leaves nothing else', () => {
    const folder = folderOf({'a.md': 'old'})
    expect(writeWhole(join(folder, 'a.md'), bytes('new'))).toBe(true)
    expect(filesIn(folder)).toEqual({'a.md': 'new'})
  })
  it.each(['with space.md', '-leading.md', 'ümläut 漢字.md', `${'x'.repeat(252)}.md`, `${'d/'.repeat(400)}x.md`])(
    'writes a file of any name: %.20s',
    name => {
      const folder = folderOf()
      for (const text of ['old', 'new']) expect(writeWhole(join(folder, name), text)).toBe(true)
      expect(filesIn(folder)).toEqual({[name]: 'new'})
    },
  )
  onPosix('writes a file of a name with what shells read', () => {
    const folder = folderOf()
    for (const name of ['quo\'te".md', '[a].md', 'line\nbreak.md', 'con.txt', '*']) writeWhole(join(folder, name), 'x')
    expect(Object.keys(filesIn(folder)).sort()).toEqual(['*', '[a].md', 'con.txt', 'line\nbreak.md', 'quo\'te".md'])
  })
  it('does not touch a file that holds the bytes already', () => {
    const folder = folderOf({'a.md': 'x'})
    const before = statSync(join(folder, 'a.md'))
    expect(writeWhole(join(folder, 'a.md'), 'x')).toBe(false)
    expect(statSync(join(folder, 'a.md'))).toMatchObject({ino: before.ino, mtimeMs: before.mtimeMs})
  })
  onPosix.each([0o644, 0o755, 0o600, 0o444])('keeps mode %o', mode => {
    const file = join(folderOf({'a.md': 'old'}), 'a.md')
    chmodSync(file, mode)
    writeWhole(file, 'new')
    expect(statSync(file).mode & 0o7777).toBe(mode)
    expect(readFileSync(file, 'utf8')).toBe('new')
  })
  onPosix('writes through a link, which stays one', () => {
    const folder = folderOf({'a.md': 'old'})
    symlinkSync('a.md', join(folder, 'link.md'))
    writeWhole(join(folder, 'link.md'), 'new')
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new')
  })
  onPosix('leaves a link alone that leads nowhere', () => {
    const folder = folderOf()
    symlinkSync('b.md', join(folder, 'a.md'))
    expect(() => writeWhole(join(folder, 'a.md'), 'x')).toThrow(/could not be written/u)
    expect(readdirSync(folder)).toEqual(['.git', 'a.md'])
  })
  onPosix('leaves other names of the file their old bytes', () => {
    const folder = folderOf({'a.md': 'old'})
    linkSync(join(folder, 'a.md'), join(folder, 'b.md'))
    writeWhole(join(folder, 'a.md'), 'new')
    expect(filesIn(folder)).toEqual({'a.md': 'new', 'b.md': 'old'})
  })
  it('does not write a file that changed since it was read', () => {
    const folder = folderOf({'a.md': 'theirs'})
    expect(() => writeWhole(join(folder, 'a.md'), 'ours', {expected: bytes('old'), name: 'a.md'})).toThrow(
      new ChangedError('FILE_CHANGED', 'a.md changed while it was worked on and was not written.', {hint: 'run again'}),
    )
    expect(filesIn(folder)).toEqual({'a.md': 'theirs'})
  })
  it('does not write a file that is gone since it was read', () => {
    const folder = folderOf()
    expect(() => writeWhole(join(folder, 'a.md'), 'ours', {expected: bytes('old')})).toThrow(ChangedError)
    expect(filesIn(folder)).toEqual({})
  })
  it('writes a file that still has the bytes that were read', () => {
    const folder = folderOf({'a.md': 'old'})
    expect(writeWhole(join(folder, 'a.md'), 'new', {expected: bytes('old')})).toBe(true)
  })
  onPosix('writes to no folder, pipe or device', () => {
    const folder = folderOf()
    mkdirSync(join(folder, 'folder'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    for (const file of [join(folder, 'folder'), join(folder, 'pipe'), '/dev/null']) {
      expect(() => writeWhole(file, 'x')).toThrow(`Expected a regular file to write to, got ${file}.`)
    }
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })
  it('says what the reason is where a folder is in the way', () => {
    const folder = folderOf({a: 'x'})
    expect(() => writeWhole(join(folder, 'a/b.md'), 'x', {name: 'a/b.md'})).toThrow(
      'a/b.md could not be written: a part of the path is no folder.',
    )
  })
  onPosix('leaves old bytes and no temporary file where the disk takes only a part', () => {
    const folder = folderOf({'a.md': 'old'})
    // The compiled file: this Node may not read TypeScript.
    const module = JSON.stringify(join(import.meta.dirname, '../../dist/src/node/write.js'))
    const call = `writeWhole(${JSON.stringify(join(folder, 'a.md'))}, 'x'.repeat(100_000), {name: 'a.md'})`
    const script = `const {writeWhole} = await import(${module})\ntry { ${call} } catch (error) { process.stdout.write(error.message) }\n`
    writeFileSync(join(folder, 'run.mjs'), script)
    const said = execFileSync('bash', ['-c', `ulimit -f 8; exec "${execPath}" "${join(folder, 'run.mjs')}"`], {
      encoding: 'utf8',
    })
    expect(said).toBe('a.md could not be written: the file would be too large.')
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['.git', 'a.md', 'run.mjs'])
  })
})

describe('syncFolders', () => {
  it('makes the names of many files last at once, folder by folder', () => {
    const folder = folderOf()
    const synced: string[] = []
    const disk: Disk = {
      ...nodeDisk,
      openSync: (file, flags, mode) => {
        if (statSync(file, {throwIfNoEntry: false})?.isDirectory()) synced.push(file)
        return nodeDisk.openSync(file, flags, mode)
      },
    }
    for (const name of ['a/x.md', 'a/y.md', 'b/x.md']) writeWhole(join(folder, name), 'x', {disk, syncFolder: 'later'})
    expect(synced).toEqual([])
    syncFolders(disk)
    expect(synced).toEqual([join(folder, 'a'), join(folder, 'b')])
    syncFolders(disk)
    expect(synced).toHaveLength(2)
    writeWhole(join(folder, 'a/x.md'), 'y', {disk})
    expect(synced.slice(2)).toEqual([join(folder, 'a')])
  })
})

describe('stage', () => {
  it('writes as `writeWhole` does, once it is committed', async () => {
    const folder = folderOf({'a.md': 'old', 'b.md': 'same'})
    const staged = [stage(join(folder, 'a.md'), 'new'), stage(join(folder, 'b.md'), 'same'), stage(join(folder, 'd/e.md'), 'x')]
    expect(staged.map(file => file !== undefined)).toEqual([true, false, true])
    expect(filesIn(folder)['a.md']).toBe('old')
    await Promise.all(staged.map(file => file?.commit()))
    syncFolders()
    expect(filesIn(folder)).toEqual({'a.md': 'new', 'b.md': 'same', 'd/e.md': 'x'})
  })
  it('does not write a file that changes while the disk is busy', async () => {
    const folder = folderOf({'a.md': 'old'})
    const staged = stage(join(folder, 'a.md'), 'ours')
    writeFileSync(join(folder, 'a.md'), 'theirs')
    await expect(staged?.commit()).rejects.toThrow(ChangedError)
    expect(filesIn(folder)).toEqual({'a.md': 'theirs'})
  })
  it('leaves nothing where the disk fails, or the process ends before', async () => {
    const folder = folderOf({'a.md': 'old'})
    const disk: Disk = {...nodeDisk, fsync: (_, done) => done(Object.assign(new Error('no'), {code: 'ENOSPC'}))}
    await expect(stage(join(folder, 'a.md'), 'new', {disk})?.commit()).rejects.toThrow(
      'a.md could not be written: no space left on the disk.',
    )
    expect(filesIn(folder)).toEqual({'a.md': 'old'})
    stage(join(folder, 'a.md'), 'new')
    expect(readdirSync(folder).length).toBeGreaterThan(1)
    process.emit('exit', 0)
    expect(filesIn(folder)).toEqual({'a.md': 'old'})
  })
})
