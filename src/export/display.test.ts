import {describe, expect, it} from 'vitest'
import {code, display, markdown, png, run, text} from '../../test/export-notebooks.ts'

function show(data: unknown, metadata: unknown = {}): string {
  return text(run([code('x', [display(data, metadata)])]))
}

function rules(data: unknown): string[] {
  return run([code('x', [display(data)])]).problems.map(({rule}) => rule)
}

describe('the representation of an output', () => {
  it('is the first that can be used', () => {
    expect(show({'text/plain': 'p', 'text/markdown': '*m*', 'text/html': '<p>h</p>'})).toBe('h\n')
    expect(show({'text/plain': 'p', 'text/markdown': '*m*', 'text/html': '<script>x</script>'})).toBe('*m*\n')
    expect(show({'text/plain': 'p', 'application/json': {b: 1, '1': [1.5, null]}})).toBe(
      '```json\n{\n  "1": [\n    1.5,\n    null\n  ],\n  "b": 1\n}\n```\n',
    )
    expect(show({'text/plain': 'p', 'text/latex': '$$x^2$$'})).toBe('$$\nx^2\n$$\n')
  })

  it('skips what it cannot read, with a warning', () => {
    expect(show({'image/png': '%%%', 'text/plain': 'p'})).toBe('```text\np\n```\n')
    expect(rules({'image/png': '%%%'})).toEqual(['export/picture'])
    expect(rules({'text/html': {a: 1}, 'text/plain': 'p'})).toEqual(['export/mime-value'])
    expect(rules({'image/png': 'PGI+'})).toEqual(['export/picture'])
  })

  it('is a placeholder if nothing can be used', () => {
    expect(show({'application/pdf': 'JVBE', 'text/plain': '<PDF object>'})).toBe(
      '> *Output omitted:* `application/pdf`, `text/plain` (cell 1)\n',
    )
    expect(show({'a<b>': 'x'})).toBe('> *Output omitted:* unknown type (cell 1)\n')
    expect(show({'text/html': '<div id=x></div>'})).toBe('> *Output omitted:* `text/html` (cell 1)\n')
  })

  it('is the text beside a picture that cannot be drawn, unless it only names an object', () => {
    expect(show({'application/pdf': 'JVBE', 'text/plain': 'useful text'})).toBe('```text\nuseful text\n```\n')
    expect(show({'image/svg+xml': '<svg/>', 'text/plain': '<b> is an object'})).toContain('an object')
    for (const name of [
      '<Figure size 640x480 with 1 Axes>',
      '<IPython.core.display.SVG object>',
      '<graphviz.graphs.Digraph at 0x7f00aa>',
      '<a.B object at 0x7f>',
    ])
      expect(show({'image/svg+xml': '<svg/>', 'text/plain': name})).toContain('*Output omitted:* `image/svg+xml`')
  })

  it('is nothing for nothing', () => {
    for (const data of [{}, {'text/plain': ''}, {'text/html': ' \n'}]) expect(show(data)).toBe('')
  })

  it('takes a static picture of something interactive, else a placeholder, never its name', () => {
    const plotly = {'application/vnd.plotly.v1+json': {}, 'text/html': '<p>x</p>', 'text/plain': 'Figure()'}
    expect(show(plotly)).toBe('> *Output omitted:* `application/vnd.plotly.v1+json`, `text/html` (cell 1)\n')
    expect(show({...plotly, 'image/png': png})).toMatch(/^!\[Figure 1\]\(x_files\//u)
    expect(show({'application/vnd.jupyter.widget-view+json': {}, 'text/plain': 'Password(value="x")'})).not.toContain('Password')
  })

  it('shows no machine channels and no loaders of scripts', () => {
    expect(show({'application/vnd.huntbook.evidence+json': {v: 1}})).toBe('')
    expect(show({'application/vnd.bokehjs_load.v0+json': '', 'application/javascript': 'x()'})).toBe('')
  })

  it('leaves the name of a plot out beside its picture only', () => {
    const name = display({'text/plain': '<Axes: xlabel="x">'})
    expect(text(run([code('x', [name, display({'image/png': png})])]))).not.toContain('Axes')
    expect(text(run([code('x', [name])]))).toContain('Axes')
  })

  it('describes pictures by their metadata, their options, or the heading above', () => {
    expect(show({'image/png': png}, {'image/png': {alt: 'one'}, alt: 'two'})).toContain('![one]')
    expect(show({'image/png': png}, {alt: '[two](x)\nline'})).toContain('![\\[two\\](x) line]')
    const cells = [markdown('## The *plot*'), code('#| fig-alt: "From options"\nplot()', [display({'image/png': png})])]
    expect(text(run(cells))).toContain('![From options]')
    expect(text(run([markdown('## The *plot*'), code('plot()', [display({'image/png': png})])]))).toContain('![The plot, figure 1]')
  })

  it('keeps the words of a hostile picture short', () => {
    expect(show({'image/png': png}, {alt: 'x'.repeat(5000)})).toMatch(/^!\[x{199}…\]/u)
  })
})

describe('HTML outputs', () => {
  it.each([
    ['<p>a <b>b</b> <em>c</em> <code>d`e</code></p>', 'a **b** *c* ``d`e``'],
    ['<h1>Head</h1><p>text</p>', '**Head**\n\ntext'],
    ['<ol start=3><li>a<li><p>b</p><p>c</p></ol>', '3. a\n\n4. b\n\n   c'],
    ['<ul><li>a<ul><li>b</ul></ul>', '- a\n\n  - b'],
    ['<blockquote><p>a</p><p>b</p></blockquote><hr>', '> a\n>\n> b\n\n***'],
    ['<pre>x\n  y &lt;b&gt;</pre>', '```text\nx\n  y <b>\n```'],
    ['a<br>b', 'a\\\nb'],
    ['<a href="https://a.example">x</a> <a href="javascript:x">y</a> <a href="//z.example">z</a>', '[x](https://a.example) y z'],
    ['<a href="https://evil.example">https://bank.example</a>', '`https://bank.example` [`https://evil.example`](https://evil.example)'],
    ['<img src="https://t.example/x.png" alt="logo">', '*\\[Remote picture not loaded: logo\\]*'],
    ['<form><input value=x><button>b</button><select><option>o</select>text</form>', 'text'],
    ['<span style="display:none">shown</span>', 'shown'],
    ['# no heading', '\\# no heading'],
    ['- no item [x](y) ![z](w) &lt;b&gt; https://a.example', '\\- no item \\[x\\](y) !\\[z\\](w) \\<b> `https://a.example`'],
  ])('lower %s', (html, written) => {
    expect(show({'text/html': html})).toBe(`${written}\n`)
  })
})
