import {describe, expect, it} from 'vitest'
import {printBlocks} from '../print.ts'
import {defaultLimits} from '../scope.ts'
import {isElement, parseHtml} from './parse.ts'
import {lowerTable} from './table.ts'

function lower(html: string, limits = {rows: 200, columns: 40}): string {
  const table = parseHtml(html)?.find(isElement)
  return table ? printBlocks(lowerTable(table, {limits: {...defaultLimits, table: limits}, cut: () => undefined})) : ''
}

describe('lowerTable', () => {
  it('takes the rows of thead for the header', () => {
    expect(lower('<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>x</table>')).toBe('| a | b |\n| ---: | --- |\n| 1 | x |')
  })

  it('takes leading rows of th for the header, and else has an empty one', () => {
    expect(lower('<table><tr><th>a<tr><td>x</table>')).toBe('| a |\n| --- |\n| x |')
    expect(lower('<table><tr><td>x</table>')).toBe('|  |\n| --- |\n| x |')
  })

  it('joins the levels of a column, without repeats', () => {
    const head = '<thead><tr><th rowspan=2>h<th colspan=2>g<tr><th>x<th>y</thead>'
    expect(lower(`<table>${head}<tr><td>p<td>q<td>r</table>`)).toBe('| h | g / x | g / y |\n| --- | --- | --- |\n| p | q | r |')
  })

  it('repeats a cell over the rows and columns it spans, but not into another group', () => {
    expect(lower('<table><tr><td rowspan=2>a<td>b<tr><td>c</table>')).toBe('|  |  |\n| --- | --- |\n| a | b |\n| a | c |')
    expect(lower('<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c</table>')).toContain('| c |  |')
    expect(lower('<table><tr><td rowspan=0>a<td>b<tr><td>c</table>')).toContain('| a | c |')
  })

  it('puts tfoot last and the caption first, in bold', () => {
    expect(lower('<table><caption>C</caption><tfoot><tr><td>f</tfoot><tr><td>x</table>')).toBe('**C**\n\n|  |\n| --- |\n| x |\n| f |')
  })

  it('reads cells as text: breaks, pictures, nested tables, no scripts', () => {
    const cell = 'a<br>b <img src=x alt=logo><script>x</script><table><tr><td>i<td>j</table>&nbsp;end'
    expect(lower(`<table><tr><td>${cell}</table>`)).toContain('| a b logo i j end |')
  })

  it('pads short rows', () => {
    expect(lower('<table><tr><td>x<td>y<tr></tr></table>')).toBe('|  |  |\n| --- | --- |\n| x | y |\n|  |  |')
  })

  it('says which rows and columns are left out', () => {
    const written = lower(`<table>${'<tr><td>x<td>y<td>z'.repeat(3)}</table>`, {rows: 2, columns: 2})
    expect(written).toBe(
      '|  |  |\n| --- | --- |\n| x | y |\n| x | y |\n\n*Rows 3–3 of 3 are not shown.*\n\n*Columns 3–3 of 3 are not shown.*',
    )
  })

  it('gives nothing for a table without cells', () => {
    expect(lower('<table></table>')).toBe('')
  })
})
