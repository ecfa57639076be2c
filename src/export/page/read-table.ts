import type {PhrasingContent, Table, TableRow} from 'mdast'
import {isLinkLike} from '../escape.ts'
import {parseGfm} from '../markdown/parse.ts'

/**
 * A table as huntbook writes it. Cells that are plain, or one code span, are read here; the parser reads the others, all at once.
 * `undefined` for anything that is no such table.
 */
export function readTable(markdown: string): Table | undefined {
  const [head = '', rule = '', ...body] = markdown.split('\n')
  if (!/^\|(?: (?:---|---:) \|)+$/u.test(rule)) return undefined
  const align = rule
    .slice(2, -2)
    .split(' | ')
    .map(mark => (mark === '---:' ? 'right' : null))
  const odd = new Map<string, readonly PhrasingContent[]>()
  const texts: (readonly string[])[] = []
  for (const line of [head, ...body]) {
    if (!line.startsWith('| ') || !line.endsWith(' |') || line.length < 4) return undefined
    const cells = line.slice(2, -2).split(' | ')
    if (cells.length !== align.length) return undefined
    for (const cell of cells) if (readCell(cell) === undefined) odd.set(cell, [])
    texts.push(cells)
  }
  if (!parseCells(odd)) return undefined
  const rows = texts.map(
    (cells): TableRow => ({
      type: 'tableRow',
      children: cells.map(cell => ({type: 'tableCell', children: [...(readCell(cell) ?? odd.get(cell) ?? [])]})),
    }),
  )
  return {type: 'table', align, children: rows}
}

/** Nothing that GFM could take for a mark: other characters, escaped ones, and underscores within words. */
const plain = /^(?:[^\\`*_[\]<>&~|\s]|(?<!^) (?! |$)|\\[!-/:-@[-`{-~]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))*$/u

function readCell(cell: string): readonly PhrasingContent[] | undefined {
  if (cell === '') return []
  const code = /^`([^`]+)`$/u.exec(cell)?.[1]
  if (code !== undefined) return readCode(code)
  if (!plain.test(cell) || isLinkLike(cell)) return undefined
  return [{type: 'text', value: cell.replace(/\\([!-/:-@[-`{-~])/gu, '$1')}]
}

function readCode(content: string): readonly PhrasingContent[] | undefined {
  // A table reads `\|` as `|` before anything else, and pairs of backslashes before it as pairs.
  if (content.includes('|') && /\\\\\||(?<!\\)\|/u.test(content)) return undefined
  const value = content.replaceAll('\\|', '|')
  const isPadded = value.startsWith(' ') && value.endsWith(' ') && value.trim() !== ''
  return [{type: 'inlineCode', value: isPadded ? value.slice(1, -1) : value}]
}

/** Fills in the nodes of cells, as rows of a table of one column. Answers whether each was one cell. */
function parseCells(cells: Map<string, readonly PhrasingContent[]>): boolean {
  if (cells.size === 0) return true
  const names = [...cells.keys()]
  const root = parseGfm(['| x |', '| --- |', ...names.map(name => `| ${name} |`)].join('\n'))
  const table = root?.children[0]
  if (table?.type !== 'table' || root?.children.length !== 1 || table.children.length !== names.length + 1) return false
  return names.every((name, index) => {
    const row = table.children[index + 1]?.children
    if (row?.length !== 1) return false
    cells.set(name, row[0]?.children ?? [])
    return true
  })
}
