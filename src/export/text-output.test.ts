import {describe, expect, it} from 'vitest'
import {defaultLimits} from './scope.ts'
import {textFence} from './text-output.ts'

const bounds = {limits: {...defaultLimits, text: {units: 100, lines: 5}}, cut: () => undefined}

describe('textFence', () => {
  it('counts the lines of a very long text that it does not look at', () => {
    const text = 'line\n'.repeat(10_000)
    expect(textFence(text, bounds)).toBe('```text\nline\nline\nline\nline\nline\n```\n\n*Lines 6–10,000 of 10,000 are not shown.*')
    expect(textFence(`${text}\n\n`, bounds)).toContain('*Lines 6–10,000 of 10,000')
  })

  it('looks at all of a text whose lines overwrite themselves', () => {
    expect(textFence(`${'10 %\r'.repeat(5000)}\n${'20 %\r'.repeat(5000)}done\n`, bounds)).toBe('```text\n10 %\ndone\n```')
  })

  it('cuts one long line', () => {
    expect(textFence('x'.repeat(50_000), bounds)).toBe(`\`\`\`text\n${'x'.repeat(100)}\n\`\`\`\n\n*The end of a long line is not shown.*`)
  })
})
