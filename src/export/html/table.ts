import type {PhrasingContent, RootContent, TableRow} from 'mdast'
import {plainText} from '../terminal.ts'
import {attribute, collapse, type HtmlElement, type HtmlNode, isElement, textOf} from './parse.ts'

const mostColumns = 1000

export interface TableLimits {
  readonly rows: number
  readonly columns: number
}

interface Row {
  readonly cells: readonly HtmlElement[]
  /** How many rows follow in its group: a span ends with the group. */
  readonly left: number
  readonly group: string
}

/** An HTML table as a GFM table with its caption before and what is left out after it. */
export function lowerTable(table: HtmlElement, limits: TableLimits): RootContent[] {
  const rows = rowsOf(table)
  const {head, body} = splitHead(rows)
  const shown = expand(body.slice(0, limits.rows))
  const header = expand(head.slice(0, limits.rows))
  const width = [...header, ...shown].reduce((most, row) => Math.max(most, row.length), 0)
  const captions = table.childNodes.filter(isElement).filter(({tagName}) => tagName === 'caption')
  const nodes: RootContent[] = captions.map(caption => textOf([caption])).flatMap(text => bold(plainText(text)))
  if (width === 0) return nodes
  const columns = Math.min(width, limits.columns)
  const names = Array.from({length: columns}, (_, index) => columnName(header.map(row => row[index] ?? '')))
  const grid = shown.map(row => Array.from({length: columns}, (_, index) => row[index] ?? ''))
  nodes.push({
    type: 'table',
    align: names.map((_, index) => (isNumeric(grid.map(row => row[index] ?? '')) ? 'right' : null)),
    children: [names, ...grid].map(tableRow),
  })
  if (body.length > shown.length) nodes.push(italic(leftOut('Rows', shown.length, body.length)))
  if (width > columns) nodes.push(italic(leftOut('Columns', columns, width)))
  return nodes
}

/** A line in italics, such as what a limit leaves out. */
export function italic(text: string): RootContent {
  return {type: 'paragraph', children: [{type: 'emphasis', children: [{type: 'text', value: text}]}]}
}

/** Such as `Rows 201–1,000 of 1,000 are not shown.` */
export function leftOut(things: string, shown: number, all: number): string {
  const count = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${things} ${count(shown + 1)}–${count(all)} of ${count(all)} are not shown.`
}

function bold(text: string): RootContent[] {
  return text === '' ? [] : [{type: 'paragraph', children: [{type: 'strong', children: [{type: 'text', value: text}]}]}]
}

function tableRow(texts: readonly string[]): TableRow {
  return {type: 'tableRow', children: texts.map(value => ({type: 'tableCell', children: value === '' ? [] : [text(value)]}))}
}

function text(value: string): PhrasingContent {
  return {type: 'text', value}
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
