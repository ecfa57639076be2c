import {chmodSync, chownSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {getuid} from 'node:process'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {writeWhole} from '../write.ts'
import {type Disk, nodeDisk} from './disk.ts'

/** A temporary file that somebody has left, so many hours old. */
function leave(folder: string, name: string, hours: number): void {
  writeFileSync(join(folder, name), 'half')
  const time = Date.now() / 1000 - hours * 3600
  utimesSync(join(folder, name), time, time)
}

describe('temporary files of runs that were killed', () => {
  it('go after a day, with the next write into the folder, and no other file does', () => {
    const folder = folderOf({'a.md': 'old'})
    const names = [
      '.huntbook-0123456789.tmp',
      '.huntbook-abcdefghij.tmp',
      '.huntbook-cache',
      '.huntbook-0123456789.tmp.md',
      'x.huntbook-0123456789.tmp',
    ]
    for (const name of names) leave(folder, name, 25)
    leave(folder, '.huntbook-aaaaaaaaaa.tmp', 23)
    mkdirSync(join(folder, '.huntbook-bbbbbbbbbb.tmp'))
    writeWhole(join(folder, 'a.md'), 'new')
    expect(readdirSync(folder).sort()).toEqual([
      '.git',
      '.huntbook-0123456789.tmp.md',
      '.huntbook-aaaaaaaaaa.tmp',
      '.huntbook-bbbbbbbbbb.tmp',
      '.huntbook-cache',
      'a.md',
      'x.huntbook-0123456789.tmp',
    ])
  })
  it('are looked for once in each folder', () => {
    const folder = folderOf({'a/x.md': 'old', 'b/x.md': 'old'})
    const listed: string[] = []
    const disk = {
      ...nodeDisk,
      readdirSync: (path: string) => {
        listed.push(path)
        return nodeDisk.readdirSync(path)
      },
    }
    for (const name of ['a/x.md', 'a/y.md', 'b/x.md', 'a/x.md']) writeWhole(join(folder, name), `new ${name} ${listed.length}`, {disk})
    expect(listed).toEqual([join(folder, 'a'), join(folder, 'b')])
  })
})

/** Changes of owner are for root alone. */
const asRoot: typeof it.skip = it.skipIf(getuid?.() !== 0)

describe('the owner of a file', () => {
  /** Writes where the old file belongs to user 41 and group 42, with this mode. Owners asked for, and modes. */
  function writeForeign(mode: number, allow: (uid: number) => boolean): readonly unknown[] {
    const asked: unknown[] = []
    const disk: Disk = {
      ...nodeDisk,
      fstatSync: descriptor => {
        const stat = nodeDisk.fstatSync(descriptor, {bigint: true})
        return Object.assign(stat, asked.length === 0 ? {uid: 41n, gid: 42n, mode: BigInt(mode)} : {uid: 1n, gid: 2n})
      },
      fchownSync: (_, uid, gid) => {
        asked.push(`${uid}:${gid}`)
        if (!allow(uid)) throw Object.assign(new Error('EPERM'), {code: 'EPERM'})
      },
      fchmodSync: (_, bits) => void asked.push(bits),
    }
    const folder = folderOf({'a.md': 'old'})
    // Opening the temporary file ends what is said of the old one. What is opened later is the lock.
    const opening: Disk = {
      ...disk,
      openSync: (file, flags, bits) => {
        if (bits !== undefined && asked.length === 0) asked.push(bits)
        return nodeDisk.openSync(file, flags, bits)
      },
    }
    expect(writeWhole(join(folder, 'a.md'), 'new', {disk: opening})).toBe(true)
    expect(filesIn(folder)).toEqual({'a.md': 'new'})
    return asked
  }
  it('is kept before the mode, which nobody else has until then', () => {
    expect(writeForeign(0o104755, () => true)).toEqual([0o600, '41:42', 0o4755])
  })
  it('is left where the system does not allow it, and bits that lend it go', () => {
    expect(writeForeign(0o104755, () => false)).toEqual([0o600, '41:42', '1:42', 0o755])
  })
  it('may lend its group alone', () => {
    expect(writeForeign(0o100664, uid => uid === 1)).toEqual([0o600, '41:42', '1:42', 0o664])
  })
  asRoot('is kept on a real disk, with its group and mode', () => {
    const file = join(folderOf({'a.md': 'old'}), 'a.md')
    chownSync(file, 1234, 5678)
    writeWhole(file, 'new')
    expect(statSync(file)).toMatchObject({uid: 1234, gid: 5678, mode: 0o100644, size: 3})
  })
  asRoot('and a mode without the right to write keep the file as it is', () => {
    const folder = folderOf({'a.md': 'old'})
    chownSync(join(folder, 'a.md'), 1234, 5678)
    chmodSync(join(folder, 'a.md'), 0o444)
    expect(() => writeWhole(join(folder, 'a.md'), 'new', {name: 'a.md'})).toThrow(
      'a.md could not be written: it is read-only and belongs to somebody else.',
    )
    expect(filesIn(folder)).toEqual({'a.md': 'old'})
  })
})
