import {leadingText} from '../../report/terminal.ts'

/** More of a line is shown on a line of its own. */
const longest = 10_000

/** Shows what pack code prints where notes for people go, line by line: standard output is the report's. */
export function outputShower(): {readonly show: (text: string) => void; readonly end: () => void} {
  let rest = ''
  const print = (line: string): void => void process.stderr.write(`pack: ${leadingText(line)}\n`)
  const end = (): void => {
    if (rest !== '') print(rest)
    rest = ''
  }
  return {
    show(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) print(line)
      if (rest.length >= longest) end()
    },
    end,
  }
}

/** In a pack thread: sends what is printed in place of printing it. A stream to the outside would keep the program alive. */
export function redirectOutput(send: (text: string) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
      send(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      const done = rest.find(item => typeof item === 'function')
      if (done) queueMicrotask(() => done())
      return true
    }
  }
}
