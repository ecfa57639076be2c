import {describe, expect, it} from 'vitest'
import {createRedactor} from '../redactor.ts'

const head = ['eyJhbGciOiJIUzI1NiIs', 'InR5cCI6IkpXVCJ9']
const body = ['eyJzdWIiOiIxMjM0', 'NTY3ODkwIiwibmFtZSI6', 'IkV4YW1wbGUifQ']
const signature = ['dozjgNryP4J3jVmNHl0w', '5N_XgL0n3I9PlFUP0THsR8U']

function redact(text: string): string {
  return createRedactor().redact(text)
}

describe('a token that is wrapped', () => {
  const [whole, ...wrapped] = [head, body, signature].map(parts => parts.join(''))
  it.each([
    ['in its head', `${head.join('\n')}.${wrapped.join('.')}`],
    ['in its body', `${whole}.${body.join('\n')}.${signature.join('')}`],
    ['in a body that was cut off', `${whole}.${body.join('\n')}.dozjgNryP4J3jVm`],
    ['in its body, without a signature', `${whole}.${body.join('\n')}.`],
    ['in its signature', `${whole}.${body.join('')}.${signature.join('\n')}`],
    ['at its dots', [head, body, signature].map(parts => parts.join('')).join('.\n')],
    ['everywhere, in a quote', `${[...head, ...body].join('\n> ').replace('J9\n> ', 'J9.')}.${signature.join('\n> ')}`],
    ['in texts that stand together', `${whole}.${body.join("'\n    '")}.${signature.join("' \\\n    '")}`],
    ['at a hard break', `${whole}.${body.join('\\\n')}.${signature.join('\\\n')}`],
  ])('%s', (_, text) => {
    expect(redact(`a ${text}\nb`)).toBe('a [REDACTED:jwt]\nb')
  })

  it('ends where words follow', () => {
    const token = `${whole}.${body.join('')}`
    expect(redact(`a ${token}\nSee.`)).toBe('a [REDACTED:jwt]\nSee.')
    expect(redact(`a ${token}\nexample.com`)).toBe('a [REDACTED:jwt]\nexample.com')
    expect(redact(`a ${token}.${signature.join('')}\nfinished\n2026.`)).toBe('a [REDACTED:jwt]\nfinished\n2026.')
    expect(redact('one\ntwo.eyJhbGciOiJIUzI1NiIs')).toBe('one\ntwo.eyJhbGciOiJIUzI1NiIs')
  })

  it('is each of a list', () => {
    const token = `${whole}.${body.join('')}`
    expect(redact(`${token}\n${token}.${signature.join('')}\n${token}`)).toBe('[REDACTED:jwt]\n[REDACTED:jwt]\n[REDACTED:jwt]')
  })

  it.each(['eyJa\n', 'eyJa.\n', 'a\n', 'a.eyJa\n', '.eyJ\n', "'\n'"])('takes long repetitions of %j', unit => {
    const long = unit.repeat(400_000 / unit.length)
    expect(redact(long).length).toBeGreaterThan(0)
    expect(redact(`${whole}.${body[0]}\n${long}.eyJ`).length).toBeGreaterThan(0)
  })
})
