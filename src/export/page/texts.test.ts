import {describe, expect, it} from 'vitest'
import {code, display, markdown, png, run} from '../../../test/export-notebooks.ts'
import {htmlTarget} from './html-target.ts'
import {pageTexts} from './texts.ts'

describe('what a page says', () => {
  it('is its text and the values of attributes, and not its marks', () => {
    const drawing = '<svg><text>in a <tspan>drawing</tspan></text></svg>'
    const cells = [
      markdown('a *b* `<c>` & "d" [e](https://e.example/?f=1&g=2)\n\nh'),
      code('x', [display({'image/png': png}, {alt: 'i > "j"'}), display({'image/svg+xml': drawing})]),
    ]
    const page = new TextDecoder().decode(run(cells, {targets: [htmlTarget]}).files[0]?.bytes)
    const [text = '', ...values] = pageTexts(page)
    expect(text).toContain('\na b <c> & "d" e\n\nh\n')
    expect(text).not.toMatch(/referrer|noopener|class|figure/u)
    expect(values).toEqual(expect.arrayContaining(['https://e.example/?f=1&g=2', 'i > "j"']))
    expect(values.join('\n')).toContain('in a drawing')
    expect(values.join('\n')).not.toContain('iVBOR')
  })

  it('is all that removed text is looked for in', () => {
    const marks = ['<meta name="referrer" content="no-referrer">', '</table></div>', '<h2 id="section-1">', 'font-variant-numeric:tabular-nums']
    const table = markdown('## a\n\n| a |\n| --- |\n| b |')
    const {problems} = run([table, markdown(marks.join('\n'), ['remove_cell'])], {targets: [htmlTarget]})
    expect(problems).toEqual([])
  })
})
