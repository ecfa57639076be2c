import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {splitWords} from './split-words.ts'

describe('the words of `args`', () => {
  it.each([
    ['', []],
    ['  check\n  --max-warnings 0 ', ['check', '--max-warnings', '0']],
    ['lint \'a b.md\' "c d.md"', ['lint', 'a b.md', 'c d.md']],
    ["'' \"\" x''", ['', '', 'x']],
    ['a\\ b "q\\"q" "\\n" \\\\ \\\'', ['a b', 'q"q', '\\n', '\\', "'"]],
    ["'a\\' b", ['a\\', 'b']],
    ['$HOME `id` $(id) *.md a;b|c&d>e # f', ['$HOME', '`id`', '$(id)', '*.md', 'a;b|c&d>e', '#', 'f']],
    ['--only=a/b"c d"e', ['--only=a/bc de']],
    ['x\\', ['x\\']],
  ])('%j are %j', (text, words) => {
    expect(splitWords(text)).toEqual(words)
  })

  it('need every quote closed', () => {
    expect(splitWords("lint 'a")).toBeUndefined()
    expect(splitWords('lint "a\\"')).toBeUndefined()
  })

  it('come back from what single quotes make of them', () => {
    const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'binary'})), words => {
        expect(splitWords(words.map(quote).join(' '))).toEqual(words)
      }),
    )
  })
})
