import type {Loss, Printed} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {isMap, type ValueMap} from '../../model/value.ts'
import {keptCell, settleMetadata} from './kept.ts'
import {joinAttachments, printAttachments, type SideFile} from './write/attachments.ts'
import {printCell, writtenCell} from './write/cell.ts'
import {printHeader} from './write/header.ts'
import {findLosses, refusals} from './write/losses.ts'
import {comesBack} from './write/verify.ts'

export interface PrintOptions {
  /** How much of the text representation the header has (spec 2.2); `plain` if absent. */
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

/** Writes a notebook as MyST Markdown (spec 2 and 4). With a loss that is an error nothing may be written. */
export function printMyst(notebook: Notebook, options: PrintOptions = {}): PrintedMyst {
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
  const lexer = lexerOf(settled)
  const faults: Loss[] = []
  let text = header.text
  let afterMarkdown = false
  for (const [index, cell] of cells.entries()) {
    if (index === 0 && header.frontMatter) continue
    const attachments = cell.attachments && printAttachments(cell.attachments, options.sideFiles?.stem, files)
    const written = writtenCell(cell, attachments)
    const isFirst = text === ''
    const printed = printCell(written, {first: isFirst, last: index === cells.length - 1, afterMarkdown, lexer})
    if (printed === undefined)
      faults.push({severity: 'error', message: 'Expected a way to write the cell, got none: this is a fault of huntbook.', cell: index})
    else text += isFirst ? printed.slice(1) : printed
    afterMarkdown = cell.type === 'markdown'
  }
  if (text === '') text = '\n'
  const side = [...files.values()]
  if (faults.length === 0 && !comesBack({text, files, settled, cells})) {
    faults.push({
      severity: 'error',
      message: 'Expected the text to be read as the same notebook, got another: this is a fault of huntbook.',
    })
  }
  return {text, losses: [...faults, ...findLosses(notebook, settled)], files: side}
}

/** The lexer of code cells: a word or more that an info string can hold. */
function lexerOf(settled: ValueMap): string {
  const language = settled.get('language_info')
  const jupytext = settled.get('jupytext')
  const own = isMap(language) ? language.get('pygments_lexer') : undefined
  const lexer = own ?? (isMap(jupytext) ? jupytext.get('default_lexer') : undefined)
  return typeof lexer === 'string' && /^[^\s`](?:[^\n\r`]*[^\s`])?$/.test(lexer) ? lexer : ''
}

const defaultVersion = '1.19.5'
