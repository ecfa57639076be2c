import type {Problem} from '../../../model/diagnostic.ts'
import type {ParseOptions} from '../../../model/format.ts'
import type {ValueMap} from '../../../model/value.ts'
import {findHeader} from '../blocks/header.ts'
import {cutUnits} from '../blocks/units.ts'
import {learnedIn} from '../memory.ts'
import {mapSpan, type TextMap} from '../text-map.ts'
import {readLooseBreak} from './break.ts'
import {type ReadCell, readCell} from './cell.ts'
import {type HeaderText, readHeaderText} from './header-text.ts'
import {readLineEnds} from './line-ends.ts'
import {reportFrom} from './log.ts'
import {metadataWithoutHeader, readHeader} from './metadata.ts'
import {strayOption} from './stray-options.ts'
import {checkText, hiddenProblem, unclosedProblem} from './text-problems.ts'

/** A text that was read: its parts, and what they mean. */
export interface ReadText {
  /** With LF line ends, and where its parts stand in the text as given. */
  readonly text: string
  readonly map: TextMap
  readonly header: HeaderText
  /** Of the notebook. */
  readonly metadata: ValueMap
  /** The source of the first cell, where the header holds one. */
  readonly frontMatter: string | undefined
  /** The cells below the header. */
  readonly cells: readonly ReadCell[]
  /** Whether a block at the end is not closed although its cell should be, or takes in lines which would begin cells. */
  readonly unclosed: boolean
  /** Places are those of the text as given; cells are counted with the front matter. */
  readonly problems: readonly Problem[]
}

/** Reads a text with MyST Markdown. Never throws, on any text. */
export function readMyst(given: string, {readSide, metadataOnly, memory, maxDepth}: ParseOptions = {}): ReadText {
  const {text, map} = readLineEnds(given)
  const {known, headers} = learnedIn(memory)
  const problems: Problem[] = []
  const report = reportFrom(
    problem => problems.push(problem),
    span => mapSpan(map, span),
  )
  const conflict = checkText(text, report)
  const header = readHeaderText(text, findHeader(text), {
    known: headers,
    report: problem => {
      // What a conflict breaks is no news.
      if (!conflict || problem.start < conflict.start) report(problem)
    },
  })
  const cut = metadataOnly ? {units: [], loose: [], hidden: [], unclosed: undefined} : cutUnits(text, header.end)
  const cells = cut.units.map((unit, cell) =>
    readCell(unit, {text, readSide, known, maxDepth, report: problem => report({...problem, cell})}),
  )
  for (const loose of cut.loose) readLooseBreak(text, loose, {report, maxDepth})
  for (const [index, cell] of cells.entries()) {
    const stray = strayOption(cell)
    if (stray) report({...stray, cell: index})
  }
  for (const hidden of cut.hidden) report(hiddenProblem(text, hidden))
  if (cut.unclosed) report(unclosedProblem(text, cut.unclosed))
  const lexer = cells.find(({content}) => content.lexer !== '')?.content.lexer ?? ''
  const {metadata, frontMatter} =
    header.kind === 'none' ? {metadata: metadataWithoutHeader(lexer)} : readHeader({tree: header.tree, yaml: header.yaml, lexer})
  const first = frontMatter === undefined ? 0 : 1
  const shifted =
    first === 0 ? problems : problems.map(problem => (problem.cell === undefined ? problem : {...problem, cell: problem.cell + first}))
  return {text, map, header, metadata, frontMatter, cells, unclosed: cut.unclosed !== undefined, problems: shifted}
}
