import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {code, display, failure, markdown, png, run, stream} from '../../../test/export-notebooks.ts'
import {source} from '../../../test/export-sources.ts'
import {markdownText} from '../../../test/support/markdown-text.ts'
import {elementsOf, mainOf, pageFaults, textOf} from '../../../test/support/page-faults.ts'
import type {Findings} from '../../model/findings.ts'
import type {Cell} from '../../model/notebook.ts'
import {markdownTarget} from '../markdown-target.ts'
import {defaultExportOptions, type ExportOptions} from '../options.ts'
import {htmlTarget} from './html-target.ts'

const decoder = new TextDecoder()

function page(cells: readonly Cell[], options: Partial<ExportOptions> = {}): string {
  return decoder.decode(run(cells, {targets: [htmlTarget], ...options}).files[0]?.bytes)
}

function shown(...sources: readonly string[]): string {
  const text = page(sources.map(value => markdown(value)))
  return text.slice(text.indexOf('<main>\n') + 7, text.indexOf('\n</main>'))
}

describe('a page', () => {
  it('is one file that needs no other, of at most 20 KB for an empty notebook', () => {
    const {files} = run([], {targets: [htmlTarget]})
    expect(files.map(({path}) => path)).toEqual(['x.findings.html'])
    expect(files[0]?.bytes.length).toBeLessThan(20_000)
    expect(pageFaults(page([]))).toEqual([])
    expect(shown()).toBe('<h1>x</h1>')
  })

  it('says what it is before anything else', () => {
    const [before = ''] = page([]).split('<style>')
    expect(before.split('\n').slice(0, 7)).toEqual([
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      expect.stringMatching(
        /^<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'">$/u,
      ),
      '<meta name="referrer" content="no-referrer">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ])
    const findings: Findings = {stem: 'x', title: 'a < b & "c"', blocks: [], sections: [], pictures: [], redactions: []}
    const {files} = htmlTarget.export(findings, defaultExportOptions)
    expect(decoder.decode(files[0]?.bytes)).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>')
  })

  it('holds each picture where it is shown', () => {
    const text = page([code('x', [display({'image/png': png})]), markdown('![a"b](attachment:p)', [], {p: {'image/png': png}})])
    expect(text.match(/<img src="data:image\/png;base64,[^"]+" alt="[^"]*">/gu)).toHaveLength(2)
    expect(text).toContain('<figure><img')
    expect(pageFaults(text)).toEqual([])
  })

  it('is refused above the limit, without its pictures', () => {
    const {files, problems} = run([markdown('a '.repeat(3000))], {targets: [htmlTarget], maxBytes: 6000})
    expect([files.length, problems.map(({rule}) => rule)]).toEqual([0, ['export/limit']])
    const picture = `![a](attachment:p)`
    const large = {p: {'image/gif': `R0lGODlh${'A'.repeat(40_000)}`}}
    expect(run([markdown(picture, [], large)], {targets: [htmlTarget], maxBytes: 20_000}).problems).toEqual([])
  })
})

describe('the headings of a page', () => {
  it('keep their levels below one of level 1', () => {
    expect(shown('# T\n\n## A\n\n### B')).toBe('<h1>T</h1>\n<h2 id="section-1">A</h2>\n<h3 id="section-2">B</h3>')
  })

  it('stand below the title where none has level 1', () => {
    expect(shown('## A')).toBe('<h1>x</h1>\n<h2 id="section-1">A</h2>')
  })

  it('go down where there is a second one of level 1', () => {
    const headings = shown('# T\n\n## A\n\n# U\n\n## B\n\n###### C\n\n> # D').match(/<h\d/gu)
    expect(headings).toEqual(['<h1', '<h2', '<h2', '<h3', '<h6', '<h2'])
  })

  it('are listed from four sections on', () => {
    expect(shown('# T\n\n## A\n\n## B\n\n## C')).not.toContain('<nav')
    expect(shown('# T\n\n## A\n\n## *B* `c`\n\n## C\n\n## D <e>')).toContain('<li><a href="#section-2">B c</a></li>')
  })
})

describe('the content of a page', () => {
  it('has tables in a box that scrolls', () => {
    expect(shown('| a | b |\n| --- | ---: |\n| 1 | `2` |')).toBe(
      '<h1>x</h1>\n<div class="table" role="region" aria-label="Table 1" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col" class="right">b</th></tr></thead><tbody>\n<tr><td>1</td><td class="right"><code>2</code></td></tr></tbody></table></div>',
    )
  })

  it('has boxes of tasks as characters, and numbers of lists', () => {
    expect(shown('- [x] a\n- [ ] b').replace(/\n/gu, '')).toContain('<li>☑ a</li><li>☐ b</li>')
    expect(shown('3. a\n\n   b\n4. [x] c')).toContain('<ol start="3">')
  })

  it('says of links that they lead away', () => {
    expect(shown('[a](https://a.example/?b=c&d)')).toContain(
      '<a href="https://a.example/?b=c&#x26;d" rel="noopener noreferrer nofollow">a</a>',
    )
  })

  it('has notes where they are written, each with a way back', () => {
    const text = shown('a[^1] b[^1]\n\n[^1]: c\n\nd', 'e[^1]\n\n[^1]: f\n\n    g')
    expect(text.replace(/\n/gu, '')).toBe(
      '<h1>x</h1><p>a<a class="note-mark" href="#note-1" id="note-mark-1">[1]</a> b<a class="note-mark" href="#note-1">[1]</a></p><div class="note" id="note-1" role="note"><p><a href="#note-mark-1">[1]</a> c</p></div><p>d</p><p>e<a class="note-mark" href="#note-2" id="note-mark-2">[2]</a></p><div class="note" id="note-2" role="note"><p><a href="#note-mark-2">[2]</a> f</p><p>g</p></div>',
    )
  })

  it('has formulas as they are written', () => {
    expect(shown('$$\na_1 * b_2 * c\n$$')).toContain('<pre class="math" tabindex="0"><code>a_1 * b_2 * c\n</code></pre>')
  })

  it('says the same as the Markdown, and is inert, whatever it is made of', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('text/html', 'text/markdown', 'text/plain', 'text/latex', 'image/svg+xml'), (value, mime) => {
        const cells = [markdown(value), code(value, [display({[mime]: value}), stream(value), failure('E', value, [value])])]
        const options: Partial<ExportOptions> = {showInput: true, streams: 'all', errors: 'full', targets: [htmlTarget, markdownTarget]}
        const {files} = run(cells, options)
        const html = decoder.decode(files[0]?.bytes)
        expect(pageFaults(html)).toEqual([])
        const written = decoder.decode(files[1]?.bytes)
        if (/\[\^|\$\$/u.test(written)) return
        const nodes = mainOf(html).filter(({nodeName}) => nodeName !== 'nav')
        const [title, ...rest] = nodes.map(textOf)
        const wanted = squash(markdownText(written))
        expect([squash(rest.join('')), squash([title, ...rest].join(''))]).toContain(wanted)
      }),
      {numRuns: 300},
    )
  })

  it('keeps the cells around any cell as they are', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('markdown', 'text/html', 'text/markdown'), (value, where) => {
        const cell = where === 'markdown' ? markdown(value) : code('x', [display({[where]: value})])
        const nodes = mainOf(page([markdown('BEFORE'), cell, markdown('AFTER')])).filter(({nodeName}) => !['nav', 'h1'].includes(nodeName))
        expect([nodes[0], nodes.at(-1)].map(node => node && textOf(node))).toEqual(['BEFORE', 'AFTER'])
      }),
      {numRuns: 100},
    )
  })
})

