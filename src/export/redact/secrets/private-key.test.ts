import {describe, expect, it} from 'vitest'
import {createRedactor} from '../redactor.ts'

// In parts, so that no file holds what looks like a key.
const begin = ['-----BEGIN RSA PRIVATE', 'KEY-----'].join(' ')
const end = ['-----END RSA PRIVATE', 'KEY-----'].join(' ')
const lines = ['Ab1/', 'Cd2+', 'Ef3/'].map(part => part.repeat(16))
const key = [begin, ...lines, 'AAA=']

function redact(text: string): string {
  return createRedactor().redact(text)
}

describe('a private key', () => {
  it.each([
    ['a printed series', (index: number) => `${index}  `],
    ['cat -n', (index: number) => `     ${index + 1}\t`],
    ['grep -n', (index: number) => `${index + 1}${index === 0 ? ':' : '-'}`],
    ['a table', (index: number) => `| ${index} | `],
    ['a list', (index: number) => `${index + 1}. `],
  ])('is found with the line numbers of %s', (_, number) => {
    const text = key.map((line, index) => `${number(index)}${line}`).join('\n')
    expect(redact(`${text}\n${number(5)}${end}\nb`)).toBe(`${number(0)}[REDACTED:private-key]\nb`)
    expect(redact(`${text}\nand words`)).toBe(`${number(0)}[REDACTED:private-key]\nand words`)
  })

  it.each([
    ['a file name', 'etc/ssl/key.pem:'],
    ['a time', '2026-03-01 09:00:00 INFO web[12]: '],
    ['an index', '[12] "'],
  ])('is found behind %s', (_, prefix) => {
    const text = key.slice(0, -1).map(line => prefix + line)
    expect(redact(`${text.join('\n')}\nand words`)).toBe(`${prefix}[REDACTED:private-key]\nand words`)
    expect(redact([...text, prefix + end].join('\n'))).toBe(`${prefix}[REDACTED:private-key]`)
  })

  it('is not what only names one', () => {
    const text = `${begin} is how a key begins\nsha256: ${'0123456789abcdef'.repeat(4)}\n12: a line\nInternationalizationOfAllTheThings`
    expect(redact(text)).toBe(text)
  })
})
