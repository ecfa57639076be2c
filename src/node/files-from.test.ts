import {execFileSync, spawn} from 'node:child_process'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {parseFilesFrom, readFilesFrom} from './files-from.ts'

const parse = (text: string): readonly string[] => parseFilesFrom(Buffer.from(text), 'list')

describe('parseFilesFrom', () => {
  it('takes a name a line', () => expect(parse('a.md\nb c.md\n-d.md\n')).toEqual(['a.md', 'b c.md', '-d.md']))
  it('needs no line end at the end', () => expect(parse('a.md\nb.md')).toEqual(['a.md', 'b.md']))
  it('takes lines of Windows, a byte order mark and empty lines', () =>
    expect(parse('\ufeffa.md\r\n\r\nb.md\r\n')).toEqual(['a.md', 'b.md']))
  it('keeps spaces and carriage returns in names', () => expect(parse(' a \t\nb\rc\n')).toEqual([' a \t', 'b\rc']))
  it('takes names between NUL, line breaks included', () =>
    expect(parse('a\nb.md\0c\r\n.md\0\0d.md')).toEqual(['a\nb.md', 'c\r\n.md', 'd.md']))
  it('finds none in nothing', () => expect(['', '\n\n', '\0'].map(parse)).toEqual([[], [], []]))
  it('gives back any names between NUL, and without line breaks any of lines', () => {
    const name = fc
      .string({unit: 'grapheme', minLength: 1})
      .filter(text => !text.includes('\0') && !text.startsWith('\ufeff') && text.isWellFormed())
    fc.assert(
      fc.property(fc.array(name, {minLength: 1}), names => {
        expect(parse(names.map(text => `${text}\0`).join(''))).toEqual(names)
      }),
    )
    const line = name.filter(text => !/[\r\n]/u.test(text))
    fc.assert(
      fc.property(fc.array(line), names => {
        expect(parse(names.map(text => `${text}\n`).join(''))).toEqual(names)
      }),
    )
  })
  it('refuses what is not UTF-8', () => {
    expect(() => parseFilesFrom(Buffer.from('a.md\n', 'utf16le').fill(0xff, 0, 1), 'list')).toThrow(
      'Expected the names of list in UTF-8, got other bytes.',
    )
  })
})

describe('readFilesFrom', () => {
  const stdin = async () => Buffer.from('from stdin\n')
  it('reads a file from the working folder, or standard input', async () => {
    const cwd = folderOf({'lists/a': 'x.md\n'})
    expect(await readFilesFrom('lists/a', {cwd, stdin})).toEqual(['x.md'])
    expect(await readFilesFrom('-', {cwd, stdin})).toEqual(['from stdin'])
  })
  onPosix('reads what comes out of a pipe, and does not wait for one that nobody writes to', async () => {
    const cwd = folderOf()
    execFileSync('mkfifo', [join(cwd, 'pipe')])
    expect(await readFilesFrom('pipe', {cwd, stdin})).toEqual([])
    const writer = spawn('sh', ['-c', 'exec 3<>pipe; echo a.md >&3; sleep 0.3; echo b.md >&3; sleep 0.3'], {cwd, stdio: 'ignore'})
    await new Promise(done => setTimeout(done, 100))
    expect(await readFilesFrom('pipe', {cwd, stdin})).toEqual(['a.md', 'b.md'])
    await new Promise(done => writer.on('close', done))
  })
  onPosix('does not read a device without end', async () => {
    await expect(readFilesFrom('/dev/zero', {cwd: '/', stdin})).rejects.toThrow(
      /^Expected at most \d+ bytes of names in \/dev\/zero, got more\.$/u,
    )
    expect(await readFilesFrom('/dev/null', {cwd: '/', stdin})).toEqual([])
  })
  it('says what keeps it from being read', async () => {
    const cwd = folderOf()
    await expect(readFilesFrom('nope', {cwd, stdin})).rejects.toThrow('nope could not be read: no such file.')
    await expect(readFilesFrom('.', {cwd, stdin})).rejects.toThrow('. could not be read: it is a folder.')
  })
})
