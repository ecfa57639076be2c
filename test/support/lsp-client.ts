import {spawn} from 'node:child_process'
import {env, execPath} from 'node:process'
import {PassThrough, type Readable, type Writable} from 'node:stream'
import {pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'
import {serve} from '../../src/lsp/index.ts'
import {bin} from './cli.ts'

/** A message of the protocol, as JSON. */
export interface Message {
  readonly id?: number
  readonly method?: string
  // What a message holds is for the test to say.
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: {readonly code: number; readonly message: string}
}

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

export interface NotebookCell {
  readonly kind: 1 | 2
  readonly text: string
  readonly metadata?: object
  readonly language?: string
}

/** The cells of a notebook file, as an editor shows them. */
export function cellsOf(text: string): NotebookCell[] {
  const {cells} = JSON.parse(text) as {cells: {cell_type: string; source: string | string[]; metadata: object}[]}
  return cells.map(({cell_type: type, source, metadata}) => ({
    kind: type === 'markdown' ? 1 : 2,
    text: [source].flat().join(''),
    metadata,
    ...(type === 'raw' && {language: 'raw'}),
  }))
}

/** An editor, as far as a server can tell. */
export interface Client {
  readonly notify: (method: string, params: unknown) => void
  /** The result, as the test expects it. Throws where the answer is an error. */
  readonly request: <Result = unknown>(method: string, params: unknown) => Promise<Result>
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
  readonly initialize: (
    params?: object,
  ) => Promise<{readonly capabilities: Readonly<Record<string, unknown>>; readonly serverInfo: unknown}>
  readonly open: (uri: string, text: string, languageId?: string) => void
  readonly change: (uri: string, version: number, text: string) => void
  /** Opens a notebook as editors do: its cells are documents `cell-0`, `cell-1`, … of it. Gives their addresses. */
  readonly openNotebook: (uri: string, cells: readonly NotebookCell[], metadata?: object) => readonly string[]
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
      // What a server publishes has this shape.
      const {uri, diagnostics} = message.params as {readonly uri: string; readonly diagnostics: readonly Shown[]}
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
  const request = async <Result>(method: string, params: unknown): Promise<Result> => {
    const {result, error} = await ask(method, params)
    if (error) throw new Error(JSON.stringify(error))
    // The test that asks says what it expects.
    return result as Result
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
      const result = await request<Awaited<ReturnType<Client['initialize']>>>('initialize', {
        processId: null,
        capabilities: {},
        workspaceFolders,
        ...params,
      })
      notify('initialized', {})
      return result
    },
    open: (uri, text, languageId = 'markdown') => notify('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}}),
    change: (uri, version, text) => notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{text}]}),
    openNotebook: (uri, cells, metadata = {}) => {
      const uris = cells.map((_, index) => `vscode-notebook-cell:${uri.slice('file:'.length)}#cell-${index}`)
      const documents = cells.map(({kind, text, language = kind === 1 ? 'markdown' : 'python'}, index) => ({
        uri: uris[index],
        languageId: language,
        version: 1,
        text,
      }))
      const list = cells.map(({kind, metadata: own = {}}, index) => ({kind, document: uris[index], metadata: own}))
      const notebookDocument = {uri, notebookType: 'jupyter-notebook', version: 1, metadata, cells: list}
      notify('notebookDocument/didOpen', {notebookDocument, cellTextDocuments: documents})
      return uris
    },
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
