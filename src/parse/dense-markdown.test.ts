import {describe, expect, it} from 'vitest'
import {isTooDense} from './density.ts'
import {parseMarkdown} from './markdown.ts'

describe('isTooDense', () => {
  it.each(['*a_ ', '[a](', 'a <![CDATA[', 'a <!-- ', 'a <? ', '[a][', 'a**b'])('holds for 64 KiB of %j', part => {
    const text = part.repeat((64 * 1024) / part.length)
    expect(isTooDense(text)).toBe(true)
    expect(parseMarkdown(text)).toBeUndefined()
  })

  it('holds for a quote that thousands of lines lazily continue', () => {
    expect(isTooDense(`${'> a\n'.repeat(16_000)}${'b\n'.repeat(16_000)}`)).toBe(true)
    expect(isTooDense(`> a\r${'b\r'.repeat(32_000)}`)).toBe(true)
  })

  it('holds for many dense paragraphs', () => {
    expect(isTooDense(`${'*a_ '.repeat(2000)}\n\n`.repeat(50))).toBe(true)
  })

  it('does not hold for short text, whatever it is', () => {
    expect(isTooDense('*a_ '.repeat(4096))).toBe(false)
  })

  it.each([
    ['prose', `${'Look for *rare* names in `dns.log`, see [the notes](https://example.com/a_b). '.repeat(6)}\n\n`],
    ['a tight list', '- `T1059.001` **PowerShell**, [technique](https://example.com/techniques/T1059/001)\n'],
    ['headings', '## A `b` *c* [d](e)\n'],
  ])('does not hold for 60 kB of %s', (_, part) => {
    expect(isTooDense(part.repeat(60_000 / part.length))).toBe(false)
  })

  it('does not hold for a long table or a pasted log', () => {
    expect(isTooDense('| `T1059.001` | PowerShell | 3 |\n'.repeat(1000))).toBe(false)
    expect(
      isTooDense(`\`\`\`\n${'Jan 01 00:00:00 host_a sshd[123]: Accepted publickey for user_b from 192.0.2.1\n'.repeat(800)}\`\`\`\n`),
    ).toBe(false)
  })

  it('judges in time that grows with the text', () => {
    expect(isTooDense(' '.repeat(5_000_000))).toBe(false)
    expect(isTooDense('\n- a'.repeat(1_000_000))).toBe(false)
    expect(isTooDense(`\n-${' '.repeat(5_000_000)}`)).toBe(false)
  })
})
