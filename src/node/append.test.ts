import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {withFullDevice} from '../../test/support/posix.ts'
import {append} from './append.ts'

describe('append', () => {
  it('makes a file, and adds to one', () => {
    const file = join(folderOf(), 'summary.md')
    append(file, 'a\n', 'summary')
    append(file, 'ü\n', 'summary')
    expect(readFileSync(file, 'utf8')).toBe('a\nü\n')
  })
  it('names the file that it cannot write', () => {
    const folder = folderOf()
    mkdirSync(join(folder, 'x'))
    writeFileSync(join(folder, 'y'), '')
    const failure = (file: string) => () => append(join(folder, file), 'a', 'the summary')
    expect(failure('x')).toThrow('the summary could not be written: it is a folder.')
    expect(failure('gone/x')).toThrow('the summary could not be written: no such file.')
    expect(failure('y/x')).toThrow('the summary could not be written: a part of the path is no folder.')
  })
  withFullDevice('says that the disk is full', () => {
    expect(() => append('/dev/full', 'a', 'the summary')).toThrow('the summary could not be written: no space left on the disk.')
  })
})
