import {fileURLToPath} from 'node:url'
import type {
  DidChangeNotebookDocumentParams,
  DidOpenNotebookDocumentParams,
  NotebookCell,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {isSameText, readSaved} from '../node/lsp-command.ts'
import {matchSaved, notebookText, readNotebookFile, type SavedNotebook} from './notebook-text.ts'

/** A file that an editor has open: as a text, or as a notebook. */
export type OpenFile = OpenText | OpenNotebook

interface OpenBase {
  readonly uri: string
  /** Absolute. */
  readonly file: string
  /** As they are now, or those of the disk where that holds the same. The same array until something changes. */
  readonly bytes: () => Uint8Array
}

export interface OpenText extends OpenBase {
  readonly kind: 'text'
  readonly document: TextDocument
}

export interface OpenNotebook extends OpenBase {
  readonly kind: 'notebook'
  readonly cells: readonly OpenCell[]
}

export interface OpenCell {
  readonly document: TextDocument
  readonly cell: NotebookCell
}

/** Everything that is open. What is said of a document that is not open is passed over. */
export interface Documents {
  readonly openText: (item: TextDocumentItem) => void
  readonly changeText: (uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number) => void
  readonly openNotebook: (params: DidOpenNotebookDocumentParams) => void
  readonly changeNotebook: (params: DidChangeNotebookDocumentParams) => void
  /** The disk holds now what the editor shows. */
  readonly saved: (uri: string) => void
  readonly close: (uri: string) => void
  /** The file of a document, or of a cell. */
  readonly fileOf: (uri: string) => OpenFile | undefined
  /** The text of a document, or of a cell. */
  readonly textOf: (uri: string) => TextDocument | undefined
  readonly files: () => readonly OpenFile[]
}

interface Entry {
  readonly uri: string
  readonly file: string
  readonly document?: TextDocument
  readonly notebook?: {metadata: unknown; readonly cells: OpenCell[]; base: SavedNotebook | undefined}
  bytes: Uint8Array | undefined
}

export function openDocuments(): Documents {
  const entries = new Map<string, Entry>()
  const cells = new Map<string, Entry>()
  const add = (entry: Entry): void => {
    entries.set(entry.uri, entry)
    takeDisk(entry)
  }
  const drop = (uri: string): void => {
    const entry = entries.get(uri)
    entries.delete(uri)
    for (const {document} of entry?.notebook?.cells ?? []) cells.delete(document.uri)
  }
  return {
    openText: item => {
      drop(item.uri)
      const document = textOf(item)
      add({uri: item.uri, file: fileOf(item.uri), document, bytes: undefined})
    },
    changeText: (uri, changes, version) => {
      const entry = entries.get(uri)
      if (!entry?.document) return
      TextDocument.update(entry.document, [...changes], version)
      entry.bytes = undefined
    },
    openNotebook: ({notebookDocument: {uri, cells: list, metadata}, cellTextDocuments}) => {
      drop(uri)
      const texts = new Map(cellTextDocuments.map(item => [item.uri, textOf(item)]))
      const opened = list.map(cell => ({cell, document: texts.get(cell.document) ?? emptyText(cell.document)}))
      const entry: Entry = {uri, file: fileOf(uri), notebook: {metadata, cells: opened, base: undefined}, bytes: undefined}
      for (const {document} of opened) cells.set(document.uri, entry)
      add(entry)
    },
    changeNotebook: ({notebookDocument: {uri}, change}) => {
      const entry = entries.get(uri)
      if (!entry?.notebook) return
      entry.bytes = undefined
      changeCells(entry.notebook.cells, change.cells ?? {})
      if (change.metadata !== undefined) entry.notebook.metadata = change.metadata
      for (const {document} of change.cells?.structure?.didClose?.map(({uri: gone}) => ({document: gone})) ?? []) cells.delete(document)
      for (const {document} of entry.notebook.cells) cells.set(document.uri, entry)
    },
    saved: uri => {
      const entry = entries.get(uri)
      if (entry) takeDisk(entry)
    },
    close: drop,
    fileOf: uri => shown(entries.get(uri) ?? cells.get(uri)),
    textOf: uri => {
      const cell = cells.get(uri)?.notebook?.cells.find(({document}) => document.uri === uri)
      return entries.get(uri)?.document ?? cell?.document
    },
    files: () => [...entries.values()].flatMap(entry => shown(entry) ?? []),
  }
}

function changeCells(
  cells: OpenCell[],
  {structure, data = [], textContent = []}: NonNullable<DidChangeNotebookDocumentParams['change']['cells']>,
): void {
  if (structure) {
    const {start, deleteCount, cells: added = []} = structure.array
    const texts = new Map((structure.didOpen ?? []).map(item => [item.uri, textOf(item)]))
    // A cell that moves is taken out and put in again, and keeps its document.
    for (const {document} of cells) if (!texts.has(document.uri)) texts.set(document.uri, document)
    cells.splice(start, deleteCount, ...added.map(cell => ({cell, document: texts.get(cell.document) ?? emptyText(cell.document)})))
  }
  for (const [index, {cell, document}] of cells.entries()) {
    const next = data.find(({document: uri}) => uri === cell.document)
    if (next) cells[index] = {cell: next, document}
  }
  for (const {document: id, changes} of textContent) {
    const found = cells.find(({document}) => document.uri === id.uri)
    if (found) TextDocument.update(found.document, changes, id.version)
  }
}

function textOf({uri, languageId, version, text}: TextDocumentItem): TextDocument {
  // A client that says nothing is taken for one that has nothing.
  return TextDocument.create(uri, languageId, version, typeof text === 'string' ? text : '')
}

function emptyText(uri: string): TextDocument {
  return TextDocument.create(uri, 'plaintext', 0, '')
}

/** Where a document is a file of this machine; empty for what is none, such as a version of git's or a text without a name. */
function fileOf(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : ''
  } catch {
    return ''
  }
}

/** Bytes of the disk tell more than the text: a byte order mark, outputs, and where things stand in the file. */
function takeDisk(entry: Entry): void {
  const {document, notebook, file} = entry
  const bytes = file === '' ? undefined : readSaved(file)
  if (document) entry.bytes = bytes && isSameText(bytes, document.getText()) ? bytes : undefined
  if (!notebook) return
  notebook.base = bytes && readNotebookFile(new TextDecoder().decode(bytes), notebook)
  entry.bytes = notebook.base && matchSaved(notebook.base, notebook.cells) ? bytes : undefined
}

function shown(entry: Entry | undefined): OpenFile | undefined {
  if (!entry) return undefined
  const {uri, file, document, notebook} = entry
  const bytes = (): Uint8Array => {
    entry.bytes ??= new TextEncoder().encode(document ? document.getText() : notebook ? notebookText(notebook) : '')
    return entry.bytes
  }
  if (document) return {kind: 'text', uri, file, document, bytes}
  return notebook && {kind: 'notebook', uri, file, cells: notebook.cells, bytes}
}
