import {describe, expect, it} from 'vitest'
import {readFlow} from './flow.ts'

describe('readFlow', () => {
  it.each([
    ['tags: [a, b', ['tags'], 'value', 'b'],
    ['  - name: x y', ['name'], 'value', 'x y'],
    [':tags: [remove', ['tags'], 'value', 'remove'],
    ['+++ {"tags": ["remove_c', ['tags'], 'value', 'remove_c', '"'],
    ['rules: {meta/*: off, attack/f', ['rules'], 'key', 'attack/f'],
    ['a: {b: {c: [1, 2], "d": \'e', ['a', 'b', 'd'], 'value', 'e', "'"],
    ['a: {b: [x], c: {}, d', ['a'], 'key', 'd'],
    ['"tags": ["x"', ['tags'], 'value', ''],
    ['url: https://x.example/a', ['url'], 'value', 'https://x.example/a'],
    ['tags: [x]', ['tags'], 'value', ''],
    ['"a{b": "c]d', ['a{b'], 'value', 'c]d', '"'],
  ] as const)('reads %s', (text, keys, part, written, quote = undefined) => {
    expect(readFlow(text)).toEqual({keys, part, written, quote})
  })

  it.each(['', '  key', '- item', 'plain text, and more', '# comment'])('says nothing of %j', text => {
    expect(readFlow(text)).toBeUndefined()
  })

  it('takes as long as the text is', () => {
    for (const unit of ['[', '{', '"', ':', ' "', '{a: ', 'a: [', ',', '- ']) expect(() => readFlow(unit.repeat(100_000))).not.toThrow()
  })
})
