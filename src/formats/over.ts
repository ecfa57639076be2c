import type {FormatId, Loss, Printed} from '../model/format.ts'
import type {Cell, Notebook} from '../model/notebook.ts'
import {emptyMap, equalValues, mapOf, type Value, type ValueMap} from '../model/value.ts'
import {parseIpynb} from './ipynb/parse.ts'
import {printIpynb} from './ipynb/print.ts'
import {rewriteIpynb} from './ipynb/rewrite/rewrite.ts'
import {decodeCarriers} from './myst/decode-carriers.ts'
import {printMyst} from './myst/print.ts'
import {type UpdateOptions, updateMyst} from './myst/update/update.ts'
import {contentOf} from './pair/content.ts'
import type {Stale} from './update/stale.ts'
import {type Changes, updateNotebook} from './update/update.ts'

/** A file that holds a notebook already. It was read without errors. */
export interface Existing {
  readonly text: string
  readonly notebook: Notebook
}

export interface OverOptions extends UpdateOptions {
  /** What becomes of outputs of edited cells; default `drop`. */
  readonly stale?: Stale
  /** Write a notebook file in nbformat's style in place of its own. */
  readonly reformat?: boolean
  /** Store in a notebook file what both halves of its pair hold now. A digest that is stored already is kept up to date anyway. */
  readonly storePair?: boolean
}

export interface PrintedOver extends Printed {
  /** Of a notebook file: what became of its cells. */
  readonly changes?: Changes
}

/** Writes a notebook as a new file of a format. */
export function printNew(format: FormatId, notebook: Notebook, options: OverOptions = {}): Printed {
  return format === 'myst' ? printMyst(notebook, options) : printIpynb(options.storePair ? withPair(notebook) : notebook)
}

/** Writes a notebook over an existing file of a format: what did not change keeps its bytes. With a loss that is an error nothing may be written. */
export function printOver(format: FormatId, existing: Existing, notebook: Notebook, options: OverOptions = {}): PrintedOver {
  return format === 'myst' ? updateMyst(existing.text, notebook, options) : updateIpynb(existing, notebook, options)
}

function updateIpynb({text, notebook: stored}: Existing, given: Notebook, options: OverOptions): PrintedOver {
  const {stale, readSide} = options
  const {notebook: updated, origins, changes} = updateNotebook(decodeCarriers(stored, {readSide}), given, {...(stale && {stale})})
  const notebook = options.storePair || pairDigest(stored) !== undefined ? withPair(updated) : updated
  const rewritten = options.reformat ? undefined : rewriteIpynb(text, {stored, notebook, origins})
  if (rewritten === undefined) return {...printIpynb(notebook), changes}
  return {text: rewritten, losses: rewritten === text || comesBack(rewritten, notebook) ? [] : [fault], changes}
}

/** The digest of what both halves held when they were last brought together. */
export function pairDigest({metadata}: Notebook): string | undefined {
  const digest = mapOf(metadata.get('huntbook')).get('pair')
  return typeof digest === 'string' ? digest : undefined
}

export function withPair(notebook: Notebook): Notebook {
  const digest = contentOf(notebook).digest
  if (pairDigest(notebook) === digest) return notebook
  const huntbook: ValueMap = new Map<string, Value>([...mapOf(notebook.metadata.get('huntbook')), ['pair', digest]])
  return {...notebook, metadata: new Map([...notebook.metadata, ['huntbook', huntbook]])}
}

const fault: Loss = {
  severity: 'error',
  message: 'Expected the file to be read as the same notebook, got another: this is a fault of huntbook.',
}

/** Whether a text is read as a notebook. Outputs are not compared: they are copied as bytes. */
export function comesBack(text: string, notebook: Notebook): boolean {
  const {notebook: read} = parseIpynb(text)
  if (!read || read.cells.length !== notebook.cells.length || !equalValues(read.metadata, notebook.metadata)) return false
  return read.cells.every((cell, index) => sameCell(cell, notebook.cells[index]))
}

function sameCell(cell: Cell, other: Cell | undefined): boolean {
  if (!other || cell.type !== other.type || cell.source !== other.source || cell.id !== other.id) return false
  if (!equalValues(cell.metadata, other.metadata) || !equalValues(cell.attachments ?? emptyMap, other.attachments ?? emptyMap)) return false
  return cell.type !== 'code' || other.type !== 'code' || cell.executionCount === other.executionCount
}
