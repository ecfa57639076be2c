import {execFileSync} from 'node:child_process'
import {chmodSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {buildConfig} from '../lint/config/build.ts'
import type {Repository} from '../model/rule.ts'
import {ignoredIn} from './ignore.ts'
import {openRepository} from './repository.ts'

function open(root: string): Repository {
  return openRepository(root, ignoredIn(root, buildConfig(new Map([['ignore', ['drafts/**']]]), [])))
}

describe('files of a repository', () => {
  it('are all below the root but what is ignored, by code units', () => {
    const root = folderOf({
      'b.md': '',
      'C.md': '',
      'a/b.png': '',
      'a.txt': '',
      '.gitattributes': '',
      'a/.hidden/x': '',
      '.git/config': '',
      'node_modules/x/index.js': '',
      'drafts/x.md': '',
      '.gitignore': '*.log\nout/\n',
      'a/.gitignore': '!kept.log\n',
      'a/kept.log': '',
      'x.log': '',
      'out/deep/x.md': '',
    })
    const names = ['.gitattributes', '.gitignore', 'C.md', 'a.txt', 'a/.gitignore', 'a/.hidden/x', 'a/b.png', 'a/kept.log', 'b.md']
    expect(open(root).files()).toEqual(names)
  })
  it('are listed once', () => {
    const root = folderOf({'a.md': ''})
    const repository = open(root)
    expect(repository.files()).toBe(repository.files())
  })
  onPosix('are not links, nor what lies behind them, nor pipes', () => {
    const root = folderOf({'a/x.md': ''})
    symlinkSync('a', join(root, 'b'))
    symlinkSync('a/x.md', join(root, 'y.md'))
    symlinkSync('..', join(root, 'a/up'))
    execFileSync('mkfifo', [join(root, 'pipe')])
    expect(open(root).files()).toEqual(['a/x.md'])
  })
  onPosix('are not those of a folder that nobody may list', () => {
    const root = folderOf({'a/x.md': '', 'b.md': ''})
    chmodSync(join(root, 'a'), 0)
    // Whoever runs as root may list everything.
    const expected = process.getuid?.() === 0 ? ['a/x.md', 'b.md'] : ['b.md']
    expect(open(root).files()).toEqual(expected)
    chmodSync(join(root, 'a'), 0o700)
  })
})

describe('kindOf', () => {
  it('tells files from folders, ignored ones too', () => {
    const repository = open(folderOf({'a/x.md': '', 'drafts/y.md': ''}))
    const paths = ['a/x.md', 'a', 'a/', '', 'a/../a/x.md', 'drafts/y.md', 'b', 'a/x.md/y', 'a/\0', 'x'.repeat(5000)]
    const kinds = ['file', 'folder', 'folder', 'folder', 'file', 'file', undefined, undefined, undefined, undefined]
    expect(paths.map(path => repository.kindOf(path))).toEqual(kinds)
  })
  it('knows nothing outside the root', () => {
    const root = folderOf({'secret.md': '', 'repo/x.md': ''})
    expect(['../secret.md', '..', '../repo/x.md'].map(path => open(join(root, 'repo')).kindOf(path))).toEqual([
      undefined,
      undefined,
      'file',
    ])
  })
  onPosix('follows links that stay inside', () => {
    const root = folderOf({'secret.md': '', 'repo/x.md': ''})
    for (const [name, to] of Object.entries({in: 'x.md', out: '../secret.md', none: 'gone.md', round: 'round'})) {
      symlinkSync(to, join(root, 'repo', name))
    }
    const {kindOf} = open(join(root, 'repo'))
    expect(['in', 'out', 'none', 'round'].map(kindOf)).toEqual(['file', undefined, undefined, undefined])
  })
})

describe('read', () => {
  it('gives the bytes of files inside the root', () => {
    const root = folderOf({'secret.md': 'x', 'repo/x.md': 'é'})
    const {read} = open(join(root, 'repo'))
    expect([read('x.md'), read('../secret.md'), read('gone'), read('')].map(bytes => bytes && Buffer.from(bytes).toString())).toEqual([
      'é',
      undefined,
      undefined,
      undefined,
    ])
  })
})
