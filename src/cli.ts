import process from 'node:process'
import type {Asker} from './cli/ask.ts'
import type {Io, Output} from './cli/io.ts'
import {main} from './cli/main.ts'
import {failProcess, guardProcess, signalCodes} from './node/process-end.ts'

guardProcess()
// Heard between two notebooks, never while a file is written: no temporary file stays. Nothing is waited for, so once is enough.
for (const [signal, code] of Object.entries(signalCodes)) process.on(signal, () => process.exit(code))

const canAsk = process.stdin.isTTY === true && process.stderr.isTTY === true
let asker: Asker | undefined
const io: Io = {
  cwd: workingFolder(),
  env: process.env,
  stdin: readStdin,
  input: () => process.stdin,
  ...(canAsk && {ask}),
  stdout: output(process.stdout),
  stderr: output(process.stderr),
}
void main(process.argv.slice(2), io).then(code => {
  process.exitCode = code
  asker?.close()
})

async function ask(question: string): Promise<string | undefined> {
  const {openAsker} = await import('./cli/ask.ts')
  asker ??= openAsker({input: process.stdin, output: process.stderr, onInterrupt: () => process.exit(signalCodes.SIGINT)})
  return asker.ask(question)
}

function output(stream: NodeJS.WriteStream): Output {
  return {write: text => void stream.write(text), isTerminal: stream.isTTY === true, columns: stream.columns || 120}
}

function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return failProcess('The working folder does not exist any more.')
  }
}

async function readStdin(most = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    chunks.push(bytes)
    size += bytes.length
    if (size > most) break
  }
  return Buffer.concat(chunks)
}
