import {describe, expect, it} from 'vitest'
import {progressOn} from './progress.ts'

function terminal(isTerminal: boolean): {written: string[]; output: Parameters<typeof progressOn>[0]} {
  const written: string[] = []
  return {written, output: {write: text => void written.push(String(text)), isTerminal, columns: 20}}
}

describe('progress', () => {
  it('is one line on a terminal after half a second, which goes at the end', () => {
    const {written, output} = terminal(true)
    let time = 0
    const progress = progressOn(output, {isShown: true, now: () => time})
    progress.show({done: 0, total: 9, path: 'a.md'})
    time = 600
    progress.show({done: 1, total: 9, path: 'b.md'})
    time = 650
    progress.show({done: 2, total: 9, path: 'c.md'})
    time = 701
    progress.show({done: 3, total: 9, path: 'a/very/long/name/\x1b.md'})
    progress.clear()
    progress.clear()
    expect(written).toEqual(['\r\x1b[K1 of 9 b.md', '\r\x1b[K3 of 9 a/very/long/', '\r\x1b[K'])
  })

  it('is nothing elsewhere, or where nobody wants it', () => {
    for (const [isTerminal, isShown] of [
      [false, true],
      [true, false],
    ] as const) {
      const {written, output} = terminal(isTerminal)
      let time = 0
      const progress = progressOn(output, {isShown, now: () => time})
      time = 9000
      progress.show({done: 1, total: 2, path: 'a'})
      progress.clear()
      expect(written).toEqual([])
    }
  })
})
