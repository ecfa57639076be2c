import {createHash} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import {code, display, failure, mapOf, markdown, png, run, stream} from '../../test/export-notebooks.ts'
import type {AuditRow} from '../model/findings.ts'
import {auditOf} from './audit.ts'

/** `cell[.output] state reason`. */
function lines(rows: readonly AuditRow[]): string[] {
  return rows.map(({cell, output, state, reason = ''}) => `${cell}${output === undefined ? '' : `.${output}`} ${state} ${reason}`.trim())
}

const channel = {'application/vnd.huntbook.evidence+json': {v: 1}}

describe('the audit', () => {
  it('has a row for every cell and output, with the tag or option that removes it', () => {
    const cells = [
      markdown('# A'),
      markdown('guidance', ['remove-cell']),
      code('x', [stream('a'), display({'text/plain': '1'})]),
      code('y', [display({'text/plain': '2'})], ['hide_output']),
      code('z', [failure('E', 'e')], ['parameters']),
      {...markdown('raw'), type: 'raw' as const},
    ]
    expect(lines(run(cells, {errors: 'none'}).audit)).toEqual([
      '1 kept',
      '2 removed tag remove_cell',
      '3 kept default: input hidden',
      '3.1 removed default: stream',
      '3.2 kept',
      '4 kept default: input hidden',
      '4.1 removed tag hide_output',
      '5 removed tag parameters',
      '5.1 removed tag parameters',
      '6 removed raw cell',
    ])
  })

  it('says which outputs are for machines, which a picture shows anyway, and which a limit cuts', () => {
    const cells = [
      code('x', [display(channel), display({'text/plain': '<Figure size 1x1>'}), display({'image/png': png})]),
      code('y', [display({'text/plain': 'line\n'.repeat(501)}), stream('line\n'.repeat(501))]),
      code('z', [display({...channel, 'text/plain': 'shown'})]),
    ]
    expect(lines(run(cells, {streams: 'all', showInput: true}).audit)).toEqual([
      '1 kept',
      '1.1 removed channel',
      '1.2 removed duplicate of a picture',
      '1.3 kept',
      '2 kept',
      '2.1 kept limit',
      '2.2 kept limit',
      '3 kept',
      '3.1 kept',
    ])
  })

  it('keeps only cells with a tag to keep, from which other tags still remove', () => {
    const cells = [
      markdown('a', ['report']),
      markdown('b'),
      markdown('c', ['report', 'remove_cell']),
      code('d', [display({'text/plain': '1'})], ['Report']),
    ]
    const result = run(cells, {keepTags: new Set(['report'])})
    expect(lines(result.audit)).toEqual([
      '1 kept',
      '2 removed not in --keep-tags',
      '3 removed tag remove_cell',
      '4 removed not in --keep-tags',
      '4.1 removed not in --keep-tags',
    ])
    expect(new TextDecoder().decode(result.files[0]?.bytes)).toBe('a\n')
  })

  it('lists what looks like hiding in kept cells and hides nothing', () => {
    const metadata = mapOf({hide_input: true, collapsed: true, jupyter: {source_hidden: true}, transient: {remove_source: true}})
    const cells = [
      {...code('#| echo: false\nx'), metadata},
      {...code('#| echo: false\nx'), metadata: mapOf({tags: ['remove_input']})},
      {...markdown('x'), metadata: mapOf({slideshow: {slide_type: 'skip'}, tags: ['remove_cell']})},
    ]
    expect(run(cells).audit.map(({ignored}) => ignored)).toEqual([
      ['hide_input', 'collapsed', 'transient', 'jupyter.source_hidden', '#|'],
      undefined,
      undefined,
    ])
  })

  it('lists warnings by their rule and files by their hash, and no content', () => {
    const result = run([{...markdown('secret'), metadata: mapOf({tags: 'remove_cell'})}, markdown('shown')])
    const audit = auditOf(result)
    expect(audit).toEqual({
      schema: 'huntbook.audit/1',
      cells: result.audit,
      warnings: [{rule: 'export/tag-value', severity: 'warning', cell: 1}],
      files: [{path: 'x.findings.md', bytes: 6, sha256: createHash('sha256').update('shown\n').digest('hex')}],
    })
    expect(JSON.stringify(audit)).not.toMatch(/secret|shown/u)
  })
})
