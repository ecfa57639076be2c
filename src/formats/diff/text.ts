import type {Cell, Notebook} from '../../model/notebook.ts'
import {applyEdits} from '../../parse/edits.ts'
import {printPythonJson} from '../../parse/json-print.ts'
import {printMyst} from '../myst/print.ts'
import {readMyst} from '../myst/read/text.ts'
import {longestRun} from '../myst/write/candidate.ts'
import {outputLines} from './output-lines.ts'

/**
 * A notebook as lines that differences are shown of: its MyST text, with the outputs of each cell below it, a line each. Whoever changes this text
 * raises the number in the command (src/setup/git-parts.ts), by which git keeps texts.
 */
export function diffText(given: Notebook): string {
  // Half a character would be none in the bytes that git is given either.
  const notebook = given.cells.every(({source}) => source.isWellFormed()) ? given : {...given, cells: given.cells.map(wellFormed)}
  // People read it, and nobody converts it back: a conflict stands in the text like any other lines.
  const {text} = printMyst(notebook)
  const written = text === '' ? undefined : readMyst(text)
  const first = written?.frontMatter === undefined ? 0 : 1
  if (!written || written.cells.length + first !== notebook.cells.length) return plainText(notebook)
  const edits = notebook.cells.flatMap((cell, index) => {
    const end = written.cells[index - first]?.unit.end
    return cell.type === 'code' && end !== undefined && cell.outputs.length > 0
      ? [{start: end, end, text: `${text[end - 1] === '\n' ? '' : '\n'}${linesOf(cell)}`}]
      : []
  })
  return applyEdits(text, edits)
}

function wellFormed(cell: Cell): Cell {
  return cell.source.isWellFormed() ? cell : {...cell, source: cell.source.toWellFormed()}
}

function linesOf(cell: Cell): string {
  return cell.type === 'code'
    ? outputLines(cell)
        .map(line => `${line}\n`)
        .join('')
    : ''
}

/** For notebooks that no text can hold, such as those with half a character in their metadata. */
function plainText({metadata, cells}: Notebook): string {
  const parts = cells.map(cell => {
    const about = cell.metadata.size === 0 ? '' : ` ${printPythonJson(cell.metadata)}`
    if (cell.type === 'markdown') return `+++${about}\n\n${cell.source}\n`
    const fence = '`'.repeat(longestRun(cell.source) + 1)
    return `${fence}{${cell.type}-cell}${about}\n${cell.source}\n${fence}\n${linesOf(cell)}`
  })
  return [`---\n${printPythonJson(metadata)}\n---\n`, ...parts].join('\n')
}
