import {spawn} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {env, execPath} from 'node:process'
import type {Io} from '../../src/cli/io.ts'
import {main} from '../../src/cli/main.ts'

export interface Result {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Call {
  /** Absolute. */
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
}

/** A call in a terminal, where somebody answers questions. */
export interface Conversation extends Call {
  /** Lines, in order; none of them where there is nobody to ask. */
  readonly answers?: readonly string[]
}

/** Runs the command line in this process. */
export async function runInProcess(
  args: readonly string[],
  {cwd, env: variables = {}, stdin = '', answers}: Conversation,
): Promise<Result> {
  const written = {stdout: '', stderr: ''}
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string | Uint8Array) => {
      written[name] += typeof text === 'string' ? text : Buffer.from(text).toString()
    },
    isTerminal: false,
    columns: 120,
  })
  const left = [...(answers ?? [])]
  const ask = async (question: string): Promise<string | undefined> => {
    written.stderr += `${question}\n`
    return left.shift()
  }
  const io: Io = {
    cwd,
    env: variables,
    stdin: async () => Buffer.from(stdin),
    input: async function* () {
      yield Buffer.from(stdin)
    },
    ...(answers && {ask}),
    stdout: output('stdout'),
    stderr: output('stderr'),
  }
  const code = await main(args, io)
  return {code, ...written}
}

// The package's own file, which always has a version.
export const {version} = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {version: string}

/** The program as it is installed. It runs what was built. */
export const bin = join(import.meta.dirname, '../../bin/huntbook.cjs')

if (!existsSync(join(import.meta.dirname, '../../dist/cli'))) throw new Error('The built command line is missing: npm run build makes it.')

/** Runs the built command line as a process of its own. */
export function runAsProcess(args: readonly string[], {cwd, env: variables = {}, stdin = ''}: Call): Promise<Result> {
  return execute(execPath, [bin, ...args], {cwd, env: variables, stdin})
}

/** Runs a line of bash, in which `huntbook` is the built command line, `$NODE` and `$HUNTBOOK` what it is made of. */
export function runInShell(line: string, call: Call): Promise<Result> {
  return execute('bash', ['-c', `NODE="${execPath}" HUNTBOOK="${bin}"\nhuntbook() { "$NODE" "$HUNTBOOK" "$@"; }\n${line}`], call)
}

function execute(file: string, args: readonly string[], {cwd, env: variables = {}, stdin = ''}: Call): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {cwd, env: {PATH: env.PATH, HOME: cwd, ...variables}})
    const parts: {stdout: Buffer[]; stderr: Buffer[]} = {stdout: [], stderr: []}
    child.stdout.on('data', (data: Buffer) => parts.stdout.push(data))
    child.stderr.on('data', (data: Buffer) => parts.stderr.push(data))
    child.on('error', reject)
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
    child.on('close', code =>
      resolve({code, stdout: Buffer.concat(parts.stdout).toString(), stderr: Buffer.concat(parts.stderr).toString()}),
    )
  })
}
