import {describe, expect, it} from 'vitest'
import {unifiedDiff} from './diff.ts'

const diff = (before: string, after: string): string => unifiedDiff({from: 'a/x', to: 'b/x', before, after})
const numbers = (count: number): string => Array.from({length: count}, (_, index) => `${index + 1}\n`).join('')

describe('a unified diff', () => {
  it('is empty where nothing changed', () => {
    expect(diff('a\nb', 'a\nb')).toBe('')
  })

  it('shows changed lines with three lines around', () => {
    expect(diff(numbers(9), numbers(9).replace('5', 'x'))).toBe('--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n')
  })

  it('has a hunk for each place', () => {
    const changed = numbers(20).replace('2\n', 'x\n').replace('19\n', '')
    expect(diff(numbers(20), changed)).toBe(
      '--- a/x\n+++ b/x\n@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n@@ -16,5 +16,4 @@\n 16\n 17\n 18\n-19\n 20\n',
    )
  })

  it('of a new or emptied text counts from 0', () => {
    expect(diff('', 'a\n')).toBe('--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n')
    expect(diff('a\n', '')).toBe('--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n')
  })

  it('says where the last line has no end', () => {
    expect(diff('a\n', 'a')).toBe('--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n')
  })

  it('shows control characters as escapes', () => {
    expect(diff('', '\x1b[31m\u202e\n')).toContain('+\\x1b[31m\\u{202e}\n')
  })

  it('holds no command of a runner, also behind the blank of a line that did not change', () => {
    const text = diff('::error::x\n  ::error::y\n##[error]z\na\n', '::error::x\n  ::error::y\n##[error]z\n')
    expect(text).toBe('--- a/x\n+++ b/x\n@@ -1,4 +1,3 @@\n \\::error::x\n   \\::error::y\n ##\\[error]z\n-a\n')
  })
})
