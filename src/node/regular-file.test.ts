import {execFileSync} from 'node:child_process'
import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {readUtf8} from './config.ts'
import {readRegular, readWhole} from './regular-file.ts'

describe('readRegular', () => {
  it('reads a file up to a size', () => {
    const file = join(folderOf({a: 'xyz'}), 'a')
    expect(readRegular(file, 3)).toEqual(Buffer.from('xyz'))
    expect(readRegular(file, 2)).toEqual({size: 3})
    expect(() => readWhole(file, 2)).toThrow(expect.objectContaining({code: 'ETOOLARGE'}))
  })
  onPosix('opens neither pipes nor devices, whatever link leads to them', () => {
    const folder = folderOf()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync('/dev/zero', join(folder, 'device'))
    mkdirSync(join(folder, 'folder'))
    expect(['pipe', 'device', 'folder'].map(name => readRegular(join(folder, name), 10))).toEqual(['special', 'special', 'special'])
    const said = (name: string): string => {
      try {
        return readUtf8(join(folder, name), name)
      } catch (error) {
        return String(error)
      }
    }
    expect(['pipe', 'device', 'folder', 'none'].map(said)).toEqual([
      'ToolError: pipe could not be read: it is no regular file.',
      'ToolError: device could not be read: it is no regular file.',
      'ToolError: folder could not be read: it is a folder.',
      'ToolError: none could not be read: no such file.',
    ])
  })
})
