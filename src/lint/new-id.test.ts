import {describe, expect, it} from 'vitest'
import {newId} from './new-id.ts'

const file = {path: 'hunts/team/hunt.md', text: '# Cron lines\n'}
const none = new Set<string>()

describe('newId', () => {
  it('is a UUID of version 4 in lower case', () => {
    expect(newId(file, none)).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
  })
  it('is the same for the same file, and another for another path or text', () => {
    const ids = [file, file, {...file, path: 'hunts/team/other.md'}, {...file, text: '# Cron\n'}].map(given => newId(given, none))
    expect(ids[0]).toBe(ids[1])
    expect(new Set(ids).size).toBe(3)
  })
  it('is never one that was retired', () => {
    const first = newId(file, none)
    expect(newId(file, new Set([first]))).not.toBe(first)
  })
})
