import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  type Position,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import {fromRoot, type Live, openKnowledge, openLive, packageVersion} from '../node/lsp-command.ts'
import {actionsAt, fixAllKind} from './actions.ts'
import {completionAt} from './completion.ts'
import {openDocuments} from './documents.ts'
import {foldersIn, openFolders} from './folders.ts'
import {type Asked, hoverAt} from './hover.ts'
import {openSession} from './session.ts'

export type ServerOptions = Omit<Parameters<typeof openLive>[0], 'cwd' | 'packs'>

/** What answers a client. It writes no file. */
export interface Server {
  readonly close: () => Promise<void>
}

export function openServer(connection: Connection, options: ServerOptions): Server {
  const documents = openDocuments()
  const knowledge = openKnowledge()
  let client: InitializeParams | undefined
  let isClosed = false
  const folders = openFolders({
    documents,
    findsConfig: options.config === undefined,
    open: (folder, files) =>
      openSession({
        folder,
        files,
        live: openLive({...options, cwd: folder, ...(!mayLoadPacks(client) && {packs: 'leave out'})}),
        publish: (uri, diagnostics) => {
          const version = documents.textOf(uri)?.version
          // Nobody listens any more, and a stream that is closed would end the process in another way.
          if (isClosed) return
          connection.sendDiagnostics({uri, diagnostics: [...diagnostics], ...(version !== undefined && {version})}).catch(() => {})
        },
        log: (kind, message) => connection.console[kind](message),
      }),
  })
  const touch = (uri: string): void => folders.of(documents.fileOf(uri))?.touch()
  /** What is open, saved or changed elsewhere may be another on the disk. */
  const doubtAll = (): void => {
    folders.look(documents.files())
    for (const session of folders.sessions()) {
      session.live.doubt()
      session.touch()
    }
    void folders.tidy()
  }
  const doubt = (uri: string): void => {
    const file = documents.fileOf(uri)
    if (file) folders.look([file])
    folders.of(file)?.live.doubt()
    touch(uri)
  }
  const close = (uri: string): void => {
    const session = folders.of(documents.fileOf(uri))
    documents.close(uri)
    session?.live.doubt()
    session?.touch()
    void folders.tidy()
  }

  connection.onInitialize(params => {
    client = params
    folders.add(foldersIn(params))
    return result
  })
  connection.onInitialized(() => {
    if (client?.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = watched.map(globPattern => ({globPattern}))
      connection.client.register(DidChangeWatchedFilesNotification.type, {watchers}).catch(() => {})
    }
    if (client?.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
        folders.add(added)
        void folders.remove(removed).then(() => {
          folders.look(documents.files())
          void folders.tidy()
          for (const {uri} of documents.files()) touch(uri)
        })
      })
    }
  })
  connection.onShutdown(() => {})
  connection.onDidOpenTextDocument(({textDocument}) => {
    documents.openText(textDocument)
    doubt(textDocument.uri)
  })
  connection.onDidChangeTextDocument(({textDocument: {uri, version}, contentChanges}) => {
    documents.changeText(uri, contentChanges, version)
    touch(uri)
  })
  connection.onDidSaveTextDocument(({textDocument: {uri}}) => {
    documents.saved(uri)
    doubtAll()
  })
  connection.onDidCloseTextDocument(({textDocument: {uri}}) => close(uri))
  const {synchronization} = connection.notebooks
  synchronization.onDidOpenNotebookDocument(params => {
    documents.openNotebook(params)
    doubt(params.notebookDocument.uri)
  })
  synchronization.onDidChangeNotebookDocument(params => {
    documents.changeNotebook(params)
    touch(params.notebookDocument.uri)
  })
  synchronization.onDidSaveNotebookDocument(({notebookDocument: {uri}}) => {
    documents.saved(uri)
    doubtAll()
  })
  synchronization.onDidCloseNotebookDocument(({notebookDocument: {uri}}) => close(uri))
  connection.onDidChangeWatchedFiles(doubtAll)

  const askedAt = (uri: string, position: Position): Asked | undefined => {
    const file = documents.fileOf(uri)
    const document = documents.textOf(uri)
    const live: Live | undefined = folders.of(file)?.live
    if (!file || !document || !live) return undefined
    const path = fromRoot(live.place().root, file.file)
    return {document, position, isCell: file.kind === 'notebook', path, live, knowledge}
  }
  connection.onHover(async ({textDocument, position}) => {
    const asked = askedAt(textDocument.uri, position)
    const formats = client?.capabilities.textDocument?.hover?.contentFormat ?? ['markdown']
    return asked ? ((await hoverAt(asked, formats.includes('markdown') ? 'markdown' : 'plaintext')) ?? null) : null
  })
  connection.onCompletion(({textDocument, position}) => {
    const asked = askedAt(textDocument.uri, position)
    return asked ? completionAt(asked) : null
  })
  connection.onCodeAction(async ({textDocument: {uri}, range, context: {only}}) => {
    const file = documents.fileOf(uri)
    const session = folders.of(file)
    return file && session ? actionsAt({session, file, uri, range, ...(only && {only})}) : null
  })
  return {
    close: () => {
      isClosed = true
      return folders.close()
    },
  }
}

/** An editor that does not trust its folder has no code of it run. */
function mayLoadPacks(client: InitializeParams | undefined): boolean {
  const given: unknown = client?.initializationOptions
  return !(typeof given === 'object' && given !== null && 'packs' in given && given.packs === false)
}

const result: InitializeResult = {
  serverInfo: {name: 'huntbook', version: packageVersion()},
  capabilities: {
    positionEncoding: 'utf-16',
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: {includeText: false}},
    notebookDocumentSync: {notebookSelector: [{notebook: {scheme: 'file', pattern: '**/*.ipynb'}}], save: true},
    codeActionProvider: {codeActionKinds: ['quickfix', fixAllKind]},
    hoverProvider: true,
    completionProvider: {triggerCharacters: ['[', '/', '.', ':', '"', "'"]},
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
  },
}

/** Notebooks, and what decides about them. An event is a hint alone: what changed is found out by looking. */
const watched: readonly string[] = [
  '**/*.{ipynb,md,myst,mystnb,mnb}',
  '**/*.{yaml,yml,json,toml}',
  '**/*.{ts,mts,js,mjs,cjs}',
  '**/{.gitignore,.huntbookignore}',
]
