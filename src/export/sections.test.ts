import {describe, expect, it} from 'vitest'
import {code, display, mapOf, markdown, png, run, stream, text} from '../../test/export-notebooks.ts'
import type {Finding} from '../model/finding.ts'
import type {Findings, FindingsBlock} from '../model/findings.ts'
import type {Cell} from '../model/notebook.ts'
import {headingsOf, sectionNamed} from './headings.ts'
import {defaultExportOptions, exportNotebook} from './index.ts'
import {sectionsOf} from './sections.ts'

function block(markdown: string, cell = 1): FindingsBlock {
  return {kind: 'markdown', cell, markdown}
}

/** `level name heading: blocks`. */
function lines(blocks: readonly FindingsBlock[], titled = true): string[] {
  return sectionsOf(blocks, {titled}).map(
    ({level, name = '-', heading, blocks: held}) => `${level} ${name} ${heading}: ${held.map(one => one.markdown).join(' | ')}`,
  )
}

describe('headingsOf', () => {
  it('finds headings of levels 1 and 2 outside all else', () => {
    const source =
      '# A `b` **c** \\<\n\nT\n===\n\nS *s*\n---\n\n### no\n\n- ## no\n\n> ## no\n\n```\n## no\n```\n\n<!--\n## no\n-->\n\n::::{note}\n:::{tip}\n:::\n## no\n::::\n## yes ##\n'
    expect(headingsOf(source).map(({level, text: shown}) => `${level} ${shown}`)).toEqual(['1 A b c <', '1 T', '2 S s', '2 yes'])
  })
})

describe('sectionNamed', () => {
  it.each([
    ['Executive Summary', 'executive-summary'],
    ['summary:', 'executive-summary'],
    ['3. Evidence and Analysis', 'technical-analysis'],
    ['1.2) KEY FINDINGS', 'findings'],
    ['Next Steps', 'recommendations'],
    ['Findings of note', undefined],
    ['constructor', undefined],
  ])('knows %s', (heading, name) => expect(sectionNamed(heading)).toBe(name))
})

describe('sectionsOf', () => {
  it('divides blocks at their headings', () => {
    const blocks = [
      block('before'),
      block('# T\n\nintro\n## Summary\ns\n\n### deeper', 2),
      {...block('out', 3), kind: 'output' as const},
      block('## Other', 4),
    ]
    expect(lines(blocks)).toEqual(['0 - : before', '1 title T: intro', '2 executive-summary Summary: s\n\n### deeper | out', '2 - Other: '])
  })

  it('takes the first heading of level 1 for the title, whatever it says', () => {
    expect(lines([block('# Findings\n\na\n\n# Findings\n\nb')])).toEqual(['1 title Findings: a', '1 findings Findings: b'])
    expect(lines([block('# Findings\n\na')], false)).toEqual(['1 findings Findings: a'])
  })

  it('holds headings of level 2 in a section of level 1, unless they are sections themselves', () => {
    const source = '# T\n\n## Scope\n\n# Findings\n\nf\n\n## One host\n\ng\n\n## Recommendations\n\nr\n\n## Scope'
    expect(lines([block(source)])).toEqual([
      '1 title T: ',
      '2 - Scope: ',
      '1 findings Findings: f\n\n## One host\n\ng',
      '2 recommendations Recommendations: r',
      '2 - Scope: ',
    ])
  })

  it('takes no heading of an output, or in a fence, for one', () => {
    expect(
      lines([
        {...block('## Findings'), kind: 'output'},
        {...block('```python\n# x\n```'), kind: 'source'},
      ]),
    ).toEqual(['0 - : ## Findings | ```python\n# x\n```'])
  })
})

describe('the title', () => {
  function titleOf(cells: readonly Cell[], metadata: unknown = {}): string | undefined {
    let title: string | undefined
    const seen = ({findings}: {readonly findings: Findings}): {readonly finding?: Finding; readonly problems: readonly []} => {
      title = findings.title
      return {problems: []}
    }
    const target = {id: 'x', description: 'x', from: 'finding', build: seen, export: () => ({files: [], problems: []})} as const
    exportNotebook(
      {minor: 5, metadata: mapOf(metadata), cells, extra: new Map()},
      {...defaultExportOptions, path: 'a/my.hunt.ipynb', targets: [target]},
    )
    return title
  }
  it('is the text of the first heading of level 1, else of the hunt, else the stem', () => {
    expect(titleOf([markdown('text\n\n# A *b* \u202e\\| c'), markdown('# B')])).toBe('A b ⟨U+202E⟩| c')
    expect(titleOf([markdown('## A')], {hunting: {title: ' The\nhunt\u0007 '}})).toBe('The hunt')
    expect(titleOf([markdown('# A', ['remove_cell'])])).toBe('my.hunt')
  })
})

describe('selected sections', () => {
  const cells = [
    markdown('Before.\n\n# Title\n\nIntro.'),
    markdown('## Summary\n\nS.\n\n## Technical Analysis\n\nSecret analysis ![p](attachment:a.png).', [], {'a.png': {'image/png': png}}),
    code('x', [display({'text/plain': 'secret output'}), display({'image/png': png}), stream('noise')]),
    markdown('## Findings\n\nF.'),
    code('y', [display({'text/plain': 'shown output'})]),
    markdown('## Appendix\n\nSecret appendix.'),
  ]

  it('are all that is written, in the order of the document', () => {
    const result = run(cells, {sections: ['findings', 'executive-summary']})
    expect(result.files.map(({path}) => path)).toEqual(['x.findings.md'])
    expect(text(result)).toBe('## Summary\n\nS.\n\n## Findings\n\nF.\n\n```text\nshown output\n```\n')
    expect(text(run(cells, {sections: ['title']}))).toBe('# Title\n\nIntro.\n')
    expect(run(cells, {sections: ['technical-analysis']}).files).toHaveLength(2)
  })

  it('leave the others out, and say so in the audit', () => {
    const {audit} = run(cells, {sections: ['findings']})
    expect(audit.filter(({reason}) => reason === 'section not selected').map(({cell, output, state}) => [cell, output, state])).toEqual([
      [1, undefined, 'removed'],
      [2, undefined, 'removed'],
      [3, undefined, 'removed'],
      [3, 1, 'removed'],
      [3, 2, 'removed'],
      [6, undefined, 'removed'],
    ])
    expect(audit).toHaveLength(run(cells).audit.length)
  })

  it('owe nothing to the others', () => {
    const other = (word: string): Cell[] => [
      markdown(`${word}\n\n# ${word}\n\n![p](attachment:a.png)`, [], {'a.png': {'image/png': png}}),
      code(word, [display({'image/png': png})]),
      markdown('## Findings\n\nF.'),
      code(word, [display({'image/png': png}), display({'text/html': '<b>kept</b>'})]),
      markdown(`## ${word}\n\n:::{${word}}\n${word}\n:::`),
    ]
    const [one, two] = ['one', 'two'].map(word => run(other(word), {sections: ['findings']}))
    expect(one?.files).toEqual(two?.files)
    expect(one?.problems).toEqual(two?.problems)
  })
})
