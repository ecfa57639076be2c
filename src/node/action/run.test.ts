import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {runAction} from './run.ts'

async function run(code: number | null, said = ''): Promise<readonly [code: number, log: string]> {
  let log = ''
  const write = (text: string): void => {
    log += text
  }
  const ended = await runAction({env: {}, workspace: folderOf(), write, start: async () => ({code, said})})
  return [ended, log]
}

describe('the end of the action', () => {
  it('is that of the command', async () => {
    expect(await run(0)).toEqual([0, ''])
    expect((await run(1))[0]).toBe(1)
    expect((await run(2))[0]).toBe(2)
  })
  it('is a failure that is named where the command did not come to its own', async () => {
    const message = '::error title=huntbook::Expected huntbook to come to its end, got'
    expect(await run(null)).toEqual([2, `${message} a signal.\n`])
    const [code, log] = await run(134, 'FATAL ERROR: ::error::x')
    expect([code, log.endsWith(`${message} exit code 134.\n`)]).toEqual([2, true])
    expect(log).toMatch(/^::stop-commands::([\da-f]{32})\nFATAL ERROR: ::error::x\n::\1::\n::error/u)
  })
})
