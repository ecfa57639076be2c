import {describe, expect, it} from 'vitest'
import {readRelease} from './release.ts'

describe('readRelease', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567'
  it('reads a commit, and a tag where it is not that of this version', () => {
    expect(readRelease(`a/b@${commit}`, '1.2.3')).toEqual({repository: 'a/b', commit, tag: 'v1.2.3'})
    for (const tag of ['#v2.0.0', ' # v2.0.0']) expect(readRelease(`a/b@${commit}${tag}`, '1.2.3')?.tag).toBe('v2.0.0')
  })
  it.each([
    `a@${commit}`,
    `a/b@${commit.slice(1)}`,
    'a/b@v1',
    `a/b@${commit} v1`,
    `a/../b@${commit}`,
    `a/b\n@${commit}`,
    `a/b@${commit}\n`,
  ])('refuses %j', text => expect(readRelease(text, '1.2.3')).toBeUndefined())
})
