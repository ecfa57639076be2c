// Loaded when the first question is asked: no other command needs it.
import {createInterface} from 'node:readline'
import type {Readable, Writable} from 'node:stream'

export interface Asker {
  readonly ask: (question: string) => Promise<string | undefined>
  /** Lets go of the terminal, so that the process can end. */
  readonly close: () => void
}

interface Terminal {
  readonly input: Readable
  readonly output: Writable
  /** Called on Ctrl+C, when the terminal is as it was before. */
  readonly onInterrupt: () => void
}

/** Asks on a terminal. Lines that come before they are asked for are kept: somebody types ahead, or pastes. */
export function openAsker({input, output, onInterrupt}: Terminal): Asker {
  const lines = createInterface({input, output})
  const early: string[] = []
  let isClosed = false
  let waiting: ((line: string | undefined) => void) | undefined
  const answer = (line: string | undefined): void => {
    const give = waiting
    waiting = undefined
    if (give) give(line)
    else if (line !== undefined) early.push(line)
  }
  lines.on('line', answer)
  lines.on('close', () => {
    isClosed = true
    answer(undefined)
  })
  lines.on('SIGINT', () => {
    lines.close()
    onInterrupt()
  })
  const ask = (question: string): Promise<string | undefined> => {
    const line = early.shift()
    if (line !== undefined || isClosed) {
      output.write(`${question}${line === undefined ? '' : '\n'}`)
      return Promise.resolve(line)
    }
    return new Promise(resolve => {
      waiting = resolve
      lines.setPrompt(question)
      lines.prompt()
    })
  }
  return {ask, close: () => lines.close()}
}
