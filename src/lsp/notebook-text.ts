import type {NotebookCell} from 'vscode-languageserver'
import type {OpenCell} from './documents.ts'

/** A notebook as its file has it, and what the editor said of it at that time. */
export interface SavedNotebook {
  readonly file: Readonly<Record<string, unknown>>
  readonly cells: readonly Readonly<Record<string, unknown>>[]
  readonly sources: readonly string[]
  /** Of each cell by its document: which one of the file it is, and the metadata that the editor showed. */
  readonly known: ReadonlyMap<string, {readonly index: number; readonly metadata: string}>
  readonly metadata: string
}

interface Shown {
  readonly metadata: unknown
  readonly cells: readonly OpenCell[]
}

/** Reads a notebook file and tells which cell of the editor is which of its cells. `undefined` where it holds no notebook of nbformat 4. */
export function readNotebookFile(text: string, shown: Shown): SavedNotebook | undefined {
  const file = parse(text)
  const cells = file && Array.isArray(file.cells) ? file.cells.filter(isObject) : undefined
  if (!file || !cells) return undefined
  const sources = cells.map(sourceOf)
  const free = new Set(cells.keys())
  const known = new Map<string, {index: number; metadata: string}>()
  const take = (cell: OpenCell, index: number): void => {
    free.delete(index)
    known.set(cell.document.uri, {index, metadata: textOf(cell.cell.metadata)})
  }
  const isEven = cells.length === shown.cells.length
  for (const [index, cell] of shown.cells.entries()) if (isEven || sources[index] === cell.document.getText()) take(cell, index)
  const ids = new Map([...free].map(index => [cells[index]?.id, index]))
  for (const cell of shown.cells) {
    const index = known.has(cell.document.uri) ? undefined : ids.get(plainMetadata(cell.cell.metadata).id)
    if (index !== undefined && free.has(index)) take(cell, index)
  }
  return {file, cells, sources, known, metadata: textOf(shown.metadata)}
}

/** Whether the editor shows the cells of the file, so that its bytes can be checked in their place. */
export function matchSaved({sources}: SavedNotebook, cells: readonly OpenCell[]): boolean {
  return sources.length === cells.length && cells.every(({document}, index) => document.getText() === sources[index])
}

/** The notebook of an editor as a file. Editors tell nothing of outputs: a cell keeps those that its file has. */
export function notebookText({metadata, cells, base}: Shown & {readonly base: SavedNotebook | undefined}): string {
  const own = plainMetadata(metadata)
  const isOld = base !== undefined && textOf(metadata) === base.metadata
  const file = {
    ...(base?.file ?? {nbformat: 4, nbformat_minor: 5}),
    cells: cells.map((cell, index) => cellOf(cell, index, base)),
    ...(!isOld && {metadata: own.metadata}),
  }
  return `${JSON.stringify(file, undefined, 1)}\n`
}

function cellOf({cell, document}: OpenCell, index: number, base: SavedNotebook | undefined): object {
  const type = typeOf(cell, document.languageId)
  const known = base?.known.get(document.uri)
  const before = known && base?.cells[known.index]
  const {id, metadata} = plainMetadata(cell.metadata)
  const isOld = known !== undefined && textOf(cell.metadata) === known.metadata
  const source = document.getText()
  if (before?.cell_type === type) return {...before, ...(!isOld && {metadata}), source}
  const outputs = type === 'code' ? {execution_count: null, outputs: []} : {}
  return {cell_type: type, id: before?.id ?? id ?? `new-${index}`, metadata: isOld ? before?.metadata : metadata, source, ...outputs}
}

/** Jupyter's raw cells are code of the language `raw` in editors, which know two kinds: 1 is text, 2 is code. */
function typeOf({kind}: NotebookCell, language: string): 'markdown' | 'code' | 'raw' {
  if (kind === 1) return 'markdown'
  return language === 'raw' ? 'raw' : 'code'
}

/**
 * Metadata as nbformat has it. Visual Studio Code puts that one level deeper, beside the id (`{id, metadata: {…}}`), and in a key
 * `custom` before that (microsoft/vscode, `extensions/ipynb/src/serializers.ts`).
 */
function plainMetadata(given: unknown): {readonly id?: unknown; readonly metadata: object} {
  const outer = isObject(given) ? (isObject(given.custom) ? given.custom : given) : {}
  return isObject(outer.metadata) ? {...(typeof outer.id === 'string' && {id: outer.id}), metadata: outer.metadata} : {metadata: outer}
}

function sourceOf({source}: Readonly<Record<string, unknown>>): string {
  return Array.isArray(source) ? source.filter(line => typeof line === 'string').join('') : typeof source === 'string' ? source : ''
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // What cannot be written again, because it is too deep, is of no use.
    JSON.stringify(value)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? ''
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
