import {isUtf8} from 'node:buffer'
import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {runWithoutRights, withoutRights} from '../../test/support/cli-cases/nobody.ts'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {decode, readText} from './read.ts'

function read(file: string, maxBytes = 1000) {
  return readText(file, {path: 'a.md', maxBytes})
}

function said(file: string, maxBytes?: number): string {
  const found = read(file, maxBytes)
  return 'text' in found ? found.text : `${found.path}:${found.range.start.line}:${found.range.start.column} ${found.rule} ${found.message}`
}

function ofBytes(...bytes: readonly (number | string)[]): string {
  const found = decode(new Uint8Array(bytes.flatMap(part => (typeof part === 'number' ? part : [...Buffer.from(part)]))), 'a.md')
  return 'text' in found
    ? `${found.bom ? 'BOM ' : ''}${JSON.stringify(found.text)}`
    : `${found.range.start.line}:${found.range.start.column} ${found.message}`
}

describe('readText', () => {
  it('reads a file', () => expect(said(join(folderOf({'a.md': '# Grüße\r\n'}), 'a.md'))).toBe('# Grüße\r\n'))
  onPosix('reads a file that a link leads to', () => {
    const folder = folderOf({'a.md': 'x'})
    symlinkSync('a.md', join(folder, 'b.md'))
    expect(said(join(folder, 'b.md'))).toBe('x')
  })
  it('says that a file is too large without reading it', () => {
    expect(said(join(folderOf({'a.md': 'x'.repeat(11)}), 'a.md'), 10)).toBe(
      'a.md:1:1 parse/too-large Expected at most 10 bytes (`limits.maxFileBytes`), got 11: the file was not checked.',
    )
    expect(said(join(folderOf({'a.md': 'x'.repeat(10)}), 'a.md'), 10)).toBe('x'.repeat(10))
  })
  it('says that a file is not there', () => {
    expect(said(join(folderOf(), 'a.md'))).toBe('a.md:1:1 io/unreadable Expected a readable file: no such file.')
  })
  it('does not take a folder for a file', () => {
    const folder = folderOf()
    mkdirSync(join(folder, 'a.md'))
    expect(said(join(folder, 'a.md'))).toMatch(/io\/special Expected a regular file, got a folder/u)
  })
  onPosix('does not wait for the other end of a pipe', () => {
    const file = join(folderOf(), 'a.md')
    execFileSync('mkfifo', [file])
    expect(said(file)).toMatch(/io\/special/u)
  })
  onPosix('names links that lead to no file', () => {
    const folder = folderOf()
    symlinkSync('b.md', join(folder, 'a.md'))
    symlinkSync('loop.md', join(folder, 'loop.md'))
    expect(said(join(folder, 'a.md'))).toBe('a.md:1:1 io/symlink Expected a file, got a symbolic link that leads to none.')
    expect(said(join(folder, 'loop.md'))).toMatch(/io\/symlink/u)
  })
  withoutRights('says that it may not read a file, nor one in a folder that may not be entered', () => {
    const folder = folderOf({'a.md': 'x', 'locked/b.md': 'x'})
    const built = join(import.meta.dirname, '../../dist/src/node/read.js')
    const line = `import(${JSON.stringify(built)}).then(({readText}) => {
      for (const path of ['a.md', 'locked/b.md']) {
        const {rule, message} = readText(path, {path, maxBytes: 9})
        console.log(path, rule, message)
      }
    })`
    const deny = () => {
      chmodSync(join(folder, 'a.md'), 0)
      chmodSync(join(folder, 'locked'), 0)
    }
    expect(runWithoutRights(['--eval', line], {cwd: folder, deny})).toEqual({
      code: 0,
      stdout: [
        'a.md io/unreadable Expected a readable file: permission denied.',
        'locked/b.md io/unreadable Expected a readable file: permission denied.',
        '',
      ].join('\n'),
      stderr: '',
    })
  })
})

describe('decode', () => {
  it('takes the BOM off and remembers it', () => expect(ofBytes(0xef, 0xbb, 0xbf, 'x')).toBe('BOM "x"'))
  it('takes one BOM off, not two', () => expect(ofBytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf)).toBe('BOM "\ufeff"'))
  it('reads nothing', () => expect(ofBytes()).toBe('""'))
  it.each([
    ['Latin-1', ['a\nGr', 0xfc, 0xdf, 'e'], '2:3 Expected UTF-8, got `0xfc` at byte 4.'],
    ['a lone continuation', ['é', 0x80], '1:2 Expected UTF-8, got `0x80` at byte 2.'],
    ['two lone continuations', ['a', 0x80, 0x80], '1:2 Expected UTF-8, got `0x80` at byte 1.'],
    ['an overlong form', [0xc0, 0x80], '1:1 Expected UTF-8, got `0xc0` at byte 0.'],
    ['half a pair', [0xed, 0xa0, 0x80], '1:1 Expected UTF-8, got `0xed` at byte 0.'],
    ['a character that is cut', ['ab', 0xe2, 0x82], '1:3 Expected UTF-8, got `0xe2` at byte 2.'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0], '1:1 Expected UTF-8, got `0xff` at byte 0.'],
    ['behind a BOM, which is not counted', [0xef, 0xbb, 0xbf, 'a', 0xff], '1:2 Expected UTF-8, got `0xff` at byte 4.'],
  ])('says where a text is not UTF-8: %s', (_, bytes, expected) => expect(ofBytes(...bytes)).toBe(expected))
  it('finds the first offset that no text can have, for any bytes', () => {
    const parts = fc.oneof(
      fc.constantFrom([0x80], [0xc3], [0xe2, 0x82], [0xf0, 0x9f], [0xed, 0xa0, 0x80], [0xff]),
      fc.string({unit: 'binary', maxLength: 3}).map(text => [...Buffer.from(text.toWellFormed())]),
    )
    fc.assert(
      fc.property(fc.array(parts, {maxLength: 8}), all => {
        const bytes = new Uint8Array(all.flat())
        const found = decode(bytes, 'a.md')
        expect('text' in found).toBe(isUtf8(bytes))
        if ('text' in found) return
        const offset = Number(/at byte (\d+)/u.exec(found.message)?.[1])
        expect(isUtf8(bytes.subarray(0, offset))).toBe(true)
        for (let length = 1; length <= 4; length++) {
          const next = bytes.subarray(offset, offset + length)
          expect(next.length === length && isUtf8(next)).toBe(false)
        }
      }),
    )
  })
})
