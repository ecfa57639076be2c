import type {Loss, SideFile} from '../../../model/format.ts'
import {maxYamlLength, maxYamlLevels, maxYamlNodes} from '../../../model/limits.ts'
import type {Learned} from '../memory.ts'
import {printAttachments} from './attachments.ts'
import type {KeptCell} from './candidate.ts'
import {printCell, writtenCell} from './cell.ts'
import {exceedsYaml} from './exceeds.ts'

export interface Body {
  readonly cells: readonly KeptCell[]
  /** Whether the text has no header, so that it begins with its first cell. */
  readonly headless: boolean
  readonly lexer: string
  readonly learned: Learned
  readonly stem: string | undefined
  /** Takes the files that are to stand beside the text. */
  readonly files: Map<string, SideFile>
}

/** The cells as text, each with the blank line before it. */
export function printBody({cells, headless, lexer, learned, stem, files}: Body): {text: string; faults: Loss[]} {
  const faults: Loss[] = []
  let text = ''
  let afterMarkdown = false
  for (const [index, cell] of cells.entries()) {
    const written = writtenCell(cell, cell.attachments && printAttachments(cell.attachments, stem, files))
    const first = headless && index === 0
    const printed = printCell(written, {first, last: index === cells.length - 1, afterMarkdown, lexer}, learned)
    if (printed === undefined) faults.push({severity: 'error', message: faultOf(cell)})
    else text += first ? printed.slice(1) : printed
    afterMarkdown = cell.type === 'markdown'
  }
  return {text, faults}
}

function faultOf({type, metadata}: KeptCell): string {
  return exceedsYaml(metadata)
    ? `Expected metadata of a ${type} cell that YAML can hold, at most ${maxYamlLevels} levels, ${maxYamlNodes} values and ${maxYamlLength / 1024} KiB, got more.`
    : `Expected a way to write a ${type} cell, got none: this is a fault of huntbook.`
}
