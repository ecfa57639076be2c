import {describe, expect, it} from 'vitest'
import {escapePointer, pointerKeys} from './pointer.ts'

describe('JSON pointers', () => {
  it('come back from their keys', () => {
    const keys = ['a/b', '~', '~1', '', 'ü']
    expect(pointerKeys(keys.map(key => `/${escapePointer(key)}`).join(''))).toEqual(keys)
    expect(pointerKeys('')).toEqual([])
  })
})
