import type {Problem} from '../../model/diagnostic.ts'
import type {Parsed, ParseOptions} from '../../model/format.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import {emptyMap} from '../../model/value.ts'
import {cellIds} from '../cell-ids.ts'
import {findHeader} from './blocks/header.ts'
import {cutUnits} from './blocks/units.ts'
import {locatorOf} from './locate/locator.ts'
import type {Reread} from './locate/read-back.ts'
import {readLooseBreak} from './read/break.ts'
import {type ReadCell, readCell} from './read/cell.ts'
import {readHeaderText} from './read/header-text.ts'
import {readLineEnds} from './read/line-ends.ts'
import {reportFrom} from './read/log.ts'
import {metadataWithoutHeader, readHeader} from './read/metadata.ts'
import type {KnownOptions} from './read/options.ts'
import {strayOption} from './read/stray-options.ts'
import {checkText, unclosedProblem} from './read/text-problems.ts'
import {mapSpan} from './text-map.ts'

/** Reads a text with MyST Markdown as a notebook of nbformat 4.5. Never throws, on any text. */
export function parseMyst(given: string, {readSide, metadataOnly}: ParseOptions = {}, known: KnownOptions = new Map()): Parsed {
  const {text, map} = readLineEnds(given)
  const problems: Problem[] = []
  const report = reportFrom(
    problem => problems.push(problem),
    span => mapSpan(map, span),
  )
  const conflict = checkText(text, report)
  const header = findHeader(text)
  const headerText = readHeaderText(text, header, problem => {
    // What a conflict breaks is no news.
    if (!conflict || problem.start < conflict.start) report(problem)
  })
  const cut = metadataOnly ? {units: [], loose: [], unclosed: undefined} : cutUnits(text, headerText.end)
  const cells = cut.units.map((unit, cell) => readCell(unit, {text, readSide, known, report: problem => report({...problem, cell})}))
  for (const loose of cut.loose) readLooseBreak(text, loose, report)
  for (const [index, cell] of cells.entries()) {
    const stray = strayOption(cell)
    if (stray) report({...stray, cell: index})
  }
  if (cut.unclosed) report(unclosedProblem(text, cut.unclosed))
  const lexer = cells.find(({content}) => content.lexer !== '')?.content.lexer ?? ''
  const {metadata, frontMatter} =
    headerText.kind === 'none'
      ? {metadata: metadataWithoutHeader(lexer)}
      : readHeader({tree: headerText.tree, yaml: headerText.yaml, lexer})
  const notebook = notebookOf({metadata, frontMatter, cells})
  const first = frontMatter === undefined ? 0 : 1
  const shifted =
    first === 0 ? problems : problems.map(problem => (problem.cell === undefined ? problem : {...problem, cell: problem.cell + first}))
  const reread: Reread = (other, options) => parseMyst(other, {...options, ...(readSide && {readSide})})
  const locator = locatorOf({given, text, map, header: headerText, frontMatter, cells}, reread)
  return {...(headerText.kind !== 'broken' && {notebook}), locator, problems: shifted}
}

function notebookOf({
  metadata,
  frontMatter,
  cells,
}: {
  metadata: Notebook['metadata']
  frontMatter: string | undefined
  cells: readonly ReadCell[]
}): Notebook {
  const plain: Cell[] = cells.map(cellOf)
  if (frontMatter !== undefined) plain.unshift({type: 'raw', source: frontMatter, metadata: emptyMap, extra: emptyMap})
  // Ids are hashes of all cells, and most work never looks at one.
  let ids: readonly string[] | undefined
  const idAt = (index: number): string => {
    ids ??= cellIds(plain)
    return ids[index] ?? ''
  }
  const withIds = plain.map(
    (cell, index): Cell => ({
      ...cell,
      get id() {
        return idAt(index)
      },
    }),
  )
  return {minor: 5, metadata, cells: withIds, extra: emptyMap}
}

function cellOf({type, source, metadata, attachments}: ReadCell): Cell {
  const base = {source, metadata, extra: emptyMap, ...(attachments && {attachments})}
  return type === 'code' ? {...base, type, executionCount: null, outputs: []} : {...base, type}
}
