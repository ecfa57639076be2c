import type {Printed, SideFile} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {isMap, type ValueMap} from '../../model/value.ts'
import {conflictIn, conflictMessage} from '../conflict.ts'
import {keptCell, keptNotebook, settleMetadata} from './kept.ts'
import {learnedIn} from './memory.ts'
import {readMyst} from './read/text.ts'
import {joinAttachments} from './write/attachments.ts'
import {printBody} from './write/body.ts'
import type {Kept} from './write/candidate.ts'
import {printHeader, representationBlock} from './write/header.ts'
import {findLosses, refusals} from './write/losses.ts'
import {comesBack, isBare} from './write/verify.ts'

export interface MystOptions {
  /** How much of the text representation the header has; `plain` if absent. */
  readonly representation?: 'plain' | 'full' | 'off'
  /** The version that `full` writes. */
  readonly jupytextVersion?: string
  /** Puts attachments into files beside the text, in `<stem>_files`. Without it they stand in the text. */
  readonly sideFiles?: {readonly stem: string}
  /** Shared by the texts of a run: it makes writing faster and changes nothing. */
  readonly memory?: object
}

export interface PrintedMyst extends Printed {
  /** To be written before the text, if they are not there. */
  readonly files: readonly SideFile[]
}

/** Writes a notebook as MyST Markdown. With a loss that is an error nothing may be written. */
export function printMyst(notebook: Notebook, options: MystOptions = {}): PrintedMyst {
  const kept = keptOf(notebook)
  const broken = refusals(kept.settled, kept.cells)
  return broken.length > 0 ? {text: '', losses: broken, files: []} : printKept(notebook, kept, {...options, block: blockOf(options)})
}

/** What of a notebook a text holds. */
export function keptOf({metadata, cells}: Notebook): Kept {
  const settled = settleMetadata(metadata)
  // Not a copy of the cell: that would build its outputs.
  const kept = cells.map(({type, source, metadata: own, attachments}) => ({
    type,
    source,
    metadata: keptCell(own, settled),
    attachments: joinAttachments(attachments),
  }))
  return {settled, cells: kept}
}

/** The text representation that the options ask for. */
export function blockOf({representation = 'plain', jupytextVersion = defaultVersion}: MystOptions): ValueMap | undefined {
  return representationBlock({kind: representation, version: jupytextVersion})
}

export interface KeptOptions extends Pick<MystOptions, 'sideFiles' | 'memory'> {
  readonly block: ValueMap | undefined
}

export function printKept(notebook: Notebook, {settled, cells}: Kept, {block, sideFiles, memory}: KeptOptions): PrintedMyst {
  const header = printHeader({metadata: settled, cells: notebook.cells, bareFirst: isBare(cells[0]), block})
  const files = new Map<string, SideFile>()
  const learned = learnedIn(memory)
  const body = {
    cells: header.frontMatter ? cells.slice(1) : cells,
    headless: header.text === '',
    lexer: lexerOf(settled),
    learned,
    stem: sideFiles?.stem,
    files,
  }
  const {text: bodyText, faults} = printBody(body)
  const text = header.text + bodyText || '\n'
  // Cells that hold the markers of a conflict together make one of the text, and no reader could tell.
  if (conflictIn(text)) faults.push({severity: 'error', message: conflictMessage})
  else if (
    faults.length === 0 &&
    !comesBack(readMyst(text, {readSide: path => files.get(path)?.bytes, ...(memory && {memory})}), {settled, cells})
  ) {
    faults.push({
      severity: 'error',
      message: 'Expected the text to be read as the same notebook, got another: this is a fault of huntbook.',
    })
  }
  return {text, losses: [...faults, ...findLosses(notebook, settled)], files: [...files.values()]}
}

/**
 * The lexer of code cells: a word or more that an info string can hold. None where the notebook that is read has no place for it: a
 * text that names the language has the lexer there or nowhere.
 */
export function lexerOf(settled: ValueMap): string {
  const language = settled.get('language_info')
  const jupytext = settled.get('jupytext')
  if (jupytext !== undefined && !isMap(jupytext)) return ''
  const own = isMap(language) ? language.get('pygments_lexer') : undefined
  const lexer = own ?? (keptNotebook(settled).has('language_info') ? undefined : jupytext?.get('default_lexer'))
  return typeof lexer === 'string' && /^[^\s`](?:[^\n\r`]*[^\s`])?$/.test(lexer) ? lexer : ''
}

const defaultVersion = '1.19.5'
