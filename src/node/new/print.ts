import {printNew, printOver} from '../../formats/over.ts'
import {readers} from '../../formats/readers.ts'
import type {FormatId} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {equalValues, mapOf, type ValueMap} from '../../model/value.ts'
import {oneLine} from '../../setup/new-hunt/escape-markdown.ts'
import {listed} from '../../setup/new-hunt/fill-markdown.ts'
import type {PlaceholderValue} from '../../setup/new-hunt/values.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'
import {editHeader} from './edit-header.ts'
import type {Template} from './template.ts'

interface Printing {
  readonly format: FormatId
  readonly template: Template | undefined
  readonly values: ReadonlyMap<string, PlaceholderValue>
}

/** The text of a new hunt. A template keeps its layout, and comments in its header, where the hunt is in the same format. */
export function printHunt({config}: Workspace, notebook: Notebook, {format, template, values}: Printing): string {
  const {representation, jupytextVersion} = config.convert
  const options = {representation, ...(jupytextVersion !== undefined && {jupytextVersion})}
  const over = template && format === 'myst' ? textOver(template, notebook, values) : undefined
  if (over !== undefined) return over
  const {text, losses} = printNew(format, notebook, options)
  const broken = losses.find(({severity}) => severity === 'error')
  if (broken) throw new ToolError('HUNT_UNWRITABLE', `The hunt cannot be written: ${broken.message}`)
  return text
}

/** What is left of placeholders stands in comments of the header. Anything else would be read as another notebook. */
function textOver(template: Template, notebook: Notebook, values: Printing['values']): string | undefined {
  const header = keepsHeader(template, notebook) ? editHeader(template.text, notebook.metadata) : undefined
  const {text, losses} = printOver('myst', {...template, text: header ?? template.text}, notebook)
  if (losses.some(({severity}) => severity === 'error')) return undefined
  const filled = text.replace(template.pattern, (_, mark: string) => {
    const value = values.get(template.marks[Number(mark)]?.name ?? '')
    return value === undefined ? '' : oneLine(listed(value)).replace(/[\p{Cc}\p{Cf}]/gu, '')
  })
  const read = readers.myst.parse(filled)
  if (read.problems.some(({severity}) => severity === 'error')) return undefined
  return read.notebook && isSame(read.notebook, readers.myst.parse(text).notebook) ? filled : undefined
}

/** Keys that are put in between would take the comments of their neighbours away; without comments their order counts more. */
function keepsHeader({text, notebook}: Template, {metadata}: Notebook): boolean {
  const [header = ''] = /^---\n.*?\n---$/msu.exec(text.replaceAll('\r\n', '\n')) ?? []
  const [stored, wanted] = [mapOf(notebook.metadata.get('hunting')), mapOf(metadata.get('hunting'))]
  return /(?:^|\s)#/u.test(header) || [...wanted.keys()].every(key => stored.has(key))
}

function isSame(a: Notebook, b: Notebook | undefined): boolean {
  if (a.cells.length !== b?.cells.length || !equalValues(a.metadata, b.metadata)) return false
  const isEqual = (one: ValueMap, other: ValueMap | undefined): boolean => other !== undefined && equalValues(one, other)
  return a.cells.every((cell, index) => {
    const other = b.cells[index]
    return cell.type === other?.type && cell.source === other.source && isEqual(cell.metadata, other.metadata)
  })
}
