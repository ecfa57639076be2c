import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {DiagnosticSeverity, type Diagnostic as Shown} from 'vscode-languageserver'
import {ConfigError, fromRoot, type Live, problemText, ToolError, visibleText} from '../node/lsp-command.ts'
import type {OpenFile} from './documents.ts'
import {type Finding, findingsByDocument, type Places} from './shown-diagnostics.ts'

/** In milliseconds from the last change: whoever types is not done yet. */
const pause = 40

/** The open documents of one folder, and what was found in them. */
export interface Session {
  /** Absolute. */
  readonly folder: string
  readonly live: Live
  /** Something changed: what runs is of no use any more, and the next run begins in a moment. */
  readonly touch: () => void
  /** Waits until nothing is to be found out any more. */
  readonly settled: () => Promise<void>
  readonly findings: (uri: string) => readonly Finding[]
  /** The open documents by their paths from the root, as a run is given them. */
  readonly texts: (root: string) => ReadonlyMap<string, Uint8Array>
  /** Another session shows the findings of a document from now on. */
  readonly release: (file: OpenFile) => void
  readonly close: () => Promise<void>
}

interface SessionOptions {
  readonly folder: string
  readonly live: Live
  /** The open documents of the folder. */
  readonly files: () => readonly OpenFile[]
  readonly publish: (uri: string, diagnostics: readonly Shown[]) => void
  readonly log: (kind: 'error' | 'info', message: string) => void
}

export function openSession({folder, live, files, publish, log}: SessionOptions): Session {
  let timer: NodeJS.Timeout | undefined
  let running = new AbortController()
  let ended = Promise.resolve()
  let found: ReadonlyMap<string, readonly Finding[]> = new Map()
  /** What the editor shows now, by document. */
  const sent = new Map<string, string>()
  let problem = ''
  const said = new Set<string>()

  const show = (lists: ReadonlyMap<string, readonly Shown[]>): void => {
    const open = new Set(files().map(({uri}) => uri))
    for (const uri of [...sent.keys()]) if (!lists.has(uri)) send(uri, [])
    for (const [uri, list] of lists) if (open.has(uri) || sent.get(uri) !== JSON.stringify(list)) send(uri, list)
  }
  const send = (uri: string, list: readonly Shown[]): void => {
    publish(uri, list)
    if (list.length > 0 || files().length > 0) sent.set(uri, JSON.stringify(list))
    else sent.delete(uri)
  }
  const texts = (root: string) => new Map(files().map(file => [fromRoot(root, file.file), file.bytes()]))
  const run = async (signal: AbortSignal): Promise<void> => {
    try {
      const {diagnostics, root, notes} = await live.check(texts, signal)
      if (signal.aborted) return
      problem = ''
      for (const note of notes) {
        if (!said.has(note)) log('info', visibleText(note))
        said.add(note)
      }
      const open = new Map(files().map(file => [fromRoot(root, file.file), file]))
      const places: Places = {fileOf: path => resolve(root, path), openAt: path => open.get(path)}
      found = findingsByDocument(diagnostics, files(), places)
      show(new Map([...found].map(([uri, list]) => [uri, list.map(({shown}) => shown)])))
    } catch (error) {
      if (signal.aborted) return
      found = new Map()
      show(problemsOf(error, live))
      // The same sentence after each keystroke would help nobody.
      const sentence = sentenceOf(error)
      if (sentence !== problem) log('error', sentence)
      problem = sentence
    }
  }
  const touch = (): void => {
    running.abort()
    running = new AbortController()
    clearTimeout(timer)
    timer = setTimeout(start, pause)
  }
  const start = (): void => {
    timer = undefined
    ended = run(running.signal)
  }
  return {
    folder,
    live,
    texts,
    touch,
    release: file => {
      const cells = file.kind === 'notebook' ? file.cells.map(({document}) => document.uri) : []
      for (const uri of [file.uri, ...cells]) sent.delete(uri)
      touch()
    },
    settled: async () => {
      let waited: Promise<void> | undefined
      // What is typed meanwhile is to be found out, too.
      while (timer || waited !== ended) {
        if (timer) {
          clearTimeout(timer)
          start()
        }
        waited = ended
        await waited
      }
    },
    findings: uri => found.get(uri) ?? [],
    close: async () => {
      clearTimeout(timer)
      running.abort()
      for (const uri of sent.keys()) publish(uri, [])
      sent.clear()
      await live.close()
    },
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ToolError) return visibleText(problemText(error))
  const text =
    error instanceof Error ? (process.env.HUNTBOOK_DEBUG === '1' ? (error.stack ?? error.message) : error.message) : String(error)
  return visibleText(`internal error: ${text}`)
}

/** What keeps everything from being checked stands where it can be put right: in the configuration. */
function problemsOf(error: unknown, live: Live): ReadonlyMap<string, readonly Shown[]> {
  const {root, config} = live.place()
  if (!(error instanceof ToolError) || config === undefined) return new Map()
  const shown = (line: number, column: number, message: string): Shown => {
    const at = {line: line - 1, character: column - 1}
    return {
      range: {start: at, end: at},
      severity: DiagnosticSeverity.Error,
      code: error.code,
      source: 'huntbook',
      message: visibleText(message),
    }
  }
  if (!(error instanceof ConfigError)) return new Map([[pathToFileURL(config).href, [shown(1, 1, problemText(error))]]])
  const lists = new Map<string, Shown[]>()
  for (const problem of error.problems) {
    const {path, line, column} = problem
    const uri = pathToFileURL(resolve(root, path)).href
    const list = lists.get(uri) ?? []
    list.push(shown(line, column, problemText(problem)))
    lists.set(uri, list)
  }
  return lists
}
