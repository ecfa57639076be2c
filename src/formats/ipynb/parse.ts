import type {Parsed, ParseOptions} from '../../model/format.ts'
import type {Notebook} from '../../model/notebook.ts'
import {emptyMap} from '../../model/value.ts'
import {problemLog} from '../../parse/json/problem-log.ts'
import {parseJson} from '../../parse/json.ts'
import type {MapTree, Tree} from '../../parse/tree.ts'
import {extraOf, metadataOf, type ReadCell, readCell} from './cells.ts'
import {conflictProblems, withoutConflict} from './conflict.ts'
import {layoutOf} from './layout.ts'
import {locatorOf} from './locate.ts'
import {entryOf, fieldOf, integerOf, nameOf, type Subject, wrong, wrongField} from './shape.ts'
import {readOldCell, worksheetCells} from './upgrade.ts'

/** Values that most work never looks at. Outputs and their fields are built, for the shape to be checked; what is in them is not. */
export const lazyParts = {keys: new Set(['outputs']), lists: 2, maps: 3, texts: new Set(['source'])}

const lazyCells = {keys: new Set(['cells', 'worksheets']), lists: 1, maps: 0}

const newestMinor = 5

const nothing: Notebook = {minor: newestMinor, metadata: emptyMap, cells: [], extra: emptyMap}

const known = new Set(['nbformat', 'nbformat_minor', 'metadata', 'cells'])
const knownOld = new Set(['nbformat', 'nbformat_minor', 'metadata', 'worksheets', 'orig_nbformat', 'orig_nbformat_minor'])

/** Reads a notebook of nbformat 3 or 4, as leniently as it can be read. */
export function parseIpynb(text: string, {metadataOnly, maxDepth}: ParseOptions = {}): Parsed {
  const {tree, problems} = parseJson(text, {lazy: metadataOnly ? lazyCells : lazyParts, ...(maxDepth !== undefined && {maxDepth})})
  const read = tree && readNotebook(tree, metadataOnly === true ? [] : undefined)
  const locator = locatorOf({text, root: tree, cells: read?.cells.map(({trees}) => trees) ?? [], old: read?.old ?? false})
  const conflicts = conflictProblems(text, read?.notebook, locator)
  return {
    ...(read?.notebook && {notebook: read.notebook}),
    locator,
    layout: layoutOf({notebook: read?.notebook ?? nothing, text, old: read?.old ?? false}),
    problems: [...withoutConflict(problems, conflicts), ...conflicts, ...(read?.problems ?? [])],
  }
}

interface ReadNotebook {
  readonly notebook?: Notebook
  readonly cells: readonly ReadCell[]
  /** Whether it is of nbformat 3. */
  readonly old: boolean
  readonly problems: Parsed['problems']
}

/** `given` takes the place of the file's cells. */
function readNotebook(root: Tree, given: readonly Tree[] | undefined): ReadNotebook {
  const log = problemLog()
  const subject: Subject = {log, name: 'the notebook', span: {start: root.span.start, end: root.span.start + 1}}
  const none = {cells: [], old: false, problems: log.problems}
  if (root.kind !== 'map') {
    wrong(subject, {tree: root, message: `Expected a notebook, which is an object, got ${nameOf(root)}.`})
    return none
  }
  const old = integerOf(fieldOf(root, 'nbformat')) === 3
  if (!old && !isVersion4(root, subject)) return none
  const trees = given ?? (old ? worksheetCells(root, subject) : cellTrees(root, subject))
  if (!trees) return none
  const minor = old ? newestMinor : minorOf(root, subject)
  const cells = trees.map((tree, index) => {
    const cell = {log, name: `cell ${index + 1}`, cell: index, span: subject.span}
    return old ? readOldCell(tree, cell) : readCell(tree, cell, minor)
  })
  const metadata = metadataOf(fieldOf(root, 'metadata'), {...subject, span: entryOf(root, 'nbformat')?.keySpan ?? subject.span}, 'warning')
  const notebook = {
    minor,
    metadata: old ? new Map([...metadata].filter(([key]) => key !== 'name')) : metadata,
    cells: cells.map(({cell}) => cell),
    extra: extraOf(root, old ? knownOld : known),
  }
  return {notebook, cells, old, problems: log.problems}
}

function isVersion4(root: MapTree, subject: Subject): boolean {
  const tree = fieldOf(root, 'nbformat')
  const version = integerOf(tree)
  if (version === 4) return true
  const message = tree
    ? `Expected a notebook of nbformat 3 or 4, got nbformat ${nameOf(tree)}.`
    : 'Expected a notebook with `nbformat`, got an object without it.'
  wrong(subject, {tree, message})
  return tree === undefined && fieldOf(root, 'cells')?.kind === 'list'
}

function cellTrees(root: MapTree, subject: Subject): readonly Tree[] | undefined {
  const cells = fieldOf(root, 'cells')
  if (cells?.kind === 'list') return cells.items
  wrongField(subject, 'cells', {tree: cells, want: 'a list'})
  return undefined
}

function minorOf(root: MapTree, subject: Subject): number {
  const tree = fieldOf(root, 'nbformat_minor')
  const minor = integerOf(tree)
  if (minor === undefined || minor < 0) {
    wrongField(subject, 'nbformat_minor', {tree, want: 'an integer'})
    return newestMinor
  }
  if (minor <= newestMinor) return minor
  const message = `Expected nbformat 4.${newestMinor} or older, got 4.${nameOf(tree).replaceAll('`', '')}: it is read as 4.${newestMinor}.`
  wrong(subject, {tree, message, severity: 'warning'})
  return newestMinor
}
