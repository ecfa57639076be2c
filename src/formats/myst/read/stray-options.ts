import type {Problem} from '../../../model/diagnostic.ts'
import {type ReadCell, sourceMap} from './cell.ts'

/** What is said about a line that was meant as an option of its cell and is read as its source. Places are those of the text. */
export function strayOption(cell: ReadCell): Problem | undefined {
  if (cell.type === 'raw') return undefined
  const {source} = cell
  const start = source.search(/\S/)
  const lineStart = source.lastIndexOf('\n', start) + 1
  const code = cell.type === 'code'
  const option = (code ? anyOption : tagsOption).exec(source.slice(lineStart, lineStart + longest))?.[0]
  if (start === -1 || option === undefined) return undefined
  const span = sourceMap(cell)({start, end: lineStart + option.length})
  return {rule: 'parse/myst', severity: 'warning', message: code ? inCode : inMarkdown, ...span}
}

/** No line of Python begins with a colon. A blank before it is a sign of other text, unless the option is one that hides things. */
const anyOption = /^(?:[ \t]*:tags:|:[A-Za-z][\w.@/-]*:)(?=\s|$)/

/** In Markdown, field lists look the same. */
const tagsOption = /^[ \t]*:tags:(?=\s|$)/

/** Units of a line that are looked at. */
const longest = 200

const inCode = 'Unexpected option after a blank line, where it is part of the source: move it to the first line below the fence.'
const inMarkdown = 'Unexpected option in a Markdown cell, where it is text: write metadata as JSON after `+++` above the cell.'
