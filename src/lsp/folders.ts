import {dirname, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {InitializeParams, WorkspaceFolder} from 'vscode-languageserver'
import {configFileOf, fromRoot, isInside} from '../node/lsp-command.ts'
import type {Documents, OpenFile} from './documents.ts'
import type {Session} from './session.ts'

/** The folders of an editor, and those inside of them that have a configuration of their own: each has its session. */
export interface Folders {
  /** The session of a document. Texts that are no files have none. */
  readonly of: (file: OpenFile | undefined) => Session | undefined
  readonly add: (folders: readonly WorkspaceFolder[]) => void
  readonly remove: (folders: readonly WorkspaceFolder[]) => Promise<void>
  /** Finds out again which configuration holds for files. */
  readonly look: (files: readonly OpenFile[]) => void
  readonly sessions: () => readonly Session[]
  /** Ends sessions of folders that are no folders of the editor, once nothing in them is open. */
  readonly tidy: () => Promise<void>
  readonly close: () => Promise<void>
}

interface FolderOptions {
  /** Whether configurations are looked for, rather than one being named. */
  readonly findsConfig: boolean
  readonly documents: Documents
  readonly open: (folder: string, files: () => readonly OpenFile[]) => Session
}

export function openFolders({documents, findsConfig, open}: FolderOptions): Folders {
  const folders = new Set<string>()
  const sessions = new Map<string, Session>()
  /** By file. The disk is asked once: every keystroke wants to know. */
  const known = new Map<string, string>()
  /** The innermost folder of the editor that holds a file, or one inside it with the nearest configuration; for a file that no folder holds, its own. */
  const find = (file: string): string => {
    const own = dirname(file)
    const around = [...folders].filter(folder => isInside(fromRoot(folder, file))).sort((a, b) => b.length - a.length)[0]
    const config = around === undefined || !findsConfig ? undefined : configFileOf({cwd: own})
    if (around === undefined || config === undefined) return around ?? own
    return isInside(fromRoot(around, dirname(config))) ? dirname(config) : around
  }
  const folderOf = ({file}: OpenFile): string | undefined => {
    if (file === '') return undefined
    const folder = known.get(file) ?? find(file)
    known.set(file, folder)
    return folder
  }
  const sessionOf = (file: OpenFile): Session | undefined => {
    const folder = folderOf(file)
    if (folder === undefined) return undefined
    const session = sessions.get(folder) ?? open(folder, () => filesIn(folder))
    sessions.set(folder, session)
    return session
  }
  const filesIn = (folder: string) => documents.files().filter(file => folderOf(file) === folder)
  const end = async (folder: string): Promise<void> => {
    const session = sessions.get(folder)
    sessions.delete(folder)
    await session?.close()
  }
  return {
    of: file => file && sessionOf(file),
    look: files => {
      for (const file of files) {
        const before = known.get(file.file)
        known.delete(file.file)
        if (before === undefined || before === folderOf(file)) continue
        sessions.get(before)?.release(file)
        sessionOf(file)?.touch()
      }
    },
    add: list => {
      for (const {uri} of list) {
        const folder = pathOf(uri)
        if (folder !== undefined) folders.add(folder)
      }
    },
    remove: async list => {
      for (const {uri} of list) {
        const folder = pathOf(uri)
        if (folder === undefined) continue
        folders.delete(folder)
        await end(folder)
      }
    },
    sessions: () => [...sessions.values()],
    tidy: async () => {
      for (const folder of [...sessions.keys()]) if (!folders.has(folder) && filesIn(folder).length === 0) await end(folder)
    },
    close: async () => {
      for (const folder of [...sessions.keys()]) await end(folder)
    },
  }
}

/** Absolute, without a separator at its end; `undefined` for what is no folder of this machine. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? resolve(fileURLToPath(uri)) : undefined
  } catch {
    return undefined
  }
}

/** Clients of before 3.6 name one folder, in one of two ways. */
export function foldersIn({workspaceFolders, rootUri, rootPath}: InitializeParams): readonly WorkspaceFolder[] {
  if (workspaceFolders) return workspaceFolders
  const uri = rootUri ?? (rootPath ? pathToFileURL(rootPath).href : undefined)
  return uri === undefined ? [] : [{uri, name: ''}]
}
