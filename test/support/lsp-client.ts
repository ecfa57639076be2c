import {spawn} from 'node:child_process'
import {env, execPath} from 'node:process'
import {PassThrough, type Readable, type Writable} from 'node:stream'
import {pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'
import {serve} from '../../src/lsp/index.ts'
import {bin} from './cli.ts'

/** A message of the protocol, as JSON. What a test expects of one it says itself. */
// biome-ignore lint/suspicious/noExplicitAny: answers have as many shapes as there are requests
export type Message = any

export interface Shown {
  readonly code: string
  readonly message: string
  readonly severity: number
  readonly range: {
    readonly start: {readonly line: number; readonly character: number}
    readonly end: {readonly line: number; readonly character: number}
  }
  readonly [key: string]: unknown
}

/** An editor, as far as a server can tell. */
export interface Client {
  readonly notify: (method: string, params: unknown) => void
  readonly request: (method: string, params: unknown) => Promise<Message>
  /** The whole answer, errors included. */
  readonly ask: (method: string, params: unknown) => Promise<Message>
  /** Bytes as they are. */
  readonly send: (text: string | Uint8Array) => void
  /** Waits for the next diagnostics of a document after those that were waited for before. */
  readonly diagnostics: (uri: string) => Promise<readonly Shown[]>
  /** The last ones that came. */
  readonly last: (uri: string) => readonly Shown[] | undefined
  readonly messages: readonly Message[]
  /** Everything on standard error, of a process. */
  readonly errors: () => string
  readonly initialize: (params?: object) => Promise<Message>
  readonly open: (uri: string, text: string, languageId?: string) => void
  readonly change: (uri: string, version: number, text: string) => void
  readonly shutdown: () => Promise<number | null>
  readonly ended: Promise<number | null>
  readonly closeInput: () => void
}

export function uriOf(...parts: readonly string[]): string {
  return pathToFileURL(parts.join('/')).href
}

/** A server in this process. */
export function clientOf(folder: string): Client {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const ended = serve({input, output}, {cwd: folder})
  onTestFinished(() => void input.end())
  return connect(folder, {input, output, ended, errors: () => ''})
}

/** A server as editors start it. */
export function clientOfProcess(folder: string, ...args: readonly string[]): Client {
  const child = spawn(execPath, [bin, 'lsp', ...args], {cwd: folder, env: {PATH: env.PATH, HOME: folder}})
  onTestFinished(() => void child.kill('SIGKILL'))
  let errors = ''
  child.stderr.on('data', data => {
    errors += String(data)
  })
  child.stdin.on('error', () => {})
  const ended = new Promise<number | null>(resolve => child.on('close', code => resolve(code)))
  return connect(folder, {input: child.stdin, output: child.stdout, ended, errors: () => errors})
}

interface Ends {
  readonly input: Writable
  readonly output: Readable
  readonly ended: Promise<number | null>
  readonly errors: () => string
}

function connect(folder: string, {input, output, ended, errors}: Ends): Client {
  const messages: Message[] = []
  const answers = new Map<number, (message: Message) => void>()
  const shown = new Map<string, (readonly Shown[])[]>()
  const last = new Map<string, readonly Shown[]>()
  const waiting = new Map<string, ((list: readonly Shown[]) => void)[]>()
  let id = 0
  const send = (text: string | Uint8Array): void => void input.write(text)
  const write = (message: object): void => {
    const text = JSON.stringify({jsonrpc: '2.0', ...message})
    send(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }
  const take = (message: Message): void => {
    messages.push(message)
    if (message.method !== undefined && message.id !== undefined) write({id: message.id, result: null})
    else if (message.id !== undefined) answers.get(message.id)?.(message)
    else if (message.method === 'textDocument/publishDiagnostics') {
      const {uri, diagnostics} = message.params
      last.set(uri, diagnostics)
      const next = waiting.get(uri)?.shift()
      if (next) next(diagnostics)
      else shown.set(uri, [...(shown.get(uri) ?? []), diagnostics])
    }
  }
  readFrames(output, take)
  const ask: Client['ask'] = (method, params) =>
    new Promise(resolve => {
      id++
      answers.set(id, resolve)
      write({id, method, params})
    })
  const request: Client['request'] = async (method, params) => {
    const {result, error} = await ask(method, params)
    if (error) throw new Error(JSON.stringify(error))
    return result
  }
  const notify: Client['notify'] = (method, params) => write({method, params})
  return {
    notify,
    request,
    ask,
    send,
    messages,
    errors,
    ended,
    last: uri => last.get(uri),
    diagnostics: uri => {
      const next = shown.get(uri)?.shift()
      if (next) return Promise.resolve(next)
      return new Promise(resolve => waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]))
    },
    initialize: async (params = {}) => {
      const workspaceFolders = [{uri: uriOf(folder), name: 'x'}]
      const result = await request('initialize', {processId: null, capabilities: {}, workspaceFolders, ...params})
      notify('initialized', {})
      return result
    },
    open: (uri, text, languageId = 'markdown') => notify('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}}),
    change: (uri, version, text) => notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{text}]}),
    shutdown: async () => {
      await request('shutdown', null)
      notify('exit', null)
      return ended
    },
    closeInput: () => void input.end(),
  }
}

function readFrames(output: Readable, take: (message: Message) => void): void {
  let buffer = Buffer.alloc(0)
  output.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data])
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n')
      if (head === -1) return
      const length = Number(/^Content-Length: (\d+)$/mu.exec(buffer.subarray(0, head).toString())?.[1])
      if (!Number.isInteger(length)) throw new Error(`Expected a frame, got ${JSON.stringify(buffer.toString().slice(0, 200))}.`)
      if (buffer.length < head + 4 + length) return
      const body = buffer.subarray(head + 4, head + 4 + length).toString()
      buffer = buffer.subarray(head + 4 + length)
      take(JSON.parse(body))
    }
  })
}
