import process from 'node:process'
import type {Asker} from './cli/ask.ts'
import type {Io, Output} from './cli/io.ts'
import {main} from './cli/main.ts'
import {toolProblem} from './node/use.ts'

// Whatever ends the process early must not read as "clean" or as "findings".
process.exitCode = 2

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that goes away (`| head`) is no failure of ours: stop silently, as any filter does.
    if (error.code === 'EPIPE') process.exit(141)
    fail(`The output could not be written: ${error.code ?? error.message}.`)
  })
}
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => fail(`internal error: ${error instanceof Error ? error.message : String(error)}`))
}
// Heard between two notebooks, never while a file is written: no temporary file stays. Nothing is waited for, so once is enough.
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))
process.on('SIGHUP', () => process.exit(129))

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
  asker ??= openAsker({input: process.stdin, output: process.stderr, onInterrupt: () => process.exit(130)})
  return asker.ask(question)
}

function output(stream: NodeJS.WriteStream): Output {
  return {write: text => void stream.write(text), isTerminal: stream.isTTY === true, columns: stream.columns || 120}
}

function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return fail('The working folder does not exist any more.')
  }
}

function fail(message: string): never {
  process.stderr.write(`${toolProblem({message})}\n`)
  process.exit(2)
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
