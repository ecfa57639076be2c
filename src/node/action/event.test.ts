import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {baseOfEvent} from './event.ts'

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)]

describe('the base of an event', () => {
  it('is that of a pull request, whose commit may be merged into it', () => {
    const payload = {pull_request: {base: {sha: a}, head: {sha: b, repo: {full_name: 'fork/x'}}}}
    for (const event of ['pull_request', 'pull_request_target']) {
      expect(baseOfEvent(event, payload)).toEqual({kind: 'pull', base: a, head: b})
    }
  })
  it('is that of a merge group', () => {
    expect(baseOfEvent('merge_group', {merge_group: {base_sha: a}})).toEqual({kind: 'group', base: a})
  })
  it('is what a branch was before a push, if it was anything', () => {
    expect(baseOfEvent('push', {before: a})).toEqual({kind: 'push', before: a})
    expect(baseOfEvent('push', {before: '0'.repeat(40)})).toEqual({kind: 'none', note: 'the branch is new'})
    expect(baseOfEvent('push', {})).toEqual({kind: 'none', note: 'the event names no commit before the push'})
  })
  it('is nothing in events that no change belongs to', () => {
    expect(baseOfEvent('schedule', {before: a})).toEqual({kind: 'none'})
    expect(baseOfEvent('', undefined)).toEqual({kind: 'none'})
  })
  it('is nothing but a commit, whatever stands in the payload', () => {
    for (const sha of ['--output=x', 'main', `${a}\n`, `${a} `, a.toUpperCase(), 7, null, [a], {sha: a}]) {
      expect(baseOfEvent('pull_request', {pull_request: {base: {sha}, head: {sha: b}}}).kind).toBe('broken')
      expect(baseOfEvent('merge_group', {merge_group: {base_sha: sha}}).kind).toBe('broken')
      expect(baseOfEvent('push', {before: sha}).kind).toBe('none')
    }
    expect(baseOfEvent('pull_request', JSON.parse('{"__proto__": {"pull_request": {}}}')).kind).toBe('broken')
    const kinds = ['pull', 'group', 'push', 'none', 'broken']
    fc.assert(
      fc.property(fc.constantFrom('pull_request', 'merge_group', 'push', 'x'), fc.anything(), (event, payload) => {
        expect(kinds).toContain(baseOfEvent(event, payload).kind)
      }),
    )
  })
})
