import {execFileSync} from 'node:child_process'
import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {buildConfig} from '../lint/config/build.ts'
import {fromPlain, isMap} from '../model/value.ts'
import {ignoredIn} from './ignore.ts'

function configOf(settings: object) {
  const value = fromPlain(settings)
  return buildConfig(isMap(value) ? value : new Map(), [])
}

/** Those of the paths that are left out. */
function ignored(files: Readonly<Record<string, string>>, paths: readonly string[], settings: object = {}): string[] {
  const out = ignoredIn(folderOf(files), configOf(settings))
  return paths.filter(path => out(path))
}

describe('ignoredIn', () => {
  it('leaves out what the configuration ignores', () => {
    expect(ignored({}, ['drafts/a.md', 'a.md'], {ignore: ['drafts/**']})).toEqual(['drafts/a.md'])
  })
  it('reads .gitignore and .huntbookignore of each folder', () => {
    const files = {'.gitignore': '*.tmp.md\n', 'a/.huntbookignore': '/x.md\n', '.git/info/exclude': 'secret.md\n'}
    expect(ignored(files, ['x.md', 'a/x.md', 'a/b/x.md', 'a/y.tmp.md', 'a/secret.md'])).toEqual(['a/x.md', 'a/y.tmp.md', 'a/secret.md'])
  })
  it('heeds no ignore file where the configuration says so', () => {
    expect(ignored({'.gitignore': '*'}, ['a.md', 'node_modules/a.md'], {useIgnoreFiles: false})).toEqual(['node_modules/a.md'])
  })
  it('lets a deeper file take back what one above leaves out', () => {
    expect(ignored({'.gitignore': '*.md', 'a/.gitignore': '!x.md'}, ['x.md', 'a/x.md', 'a/y.md'])).toEqual(['x.md', 'a/y.md'])
  })
  it('takes back nothing below a folder that is left out', () => {
    expect(ignored({'.gitignore': 'a/', 'a/.gitignore': '!x.md'}, ['a/x.md'])).toEqual(['a/x.md'])
  })
  it('knows rules for folders alone', () => {
    const out = ignoredIn(folderOf({'.gitignore': 'cache/'}), configOf({}))
    expect([out('cache'), out('cache', 'folder'), out('cache/x.md')]).toEqual([false, true, true])
  })
  it('reads no ignore file below a file', () => expect(ignored({'a.md': ''}, ['a.md/x.md'])).toEqual([]))
  onPosix('refuses an ignore file that cannot be read', () => {
    const folder = folderOf()
    symlinkSync('.gitignore', join(folder, '.gitignore'))
    expect(() => ignoredIn(folder, configOf({}))('a.md')).toThrow(/\.gitignore could not be read: symbolic links lead in a circle\.$/u)
  })
  it('knows that case matters', () => expect(ignored({'.gitignore': 'Drafts/'}, ['drafts/a.md', 'Drafts/a.md'])).toEqual(['Drafts/a.md']))
  it('reads the ignore files above the root, up to the top level of git', () => {
    const folder = folderOf({'.gitignore': 'catalog/drafts/', 'catalog/a.md': ''})
    const out = ignoredIn(join(folder, 'catalog'), configOf({}))
    expect(['drafts/a.md', 'a.md'].filter(path => out(path))).toEqual(['drafts/a.md'])
  })
  it('leaves what is outside the root to itself', () => expect(ignored({'.gitignore': '*'}, ['../a.md'])).toEqual([]))
  it('refuses more rules than anybody writes', () => {
    expect(() => ignored({'.gitignore': 'a\n'.repeat(40_000)}, ['a.md'])).toThrow(/\.gitignore has more than 65536 bytes of rules\.$/u)
  })
  it('reads folders with the name of an ignore file as folders', () => expect(ignored({'.gitignore/a.md': ''}, ['a.md'])).toEqual([]))
  it('agrees with git', () => {
    const rules = [
      'drafts/',
      '*.tmp.md',
      '!keep.tmp.md',
      '/top.md',
      'a/**/deep.md',
      '# comment',
      'b/*',
      '!b/x.md',
      '\\!odd.md',
      'sp ace.md',
      '[ab].md',
      'c?.md',
    ]
    const paths = [
      'top.md',
      'z/top.md',
      'drafts/x.md',
      'z/drafts/x.md',
      'x.tmp.md',
      'keep.tmp.md',
      'a/deep.md',
      'a/b/c/deep.md',
      'b/x.md',
      'b/y.md',
    ]
    const more = [
      'b/c/x.md',
      '!odd.md',
      'sp ace.md',
      'a.md',
      'z/b.md',
      'c1.md',
      'c12.md',
      'C1.md',
      'sub/x.md',
      'sub/y.md',
      'sub/keep/y.md',
      'sub/gone/keep.md',
    ]
    const files = {'.gitignore': rules.join('\n'), 'sub/.gitignore': '*.md\n!x.md\ngone/\n!keep/\n', 'sub/gone/.gitignore': '!keep.md\n'}
    const folder = folderOf(files)
    execFileSync('rm', ['-rf', join(folder, '.git')])
    execFileSync('git', ['init', '-q', folder])
    const git = (path: string): boolean => {
      try {
        execFileSync('git', ['-C', folder, '-c', 'core.ignorecase=false', 'check-ignore', '-q', '--', path])
        return true
      } catch {
        return false
      }
    }
    const out = ignoredIn(folder, configOf({}))
    const all = [...paths, ...more]
    expect(all.filter(path => out(path))).toEqual(all.filter(git))
  })
})
