import {describe, expect, it} from 'vitest'
import {code, display, markdown, run, stream} from '../../../test/export-notebooks.ts'
import {elementsOf, pageFaults, textOf} from '../../../test/support/page-faults.ts'
import {htmlTarget} from './html-target.ts'
import {breakLookalikes} from './lookalikes.ts'

const texts = [
  '![x](https://a.example/p.png)',
  '[y](javascript:z)',
  '[y]( <vbscript:z)',
  'href=javascript:x',
  "SRC = 'javascript:x'",
  'src="data:text/html,x"',
  'background:url( "//a.example/p")',
  '<img src=//a.example/p onerror=alert(1)>',
  '<meta http-equiv = refresh content=0>',
]

/** What a search for active or remote content that does not read HTML finds. */
const active =
  /<\s*script|<[a-z][^>]*[\s/]on\w+\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|vbscript|data:text)|\]\(\s*<?\s*\w+:|<(?:img|link)[^>]+(?:src|href)\s*=\s*["']?\s*(?:https?:)?\/\/|url\(\s*["']?\s*(?:https?:)?\/\/|http-equiv\s*=\s*["']?refresh/iu

describe('what only looks like active content', () => {
  it.each(texts)('is not found by a search of a page: %s', text => {
    const cells = [
      markdown(`# ${text}\n\n\`${text}\`\n\n![\`${text}\`](attachment:p)\n\n    ${text}`),
      code(text, [stream(text), display({'text/html': `<table><tr><td>${text.replace('<', '&lt;')}</td></tr></table>`})]),
    ]
    const page = new TextDecoder().decode(run(cells, {targets: [htmlTarget]}).files[0]?.bytes)
    expect(pageFaults(page)).toEqual([])
    expect(active.exec(page.slice(page.indexOf('<title>')))?.[0]).toBeUndefined()
    expect(
      elementsOf(page)
        .filter(({tagName}) => tagName === 'pre')
        .map(textOf)
        .join('\n'),
    ).toContain(text)
  })

  it('reads as it did', () => {
    const html = `<p>a](b url(c href = d src=e</p><img src="f" alt="g](h onclick = i src=j < k">`
    const broken = breakLookalikes(html)
    expect(broken).toBe('<p>a]&#40;b url&#40;c href &#61; d src&#61;e</p><img src="f" alt="g]&#40;h onclick &#61; i src&#61;j &#60; k">')
    expect(JSON.stringify(shapeOf(broken))).toBe(JSON.stringify(shapeOf(html)))
  })

  it('takes time with the size of a page', () => {
    const html = `<p title="${'on'.repeat(50_000)}${' '.repeat(50_000)}">${'href '.repeat(50_000)}${' '.repeat(100_000)}`
    expect(breakLookalikes(html)).toBe(html)
  })
})

/** Names, attributes and texts of a page as a browser reads them. */
function shapeOf(html: string): unknown {
  return elementsOf(html).map(element => [element.tagName, element.attrs, textOf(element)])
}
