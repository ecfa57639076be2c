import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {type AttributeState, readGitAttributes} from './git-attributes.ts'

const names = ['diff', 'filter']

function ask(files: Readonly<Record<string, string>>, path: string): (AttributeState | undefined)[] {
  const states = readGitAttributes(Object.entries(files).map(([name, text]) => ({path: name, text}))).statesOf(path)
  return names.map(name => states.get(name))
}

/** Asks git in one folder, and prints what it says. */
function gitIn(cwd: string): (files: Readonly<Record<string, string>>, paths: readonly string[]) => string[] {
  execFileSync('git', ['init', '-q', '.'], {cwd})
  return (files, paths) => {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text)
    const input = paths.join('\0')
    const output = execFileSync('git', ['check-attr', '-z', '--stdin', ...names], {cwd, input, stdio: ['pipe', 'pipe', 'ignore']})
    return output
      .toString()
      .split('\0')
      .filter((_, index) => index % 3 === 2)
  }
}

function printed(state: AttributeState | undefined): string {
  if (typeof state === 'string') return state
  return state === true ? 'set' : state === false ? 'unset' : 'unspecified'
}

describe('readGitAttributes', () => {
  it('lets the last line of the nearest folder win, attribute by attribute', () => {
    const files = {'.gitattributes': '*.ipynb filter=a diff=a\nx.ipynb filter=b\n', 'h/.gitattributes': 'x.ipynb diff=c\n'}
    expect(ask(files, 'x.ipynb')).toEqual(['a', 'b'])
    expect(ask(files, 'h/x.ipynb')).toEqual(['c', 'b'])
    expect(ask(files, 'h/y.ipynb')).toEqual(['a', 'a'])
    expect(ask(files, 'y.md')).toEqual([undefined, undefined])
  })
  it('knows set, unset, unspecified and macros', () => {
    const file = '[attr]nb filter=x diff\n* nb\n*.bin binary filter\n*.raw !diff -filter -nb\n'
    expect(ask({'.gitattributes': file}, 'a')).toEqual([true, 'x'])
    expect(ask({'.gitattributes': file}, 'a.bin')).toEqual([false, true])
    expect(ask({'.gitattributes': file}, 'a.raw')).toEqual([null, false])
    expect(ask({'h/.gitattributes': file}, 'h/a')).toEqual([undefined, undefined])
  })
  it('reads comments, quotes, CRLF and lines that are too long as git does', () => {
    const file = `# * diff=a\r\n  "a b*"   diff=b\t-filter\r\n"q\\"x" diff=c\r\nlong diff=${'x'.repeat(2048)}\r\n`
    expect(['# x', 'a bc', 'q"x', 'long'].map(path => ask({'.gitattributes': file}, path)[0])).toEqual([undefined, 'b', 'c', undefined])
  })
  it('keeps the place of each line, and what its macros stand for', () => {
    const {files} = readGitAttributes([{path: '.gitattributes', text: '# x\n *.ipynb x=y binary \n'}])
    const [line] = files[0]?.lines ?? []
    expect([line?.start, line?.end, [...(line?.states ?? [])]]).toEqual([
      4,
      23,
      [
        ['binary', true],
        ['text', false],
        ['merge', false],
        ['diff', false],
        ['x', 'y'],
      ],
    ])
  })
  it('takes a macro that is unset nearby for nothing further away', () => {
    const files = {'.gitattributes': '[attr]nb filter=x\n* nb\n', 'h/.gitattributes': '* -nb\n'}
    expect([ask(files, 'a'), ask(files, 'h/a')]).toEqual([
      [undefined, 'x'],
      [undefined, undefined],
    ])
  })
  it('takes little time for macros of macros and stars after stars', () => {
    const macros = Array.from({length: 1500}, (_, index) => `[attr]m${index} m${index - 1} m${index - 1} diff\n`).join('')
    const stars = `${'*a'.repeat(1000)}b diff=x\n${'**/a/'.repeat(400)}b diff=x\n`.repeat(8)
    const text = `* filter=x m1499\n${macros}${stars}`
    const before = performance.now()
    expect(ask({'.gitattributes': text}, `${'a/'.repeat(1000)}${'a'.repeat(1000)}`)).toEqual([true, 'x'])
    expect(performance.now() - before).toBeLessThan(2000)
    expect(ask({'.gitattributes': text + text}, 'a')).toEqual([undefined, undefined])
  })
  it('says what git says', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      'ab',
      '*',
      '**',
      'a*',
      '*b',
      '?',
      '[ab]',
      '[!a]',
      'a?b',
      '*.md',
      '***',
      '\\a',
      '\\*',
      '[[:alpha:]]*',
    )
    const pattern = fc.tuple(fc.constantFrom('', '/'), fc.array(part, {minLength: 1, maxLength: 4}), fc.constantFrom('', '', '/'))
    const attribute = fc.constantFrom('diff', '-diff', '!diff', 'diff=x', 'diff=y filter=z', 'binary', 'nb', 'filter=a -nb', 'nb diff=q')
    const line = fc.tuple(pattern, attribute).map(([[start, parts, end], own]) => `${start}${parts.join('/')}${end} ${own}\n`)
    const text = fc.array(line, {maxLength: 6}).map(lines => lines.join(''))
    const paths = ['a', 'b', 'ab', 'a/b', 'a/a', 'b/a/b', 'a/b/ab', 'ab/ab', 'x.md', 'a/x.md', 'a/b/a/x.md', 'a*']
    const files = fc.record({
      '.gitattributes': text.map(lines => `[attr]nb filter=n -diff\n${lines}`),
      'a/.gitattributes': text,
      'a/b/.gitattributes': text,
    })
    const gitSays = gitIn(folderOf({'a/b/.gitattributes': ''}))
    fc.assert(
      fc.property(files, given => {
        expect(paths.flatMap(path => ask(given, path).map(printed))).toEqual(gitSays(given, paths))
      }),
      {numRuns: 100},
    )
  })
})