describe('large notebooks', () => {
  it.each([
    ['cells', Array.from({length: 10_000}, (_, at) => markdown(`cell ${at}`))],
    ['a table', [code('x', [display({'text/html': `<table>${`<tr>${'<td>`a`<td>C:\\x<td>1'.repeat(13)}`.repeat(200)}</table>`})])]],
    ['texts', Array.from({length: 200}, () => code('x', [display({'text/plain': 'a * b_ <\n'.repeat(480)})]))],
    ['words', [markdown('*a* b\n\n'.repeat(20_000))]],
    ['one picture in many places', [markdown('![a](attachment:p) '.repeat(2000), [], {p: {'image/png': png}})]],
  ])('are exported in time: %s', (_, cells) => {
    expect(page(cells, {maxBytes: 5_000_000})).toContain('</html>')
  })

  it('show a large picture only so often', () => {
    const large = {p: {'image/gif': `R0lGODlh${'A'.repeat(8_000_000)}`}}
    const {files, problems} = run([markdown('![a&b](attachment:p)\n\n'.repeat(30), [], large)], {targets: [htmlTarget]})
    expect(problems.map(({rule}) => rule)).toEqual(['export/limit'])
    expect(files[0]?.bytes.length).toBeLessThan(140_000_000)
    const images = decoder.decode(files[0]?.bytes).match(/<img src="data:image\/gif;base64,/gu)
    expect(images).toHaveLength(16)
  })
})

describe('the elements of a page', () => {
  it('can be found by who cannot see', () => {
    const text = page([markdown('# T\n\n## A\n\n## B\n\n## C\n\n## D\n\n| a |\n| --- |\n| b |\n\n```\nc\n```')])
    const names = elementsOf(text).map(({tagName}) => tagName)
    for (const name of ['main', 'nav', 'h1', 'th', 'pre']) expect(names).toContain(name)
    expect(elementsOf(text).flatMap(({attrs}) => attrs.filter(({name}) => name === 'tabindex'))).toHaveLength(2)
  })
})

function squash(text: string): string {
  return text.replace(/[\s☐☑]+/gu, '')
}
