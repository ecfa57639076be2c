import type {RootContent} from 'mdast'
import {gridNodes} from '../grid.ts'
import type {Bounds} from '../scope.ts'
import {plainText} from '../terminal.ts'
import {attribute, collapse, type HtmlElement, type HtmlNode, isElement, textOf} from './parse.ts'

const mostColumns = 1000

interface Row {
  readonly cells: readonly HtmlElement[]
  /** How many rows follow in its group: a span ends with the group. */
  readonly left: number
  readonly group: string
}

/** An HTML table as a GFM table with its caption before and what is left out after it. */
export function lowerTable(table: HtmlElement, bounds: Bounds): RootContent[] {
  const {rows: most} = bounds.limits.table
  const rows = rowsOf(table)
  const {head, body} = splitHead(rows)
  const shown = expand(body.slice(0, most))
  const header = expand(head.slice(0, most))
  const captions = table.childNodes.filter(isElement).filter(({tagName}) => tagName === 'caption')
  const width = header.reduce((most, row) => Math.max(most, row.length), 0)
  const names = Array.from({length: width}, (_, index) => columnName(header.map(row => row[index] ?? '')))
  const align = (column: readonly string[]): 'right' | null => (isNumeric(column) ? 'right' : null)
  return [
    ...captions.map(caption => textOf([caption])).flatMap(text => bold(plainText(text))),
    ...gridNodes({names, rows: shown, count: body.length, align}, bounds),
  ]
}

function bold(text: string): RootContent[] {
  return text === '' ? [] : [{type: 'paragraph', children: [{type: 'strong', children: [{type: 'text', value: text}]}]}]
}

/** The rows in the order of a browser: `thead` first, `tfoot` last. Rows of nested tables are text of their cell. */
function rowsOf(table: HtmlElement): Row[] {
  const groups = table.childNodes.filter(isElement).filter(({tagName}) => ['thead', 'tbody', 'tfoot'].includes(tagName))
  const ordered = ['thead', 'tbody', 'tfoot'].flatMap(name => groups.filter(({tagName}) => tagName === name))
  return ordered.flatMap(group => {
    const rows = group.childNodes.filter(isElement).filter(({tagName}) => tagName === 'tr')
    return rows.map((row, index) => ({cells: cellsOf(row.childNodes), left: rows.length - index, group: group.tagName}))
  })
}

function cellsOf(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.filter(isElement).filter(({tagName}) => tagName === 'td' || tagName === 'th')
}

function splitHead(rows: readonly Row[]): {head: readonly Row[]; body: readonly Row[]} {
  const heads = rows.filter(({group}) => group === 'thead')
  if (heads.length > 0) return {head: heads, body: rows.filter(({group}) => group !== 'thead')}
  const first = rows.findIndex(({cells}) => !cells.length || cells.some(({tagName}) => tagName === 'td'))
  const count = first === -1 ? rows.length : first
  return {head: rows.slice(0, count), body: rows.slice(count)}
}

/** Repeats the text of a cell in every position that it spans. */
function expand(rows: readonly Row[]): string[][] {
  let above: {value: string; rows: number}[] = []
  return rows.map(({cells, left}) => {
    const line: {value: string; rows: number}[] = []
    const next = [...cells]
    next.reverse()
    for (let column = 0; column < mostColumns && (next.length > 0 || column < above.length); column += 1) {
      const held = above[column]
      if (line[column]) continue
      if (held && held.rows > 1) {
        line[column] = {value: held.value, rows: held.rows - 1}
        continue
      }
      const cell = next.pop()
      if (!cell) continue
      const value = cellText(cell)
      const span = Math.min(spanOf(cell, 'rowspan', left), left)
      const end = Math.min(column + spanOf(cell, 'colspan', 1), mostColumns)
      for (let at = column; at < end; at += 1) line[at] ??= {value, rows: span}
    }
    above = line
    return Array.from(line, position => position?.value ?? '')
  })
}

/** `rowspan="0"` spans the rest of its group. */
function spanOf(cell: HtmlElement, name: string, rest: number): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10)
  if (value === 0 && name === 'rowspan') return rest
  return value > 0 ? value : 1
}

function cellText(cell: HtmlElement): string {
  return collapse(plainText(textOf(cell.childNodes).replace(/\r/gu, ' ')))
}

function columnName(texts: readonly string[]): string {
  return texts.filter((value, index) => value !== '' && value !== texts[index - 1]).join(' / ')
}

function isNumeric(texts: readonly string[]): boolean {
  const filled = texts.filter(value => value !== '')
  return filled.length > 0 && filled.every(value => /^[-+]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?%?$/iu.test(value))
}
