import type {Printed, SideFile} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {isMap, type ValueMap} from '../../model/value.ts'
import {conflictIn, conflictMessage} from '../conflict.ts'
import {keptCell, keptNotebook, settleMetadata} from './kept.ts'
import {joinAttachments} from './write/attachments.ts'
import {printBody} from './write/body.ts'
import {printHeader} from './write/header.ts'
import {findLosses, refusals} from './write/losses.ts'
import {comesBack} from './write/verify.ts'

export interface MystOptions {
  /** How much of the text representation the header has; `plain` if absent. */
  readonly representation?: 'plain' | 'full' | 'off'
  /** The version that `full` writes. */
  readonly jupytextVersion?: string
  /** Puts attachments into files beside the text, in `<stem>_files`. Without it they stand in the text. */
  readonly sideFiles?: {readonly stem: string}
}

export interface PrintedMyst extends Printed {
  /** To be written before the text, if they are not there. */
  readonly files: readonly SideFile[]
}

/** Writes a notebook as MyST Markdown. With a loss that is an error nothing may be written. */
export function printMyst(notebook: Notebook, options: MystOptions = {}): PrintedMyst {
  const settled = settleMetadata(notebook.metadata)
  const cells = notebook.cells.map(cell => ({
    ...cell,
    metadata: keptCell(cell.metadata, settled),
    attachments: joinAttachments(cell.attachments),
  }))
  const broken = refusals(settled, cells)
  if (broken.length > 0) return {text: '', losses: broken, files: []}
  const [first] = cells
  const header = printHeader({
    metadata: settled,
    cells: notebook.cells,
    bareFirst: first !== undefined && first.metadata.size === 0 && first.attachments === undefined,
    representation: {kind: options.representation ?? 'plain', version: options.jupytextVersion ?? defaultVersion},
  })
  const files = new Map<string, SideFile>()
  const body = {
    cells: header.frontMatter ? cells.slice(1) : cells,
    headless: header.text === '',
    lexer: lexerOf(settled),
    stem: options.sideFiles?.stem,
    files,
  }
  const {text: bodyText, faults} = printBody(body)
  const text = header.text + bodyText || '\n'
  // Cells that hold the markers of a conflict together make one of the text, and no reader could tell.
  if (conflictIn(text)) faults.push({severity: 'error', message: conflictMessage})
  else if (faults.length === 0 && !comesBack({text, files, settled, cells})) {
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
function lexerOf(settled: ValueMap): string {
  const language = settled.get('language_info')
  const jupytext = settled.get('jupytext')
  if (jupytext !== undefined && !isMap(jupytext)) return ''
  const own = isMap(language) ? language.get('pygments_lexer') : undefined
  const lexer = own ?? (keptNotebook(settled).has('language_info') ? undefined : jupytext?.get('default_lexer'))
  return typeof lexer === 'string' && /^[^\s`](?:[^\n\r`]*[^\s`])?$/.test(lexer) ? lexer : ''
}

const defaultVersion = '1.19.5'
