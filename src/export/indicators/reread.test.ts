import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {indicatorTypes} from '../../model/finding.ts'
import {collectIndicators} from './collect.ts'
import {rereadIndicators} from './reread.ts'

// biome-ignore format: a list is easier to read on few lines
const part = fc.constantFrom('https://', 'hxxp[://]', 'ftp://', 'a', 'c2', '.', '[.]', '(dot)', 'example', 'com', 'co.uk', 'zip', 'local', 'xn--p1ai', 'ü', '@', '[at]', '/', '?q=', '#', ':', ':8443', '[', ']', '::1', '2001:db8::', 'fe80::1%eth0', '::ffff:', '10.0.0.1', '203.0.113.7', '/24', '/0', 'CVE-2021-44228', 'cve-2021-1', '0123456789abcdef', '0123456789ABCDEF0123456789abcdef', ' ', '\n', '\\', '\\.', '_', '-', '%20', '"', '|', '\0', '\x01', '\x85', '\t', '\ud800', '\u202e', 'HKLM\\', 'C:\\', 'user:pw', 'v', 'domain ')
const text = fc.array(part, {maxLength: 10}).map(parts => parts.join(''))
/** Text that is shown has no controls and is well formed. */
const shown = text.map(value => value.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/gu, ''))

describe('the indicators of a finding that is read', () => {
  it('are those that were written, wherever they were found', () => {
    fc.assert(
      fc.property(
        shown,
        fc.array(fc.record({type: fc.constantFrom(...indicatorTypes), value: text, cell: fc.nat(3)})),
        (markdown, named) => {
          const written = collectIndicators([{kind: 'markdown', cell: 1, markdown}], named, [])
          expect(rereadIndicators(JSON.parse(JSON.stringify(written)))).toEqual(written)
        },
      ),
      {numRuns: 1000},
    )
  })

  it.each([
    ['path', 'C:\\Users\\x\\.ssh\\id'],
    ['cidr', '::/0'],
    ['cidr', '10.0.0.0/8'],
    ['ipv6', 'abcd:ef::'],
    ['url', 'http://nowhere/x'],
  ] as const)('may be the %s %s', (type, value) => {
    expect(rereadIndicators([{type, value, count: 1, cells: [1], scope: 'public'}])).toMatchObject([{type, value}])
  })

  it('may be many', () => {
    const one = {type: 'ipv4', value: '10.0.0.1', count: 1, cells: [1], scope: 'public'} as const
    const many = Array.from({length: 20_000}, (_, index) => ({...one, value: `10.0.${index >> 8}.${index & 255}`}))
    expect(rereadIndicators(many)).toHaveLength(20_000)
    expect(rereadIndicators(Array(20_000).fill(one))).toEqual([{...one, count: 20_000, scope: 'private'}])
  })
})
