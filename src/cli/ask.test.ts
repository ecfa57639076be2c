import {PassThrough} from 'node:stream'
import {describe, expect, it} from 'vitest'
import {openAsker} from './ask.ts'

function terminal() {
  const [input, output] = [new PassThrough(), new PassThrough()]
  return {input, ...openAsker({input, output, onInterrupt: () => {}}), shown: () => String(output.read() ?? '')}
}

describe('openAsker', () => {
  it('gives a line for each question, also where it was typed ahead', async () => {
    const {input, ask, close, shown} = terminal()
    const first = ask('One? ')
    input.write('1\n2\n')
    expect([await first, await ask('Two? ')]).toEqual(['1', '2'])
    expect(shown()).toBe('One? Two? \n')
    close()
  })
  it('says that there is nobody any more', async () => {
    const {input, ask} = terminal()
    const first = ask('One? ')
    input.end('1\n')
    expect([await first, await ask('Two? '), await ask('Three? ')]).toEqual(['1', undefined, undefined])
  })
})
