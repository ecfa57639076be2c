import type {ParseOptions} from '../model/format.ts'
import {type FieldAliases, huntOf, writtenPointer} from '../model/hunt.ts'
import type {Cell, Notebook} from '../model/notebook.ts'
import {tagsOf} from '../model/tags.ts'
import {isMap, type Value} from '../model/value.ts'
import type {CellView, NotebookView} from '../model/view.ts'
import {cellLanguage} from '../parse/cell-language.ts'
import {outlineOf} from '../parse/outline.ts'
import type {Block} from './context.ts'
import type {Source} from './diagnose.ts'
import type {HuntingSchema} from './schemas/hunting.ts'

export interface ViewOptions {
  readonly aliases?: FieldAliases
  /** Reads the files beside the notebook that a text of huntbook's would have. */
  readonly readSide?: ParseOptions['readSide']
}

/** The notebook of a file as rules see it, if the file holds one. */
export function viewOf({path, text, format, parsed}: Source, {aliases, readSide}: ViewOptions = {}): NotebookView | undefined {
  const {notebook, layout} = parsed
  if (!notebook) return undefined
  const language = notebookLanguage(notebook)
  const cells = notebook.cells.map((cell, index) => viewCell(cell, index, language))
  const file = {path, text, format, ...layout, decoded: () => layout.decoded(readSide)}
  return {notebook, hunting: huntOf(notebook, aliases), cells, file}
}

/** Where a block breaks its schemas, with pointers into the block as it is written, and what keys it may have. */
export function blockOf({hunting}: NotebookView, {check, knownKeys}: HuntingSchema): Block {
  return {
    violations: () => check(hunting.fields).map(violation => ({...violation, pointer: writtenPointer(hunting, violation.pointer)})),
    knownKeys,
  }
}

function viewCell(cell: Cell, index: number, notebookLanguage: string): CellView {
  const language = cell.type === 'code' ? cellLanguage(cell.source, notebookLanguage) : ''
  // A prototype and not a spread: the outputs of a code cell are built when they are first read.
  let outline: CellView['outline'] | undefined
  const view = Object.assign(Object.create(cell) as Cell, {index, tags: tagsOf(cell.metadata), language, outline: []})
  return Object.defineProperty(view, 'outline', {
    get: () => {
      outline ??= cell.type === 'markdown' ? outlineOf(cell.source) : []
      return outline
    },
  })
}

/** Lower case; empty where kernelspec and language_info name two languages. */
function notebookLanguage({metadata}: Notebook): string {
  const kernel = languageIn(metadata.get('kernelspec'), 'language')
  const file = languageIn(metadata.get('language_info'), 'name')
  if (kernel !== undefined && file !== undefined && kernel !== file) return ''
  return kernel ?? file ?? 'python'
}

function languageIn(value: Value | undefined, key: string): string | undefined {
  const language = isMap(value) ? value.get(key) : undefined
  return typeof language === 'string' && language !== '' ? language.toLowerCase() : undefined
}
