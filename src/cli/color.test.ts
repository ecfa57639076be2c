import {describe, expect, it} from 'vitest'
import {readArguments} from './arguments.ts'
import {isColored} from './color.ts'

function colored(words: readonly string[], env: Readonly<Record<string, string>>, isTerminal = false): boolean {
  return isColored(readArguments({name: 'x', options: {}}, words), env, {write: () => {}, isTerminal, columns: 80})
}

describe('isColored', () => {
  it('follows the terminal', () => expect([colored([], {}, true), colored([], {}, false)]).toEqual([true, false]))
  it('follows the options before anything else', () => {
    expect(colored(['--color'], {NO_COLOR: '1'})).toBe(true)
    expect(colored(['--no-color'], {FORCE_COLOR: '1'}, true)).toBe(false)
  })
  it('follows NO_COLOR unless it is empty', () => {
    expect(colored([], {NO_COLOR: '1', FORCE_COLOR: '1'}, true)).toBe(false)
    expect(colored([], {NO_COLOR: ''}, true)).toBe(true)
  })
  it.each(['FORCE_COLOR', 'CLICOLOR_FORCE'])('follows %s unless it is 0', name => {
    expect([colored([], {[name]: '1'}), colored([], {[name]: '0'}), colored([], {[name]: ''})]).toEqual([true, false, false])
  })
  it('follows either of both', () => {
    expect(colored([], {FORCE_COLOR: '', CLICOLOR_FORCE: '1'})).toBe(true)
    expect(colored([], {FORCE_COLOR: '0', TERM: 'xterm'}, true)).toBe(true)
    expect(colored([], {FORCE_COLOR: '1', TERM: 'dumb'})).toBe(true)
  })
  it('has none on a dumb terminal', () => expect(colored([], {TERM: 'dumb'}, true)).toBe(false))
})
