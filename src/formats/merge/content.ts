import type {Cell, Notebook} from '../../model/notebook.ts'
import {parseMyst} from '../myst/parse.ts'
import {printMyst} from '../myst/print.ts'
import {besideEachOther} from './beside.ts'
import {holdsAll} from './held.ts'
import {cleanItem, keyOf, type MergedContent, sameContent, sameMap} from './item.ts'
import {type MergeTexts, sideOf, type Versions} from './texts.ts'

export interface ContentOptions {
  readonly mergeTexts: MergeTexts
  /** How many characters a marker has. */
  readonly markerSize: number
}

/**
 * Merges what texts hold of three versions of a notebook, by their texts. Without a conflict it is what the merged text says. A conflict within
 * the source of a cell stays as the text has it; any other one is told in the cells that differ. `undefined` where a version has no text.
 */
export function mergeContent(
  versions: Versions<Notebook | undefined>,
  {mergeTexts, markerSize}: ContentOptions,
): MergedContent | undefined {
  const texts = {base: textOf(versions.base), ours: textOf(versions.ours), theirs: textOf(versions.theirs)}
  const {base, ours, theirs} = texts
  if (base === undefined || ours === undefined || theirs === undefined) return undefined
  const given = {base, ours, theirs}
  // As the texts have them, which is how cells are compared.
  const [own, other] = [notebookIn(ours), notebookIn(theirs)]
  if (!own || !other) return undefined
  const merged = mergeTexts(given)
  if (!merged.isConflict) {
    const notebook = notebookIn(merged.text)
    if (notebook && holdsAll(notebook.cells, versions))
      return {metadata: notebook.metadata, items: notebook.cells.map(cleanItem), isConflict: false}
    return besideEachOther(own, other, markerSize)
  }
  const [left, right] = (['ours', 'theirs'] as const).map(side => notebookIn(mergeTexts(given, side).text))
  if (!left || !right || !holdsAll([...left.cells, ...right.cells], versions)) return besideEachOther(own, other, markerSize)
  return withinCells(merged.text, {left, right, markerSize}) ?? besideEachOther(left, right, markerSize)
}

function textOf(notebook: Notebook | undefined): string | undefined {
  if (!notebook) return ''
  const {text, losses} = printMyst(notebook)
  return losses.some(({severity}) => severity === 'error') ? undefined : text
}

/** The notebook in a text without any error. */
function notebookIn(text: string): Notebook | undefined {
  const {notebook, problems} = parseMyst(text)
  return problems.some(({severity}) => severity === 'error') ? undefined : notebook
}

interface Resolved {
  /** The text with either side taken wherever there is a conflict. */
  readonly left: Notebook
  readonly right: Notebook
  readonly markerSize: number
}

/** The cells of a text with markers, where all of these are in sources of cells, and nothing else is in conflict. */
function withinCells(text: string, {left, right, markerSize}: Resolved): MergedContent | undefined {
  const {notebook, problems} = parseMyst(text)
  const errors = problems.filter(({severity, rule}) => severity === 'error' && rule !== 'parse/conflict')
  if (!notebook || errors.length > 0) return undefined
  const isSame = sameMap(notebook.metadata, left.metadata) && sameMap(notebook.metadata, right.metadata)
  if (!isSame || [left, right].some(({cells}) => cells.length !== notebook.cells.length)) return undefined
  const taken = (side: 'ours' | 'theirs'): Cell[] => notebook.cells.map(cell => ({...cell, source: sideOf(cell.source, side, markerSize)}))
  if (!sameContent({...left, cells: taken('ours')}, left) || !sameContent({...right, cells: taken('theirs')}, right)) return undefined
  const items = notebook.cells.map((cell, index) => {
    const [ours, theirs] = [left.cells[index], right.cells[index]]
    return ours && theirs && keyOf(ours) === keyOf(theirs) ? cleanItem(ours) : {ours, theirs, source: cell.source}
  })
  return {metadata: left.metadata, items, isConflict: true}
}
