import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {runnerCommands} from '../../../test/support/runner.ts'
import {terminalText} from '../../report/terminal.ts'
import {quoted} from './log.ts'

describe('text in the log of a runner', () => {
  it('stands between two commands with the token, a line a line', () => {
    expect(quoted('a\nb\r\nc', 'T')).toBe('::stop-commands::T\na\nb\nc\n::T::\n')
    expect(quoted('', 'T')).toBe('')
  })
  it('is escaped all the same, and what is escaped already stays as it is', () => {
    expect(quoted('  ::error::x\r::T::\n##[error]y\u001b\n', 'T')).toBe(
      '::stop-commands::T\n  \\::error::x\n\\::T::\n##\\[error]y\\x1b\n::T::\n',
    )
    const line = terminalText('##[x]\t\u202e\u001b ##vso[')
    expect(quoted(line, 'T')).toContain(`\n${line}\n`)
  })
  it('holds no command, whatever it says', () => {
    const part = fc.oneof(
      fc.constantFrom('::error::', '##[', ']', '##vso[a.b]', '\r', '\n', '\u200b', ' ', 'stop-commands'),
      fc.string({unit: 'binary'}),
    )
    fc.assert(
      fc.property(fc.array(part), parts => {
        const inside = quoted(parts.join(''), 'T').split('\n').slice(1, -2)
        expect(runnerCommands(inside.join('\n'))).toEqual([])
      }),
    )
  })
})
