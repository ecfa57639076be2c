import {describe, expect, it} from 'vitest'
import {display, mapOf, markdown} from '../../test/export-notebooks.ts'
import type {Cell} from '../model/notebook.ts'
import {defaultExportOptions, type ExportOptions, exportNotebook} from './index.ts'

function said(cells: readonly Cell[], options: Partial<ExportOptions> = {}, metadata: unknown = {}): string[] {
  const notebook = {minor: 5, metadata: mapOf(metadata), cells, extra: new Map()}
  const {problems} = exportNotebook(notebook, {...defaultExportOptions, path: 'x.ipynb', ...options})
  return problems.map(({rule, severity, cell, message}) => `${rule} ${severity}${cell === undefined ? '' : ` ${cell}`}: ${message}`)
}

function ran(count: number | null, tags: readonly string[] = []): Cell {
  const outputs = count === null ? [] : [display({'text/plain': 'y'})]
  return {type: 'code', source: 'x', outputs, executionCount: count, metadata: mapOf({tags}), extra: new Map()}
}

const report = [markdown('# T\n\n## Summary\n\ns\n\n## Analysis\n\na\n\n## Results\n\nf\n\n## Next Steps\n\nr')]
const warning = 'export/unfinished warning'

describe('an unfinished report', () => {
  it('is none that has all sections, and was run in order', () => {
    expect(said([...report, ran(1), ran(2)], {final: true})).toEqual([])
  })

  it('lacks sections, which one warning names', () => {
    expect(said([markdown('# T\n\n## Findings\n\nf')])).toEqual([
      `${warning}: Expected the sections \`Executive Summary\`, \`Technical Analysis\`, \`Recommendations\`.`,
    ])
    expect(said([markdown('# T\n\n## Findings\n\nf')], {sections: ['findings', 'recommendations']})).toEqual([
      `${warning}: Expected the section \`Recommendations\`.`,
    ])
  })

  it('lacks nothing where it is no report, unless it is to be final', () => {
    expect(said([markdown('# T')])).toEqual([])
    expect(said([markdown('T')], {final: true})[0]).toContain('error: Expected the sections `Title`, ')
    expect(said([markdown('T')], {}, {hunting: {title: 'T'}})[0]).toContain('the sections `Executive Summary`, ')
  })

  it('has sections without anything in them', () => {
    const cells = [
      markdown('# T\n\n## Summary\n\ns\n\n## Analysis'),
      ran(1, ['remove_output']),
      markdown('## Results\n\nf\n\n## Next Steps\n\nr'),
    ]
    expect(said(cells)).toEqual([`${warning} 1: Expected something below the heading of \`Technical Analysis\`.`])
  })

  it.each([
    ['## Findings\n\nTODO'],
    ['TBD: the hosts'],
    ['- **FIXME**\n- xxx\n\n> <write here>'],
    ['Lorem ipsum dolor sit amet.'],
    ['### Only a heading'],
    ['<!-- nothing -->'],
    ['| TODO |\n|---|\n| TBD |'],
  ])('has a cell that no analyst filled in: %j', source => {
    expect(said([...report, markdown(source, ['analyst-input'])])).toContain(
      `${warning} 2: Expected the text of an analyst, got headings and placeholders only.`,
    )
  })

  it.each([['Two hosts.'], ['todo lists were found'], ['TODO\n\nНайдено.'], ['`x`'], ['- TODOs'], ['```\nx\n```']])(
    'is filled in by %j',
    source => {
      expect(said([...report, markdown(source, ['analyst_input'])])).toEqual([])
    },
  )

  it('is of a notebook that was not run, not all of it, or not in order', () => {
    expect(said([...report, ran(null), ran(null)])).toEqual([`${warning}: Expected an executed notebook: no code cell was run.`])
    expect(said([...report, ran(1), ran(null)])).toEqual([`${warning} 3: Expected every code cell to be run: 1 of 2 were not.`])
    expect(said([...report, ran(2), ran(1), ran(1)])).toEqual([
      `${warning} 3: Expected execution counts that rise: cells were run out of order.`,
    ])
    expect(said([...report, ran(1), ran(null, ['remove_cell']), ran(null, ['skip-execution'])])).toEqual([])
  })
})
