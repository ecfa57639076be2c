import {describe, expect, it} from 'vitest'
import {codeSpans} from './code-spans.ts'

describe('codeSpans', () => {
  it.each([
    ['one', 'a `b` c', ['`b`']],
    ['one that holds shorter and longer runs', '`` a ` b ``` c ``', ['`` a ` b ``` c ``']],
    ['one after a run that nothing closes', '``` a `b`', ['`b`']],
    ['two', '`a` `b`', ['`a`', '`b`']],
    ['none', '`a', []],
  ])('finds %s', (_, line, expected) => {
    expect(codeSpans(line).map(({start, end}) => line.slice(start, end))).toEqual(expected)
  })
})
