import {mapOf, type Value, type ValueMap} from '../../model/value.ts'
import type {CompatCell, CompatDisplay, CompatOutput} from './cell.ts'
import type {CompatOptions} from './options.ts'
import {isTruthy, pythonText} from './python.ts'
import {dedent, indent, stripAnsi, urlOf} from './text.ts'

type RenderOptions = Pick<
  CompatOptions,
  | 'excludeInput'
  | 'excludeInputPrompt'
  | 'excludeOutput'
  | 'excludeStreams'
  | 'excludeCodeCell'
  | 'excludeMarkdown'
  | 'excludeRaw'
  | 'mimePriority'
>

/** The document, by the grammar of `spec/export.md` 13.5. `language` is the notebook's. */
export function render(cells: readonly CompatCell[], language: string, options: RenderOptions): string {
  // Not `join`: it copies every part once more, and one output can be most of the memory.
  let text = ''
  for (const cell of cells) text += renderCell(cell, language, options)
  let start = 0
  while (text[start] === '\r' || text[start] === '\n') start += 1
  return text.slice(start)
}

function renderCell(cell: CompatCell, language: string, options: RenderOptions): string {
  const {type, source, metadata} = cell
  const isHidden = isTruthy(mapOf(metadata.get('transient')).get('remove_source'))
  if (type === 'code') {
    if (options.excludeCodeCell) return ''
    const input = isHidden || options.excludeInput ? '' : renderInput(cell, language, options)
    return options.excludeOutput ? input : cell.outputs.reduce((text, output) => text + renderOutput(output, options), input)
  }
  if (isHidden) return ''
  if (type === 'markdown') return options.excludeMarkdown ? '' : `\n${source}\n`
  if (type === 'raw') return options.excludeRaw || !isShownRaw(metadata.get('raw_mimetype')) ? '' : source
  return '\nunknown type  \n'
}

function renderInput({source, metadata}: CompatCell, language: string, {excludeInputPrompt}: RenderOptions): string {
  const magic = metadata.get('magics_language')
  return `${excludeInputPrompt ? '' : '\n'}\n\`\`\`${magic === undefined ? language : pythonText(magic)}\n${source}\n\`\`\`\n`
}

const rawTypes = new Set(['text/markdown', 'text/html', ''])

function isShownRaw(type: Value | undefined): boolean {
  return type === undefined || type === null || (typeof type === 'string' && rawTypes.has(type.toLowerCase()))
}

function renderOutput(output: CompatOutput, options: RenderOptions): string {
  if (output.kind === 'stream') return options.excludeStreams ? '' : `\n${indent(output.text)}\n`
  if (output.kind === 'error') return `\n${output.traceback.map(entry => `\n${stripAnsi(indent(entry))}\n`).join('')}\n`
  const data = renderData(output, options)
  return output.isResult ? `\n\n\n${data}\n\n` : `\n${data}\n`
}

const pictures: ReadonlyMap<string, string> = new Map([
  ['image/svg+xml', 'svg'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
])

/** The first type that the output has. A type of which the template knows nothing shows nothing. */
function renderData({bundle, files}: CompatDisplay, {mimePriority}: RenderOptions): string {
  const mime = mimePriority.find(type => bundle.has(type)) ?? ''
  const picture = pictures.get(mime)
  if (picture !== undefined) return `\n    \n![${picture}](${urlOf(files.get(mime) ?? '')})\n    \n`
  const text = textOf(bundle, mime)
  return text === undefined ? '' : `\n${text}\n`
}

const texts = new Set(['text/html', 'text/markdown', 'text/latex', 'text/plain'])

function textOf(bundle: ValueMap, mime: string): string | undefined {
  if (!texts.has(mime)) return undefined
  const text = pythonText(bundle.get(mime) ?? null)
  return mime === 'text/html' ? dedent(text) : mime === 'text/plain' ? indent(text) : text
}
