import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'
import {parseJson} from '../../parse/json.ts'
import {type MapTree, type Tree, treeValue} from '../../parse/tree.ts'
import {type CellTrees, checkSource, codeCell, countOf, extraOf, metadataOf, notACell, outputTrees, type ReadCell} from './cells.ts'
import {outputOf} from './outputs.ts'
import {contentOf, fieldOf, integerOf, isText, nameOf, type Subject, wrong, wrongField} from './shape.ts'
import {textOf} from './text.ts'

/** Short keys of nbformat 3 and the mime types they stand for. */
export const mimeTypes: ReadonlyMap<string, string> = new Map([
  ['text', 'text/plain'],
  ['html', 'text/html'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['latex', 'text/latex'],
  ['json', 'application/json'],
  ['javascript', 'application/javascript'],
])

const known = new Set(['cell_type', 'metadata', 'language', 'collapsed', 'outputs', 'prompt_number', 'trusted', 'level'])

/** The cells of all worksheets, in order. Undefined where the notebook has no list of worksheets. */
export function worksheetCells(root: MapTree, subject: Subject): readonly Tree[] | undefined {
  const worksheets = fieldOf(root, 'worksheets')
  if (worksheets?.kind !== 'list') {
    wrongField(subject, 'worksheets', {tree: worksheets, want: 'a list'})
    return undefined
  }
  return worksheets.items.flatMap((sheet, index) => {
    const cells = sheet.kind === 'map' ? fieldOf(sheet, 'cells') : undefined
    if (cells?.kind === 'list') return cells.items
    wrong(
      {...subject, span: contentOf(sheet)},
      {
        tree: cells,
        message: `Expected a list as \`cells\` of worksheet ${index + 1}, got ${nameOf(cells)}.`,
      },
    )
    return []
  })
}

/** Reads a cell of nbformat 3 as nbformat itself upgrades it: headings and HTML become Markdown, outputs get their new names. */
export function readOldCell(tree: Tree, about: Subject): ReadCell {
  const subject = {...about, span: contentOf(tree)}
  if (tree.kind !== 'map') return notACell(tree, subject)
  const type = fieldOf(tree, 'cell_type')
  const name = isText(type) ? type.value : ''
  const field = name === 'code' ? 'input' : 'source'
  const source = fieldOf(tree, field)
  checkSource(subject, field, source)
  const prefix = name === 'heading' ? `${'#'.repeat(levelOf(tree, subject))} ` : ''
  const trees: CellTrees = {
    cell: tree,
    source,
    join: 'lines',
    prefix: prefix.length,
    outputs: name === 'code' ? fieldOf(tree, 'outputs') : undefined,
  }
  const text = textOf(source, 'lines')
  const base = {
    source: prefix === '' ? text : prefix + oneLine(text),
    metadata: oldMetadata(tree, subject),
    extra: extraOf(tree, new Set([...known, field])),
  }
  if (name === 'code') {
    const {outputs} = trees
    if (outputs?.kind !== 'list') wrongField(subject, 'outputs', {tree: outputs, want: 'a list', severity: outputs ? 'error' : 'warning'})
    else if (outputTrees(outputs).length < outputs.items.length) wrongField(subject, 'outputs', {tree: outputs, want: 'objects'})
    const count = fieldOf(tree, 'prompt_number')
    const executionCount = count ? countOf(count, subject, 'prompt_number') : null
    return {
      cell: codeCell({type: 'code', ...base, executionCount}, outputs, json => outputOf(upgradeOutput(json))),
      trees,
    }
  }
  if (name === 'markdown' || name === 'heading' || name === 'html') return {cell: {type: 'markdown', ...base}, trees}
  if (name !== 'raw') {
    const message = `Expected the cell type \`code\`, \`markdown\`, \`heading\`, \`html\` or \`raw\` in ${subject.name}, got ${nameOf(type)}.`
    wrong(subject, {tree: type, message})
  }
  return {cell: {type: 'raw', ...base, ...(name !== 'raw' && {isUnknown: true})}, trees}
}

/** An output of nbformat 3 as nbformat 4 has it. */
function upgradeOutput(output: ValueMap): ValueMap {
  const type = output.get('output_type')
  const old = new Map([...output].map(([key, value]) => [key, mimeTypes.has(key) ? joinOld(value) : value]))
  if (type === 'pyerr') return new Map([...old, ['output_type', 'error']])
  if (type === 'stream') {
    const name = old.get('stream') ?? 'stdout'
    old.delete('stream')
    return old.set('name', name)
  }
  return type === 'pyout' || type === 'display_data' ? upgradeDisplay(old, type) : old
}

function upgradeDisplay(old: ValueMap, type: string): ValueMap {
  const metadata = old.get('metadata')
  const data = [...old].filter(([key]) => key !== 'output_type' && key !== 'metadata' && key !== 'prompt_number')
  const upgraded = new Map<string, Value>([
    ['output_type', type === 'pyout' ? 'execute_result' : type],
    ['metadata', new Map(isMap(metadata) ? [...metadata].map(mimeEntry) : [])],
    ['data', new Map(data.map(mimeEntry).map(([key, value]) => [key, key === 'application/json' ? parsed(value) : value]))],
  ])
  if (type === 'pyout') upgraded.set('execution_count', old.get('prompt_number') ?? null)
  else if (old.has('prompt_number')) upgraded.set('prompt_number', old.get('prompt_number') ?? null)
  return upgraded
}

function mimeEntry([key, value]: [string, Value]): [string, Value] {
  return [mimeTypes.get(key) ?? key, value]
}

/** nbformat 3 keeps JSON as a text. */
function parsed(value: Value): Value {
  const tree = typeof value === 'string' ? parseJson(value).tree : undefined
  return tree ? treeValue(tree) : value
}

/** Lines with their ends, or without: nbformat 3 wrote both. */
function joinOld(value: Value): Value {
  if (!isList(value) || !value.every(item => typeof item === 'string')) return value
  return value.join(/[\n\r]$/.test(value[0] ?? '') ? '' : '\n')
}

function oldMetadata(tree: MapTree, subject: Subject): ValueMap {
  const metadata = metadataOf(fieldOf(tree, 'metadata'), subject, 'silent')
  const collapsed = fieldOf(tree, 'collapsed')
  return collapsed ? new Map([...metadata, ['collapsed', treeValue(collapsed)]]) : metadata
}

function levelOf(tree: MapTree, subject: Subject): number {
  const level = fieldOf(tree, 'level')
  const number = level ? integerOf(level) : 1
  if (number !== undefined && number >= 1 && number <= 6) return number
  wrongField(subject, 'level', {tree: level, want: 'an integer from 1 to 6'})
  return 1
}

/** A heading has one line in Markdown. */
function oneLine(text: string): string {
  return text.replace(/(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])$/, '').replaceAll(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g, ' ')
}
