import {describe, expect, it} from 'vitest'
import type {Value} from '../model/value.ts'
import {indentedJson} from './json.ts'

function nested(levels: number): Value {
  let value: Value = [1, 2]
  for (let level = 1; level < levels; level += 1) value = [value]
  return value
}

describe('indentedJson', () => {
  it('keeps the order of keys and the text of numbers', () => {
    const value = new Map<string, Value>([
      ['b', [{text: '1.0'}, null, true]],
      ['1', new Map()],
      ['__proto__', []],
    ])
    expect(indentedJson(value)).toBe('{\n  "b": [\n    1.0,\n    null,\n    true\n  ],\n  "1": {},\n  "__proto__": []\n}')
  })

  it('puts a deep value on one line', () => {
    expect(indentedJson(nested(20)).split('\n')).toHaveLength(42)
    expect(indentedJson(nested(21))).toBe(`${'['.repeat(21)}1, 2${']'.repeat(21)}`)
    expect(indentedJson(nested(500))).toHaveLength(1004)
  })
})
