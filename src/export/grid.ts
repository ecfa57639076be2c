import type {RootContent, Table, TableRow} from 'mdast'
import type {Bounds} from './scope.ts'

export interface TableLimits {
  readonly rows: number
  readonly columns: number
}

export interface Grid {
  readonly names: readonly string[]
  /** Rows may be short; those above the limit may be left out. */
  readonly rows: readonly (readonly string[])[]
  /** How many rows there are. */
  readonly count: number
  readonly align: (column: readonly string[]) => 'right' | null
}

/** A table of texts, and lines in italics for what a limit leaves out. Nothing for a table without columns. */
export function gridNodes({names, rows, count, align}: Grid, {limits: {table: limits}, cut}: Bounds): RootContent[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), names.length)
  if (width === 0) return []
  const columns = Array.from({length: Math.min(width, limits.columns)}, (_, index) => index)
  const shown = rows.slice(0, limits.rows).map(row => columns.map(index => row[index] ?? ''))
  const table: Table = {
    type: 'table',
    align: columns.map(index => align(shown.map(row => row[index] ?? ''))),
    children: [columns.map(index => names[index] ?? ''), ...shown].map(tableRow),
  }
  if (count > shown.length || width > columns.length) cut()
  return [
    table,
    ...(count > shown.length ? [italic(leftOut('Rows', shown.length, count))] : []),
    ...(width > columns.length ? [italic(leftOut('Columns', columns.length, width))] : []),
  ]
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

function tableRow(texts: readonly string[]): TableRow {
  return {
    type: 'tableRow',
    children: texts.map(value => ({type: 'tableCell', children: value === '' ? [] : [{type: 'text', value}]})),
  }
}
