import {describe, expect, it} from 'vitest'
import {fromPlain, isMap} from '../../model/value.ts'
import {createPictures} from '../pictures.ts'
import {defaultLimits, type Scope} from '../scope.ts'
import {lowerMarkdown} from './lower.ts'

function lower(source: string, change: Partial<Scope> = {}): {markdown: string; warnings: string[]} {
  const warnings: string[] = []
  const scope: Scope = {
    cell: 4,
    key: '4',
    attachments: new Map(),
    headings: 'keep',
    pictures: createPictures({stem: 'x', limits: defaultLimits.pictures}),
    limits: defaultLimits,
    cut: () => undefined,
    readFile: () => undefined,
    clean: text => text,
    warn: rule => warnings.push(rule),
    ...change,
  }
  return {markdown: lowerMarkdown(source, scope).markdown, warnings}
}

describe('lowerMarkdown', () => {
  it.each([
    '# Title\n\n* a\n* b\n\n1) one\n2) two\n\nhard  \nbreak\\\nend',
    '| a | b |\n|---|:-:|\n| 1 | `x` |\n\n~~~\ncode <b>\n~~~',
    '> quote _with_ [link](https://a.example/x) and <https://b.example>',
    'See https://a.example, www.b.example and me@c.example.',
    '- [x] done\n- [ ] open',
    'a & b, `<script>`, 1 < 2',
  ])('copies %j as it is', source => {
    expect(lower(source)).toEqual({markdown: source, warnings: []})
  })

  it('drops blank lines at both ends and normalizes line ends', () => {
    expect(lower('\n \n  text\r\nmore\r\n\n').markdown).toBe('  text\nmore')
  })

  it('takes no separator of Unicode for a line end', () => {
    expect(lower('a\u2028# b\u2029# c\x85# d').markdown).toBe('a # b # c # d')
  })

  it.each([
    ['comments', 'a <!-- secret --> b', 'a  b'],
    ['comments of MyST', 'a\n\n% secret\n\nb', 'a\n\nb'],
    [
      'parts that leave holes',
      'a\n\n<!-- x -->\n\n% x\n\n(l)=\n\n+++ b\n\n[r]: http://a.example\n[s]: http://b.example\n\n## R',
      'a\n\n## R',
    ],
    ['parts below a block', 'a\n\n***\n<!-- x -->\n\n\n```\nb\n\n\nc\n```', 'a\n\n***\n\n```\nb\n\n\nc\n```'],
    ['parts before code that is indented', 'a\n\n% x\n\n    b\n\n\n    c', 'a\n\n    b\n\n\n    c'],
    ['comments in a paragraph', 'a\n% secret\nb', 'a\n\nb'],
    ['comments in a quote', '> a\n> % secret\n> b', '> a\n>\n> b'],
    ['comments below a line that would be underlined', 'Title\n% secret\n===', 'Title\n\n==='],
    ['comments below HTML in a line', 'see <b>x</b> here\n% secret', 'see **x** here'],
    ['comments between lines with HTML', 'see<br>y\n% secret\nmore', 'see\\\ny\n\nmore'],
    ['comments in an item with HTML', '- <i>a</i>\n% secret', '- *a*'],
    ['comments that begin an item', 'a\n- % secret\n- b', 'a\n- &nbsp;\n- b'],
    ['comments that are indented too far', 'a\n     % secret\nb', 'a\nb'],
    ['comments among rows', '| a |\n|---|\n| 1 |\n% secret', '| a |\n|---|\n| 1 |'],
    ['comments in place of a header row', '% secret | x\n--- | ---\n1 | 2', '--- | ---\n1 | 2'],
    ['targets and block breaks below rows', '| a |\n|---|\n| 1 |\n(label)=\n+++', '| a |\n|---|\n| 1 |'],
    ['comments in directives', ':::{note}\nhi\n% secret\n---\n:::', '> **Note**\n>\n> hi\n>\n> ---'],
    ['comments in unknown directives', '```{x}\nhi\n% secret\n```', '```\nhi\n```'],
    ['comments in tables of lists', '```{list-table}\n* - a\n% secret\n* - b\n```', '|  |\n| --- |\n| a |\n| b |'],
    ['comments in footnotes', 'a[^1]\n\n[^1]: <b>x</b>\n\n    % secret\n    y', 'a[^c4-1]\n\n[^c4-1]: **x**\n\n\n    y'],
    ['comments that begin a footnote', 'a[^1]\n\n[^1]: % secret\n    y', 'a[^c4-1]\n\n[^c4-1]:\n    y'],
    ['comments in blocks of HTML', '<div>\na\n% secret\n</div>', 'a'],
    ['comments in formulas', '```{math}\na\n% secret\nb\n```', '$$\na\nb\n$$'],
    ['comments that never end', 'a\n\n<!-- secret\n\nmore', 'a'],
    ['targets', '(label)=\n## Heading', '## Heading'],
    ['block breaks', 'a\n\n+++ {"x": 1}\n\nb', 'a\n\nb'],
    ['scripts with their content', 'a <script>x()</script> b', 'a  b'],
    ['definitions that nothing uses', 'a\n\n[x]: https://a.example', 'a'],
  ])('drops %s', (_, source, markdown) => {
    expect(lower(source).markdown.replace(/ {2,}/gu, '  ')).toBe(markdown.replace(/ {2,}/gu, '  '))
  })

  it.each([
    ['pairs of tags', 'a <b>bold</b> <i>it</i> <del>old</del>', 'a **bold** *it* ~~old~~'],
    ['links', '<a href="https://a.example">x</a> and <a href="javascript:y">y</a>', '[x](https://a.example) and y'],
    ['line breaks', 'a<br>b', 'a\\\nb'],
    ['blocks', '<h2>Head</h2><ul><li>a<li>b</ul>', '**Head**\n\n- a\n- b'],
    ['blocks next to text', '<div>x</div>\ntext\n\n- a\n  <p>p</p>', 'x\n\ntext\n\n- a\n  \n  p'],
    ['tags across lines of a quote', '> a <b>x\n> y</b> z', '> a **x y** z'],
    ['headings', '# A <b>B</b>', '# A **B**'],
    ['cells of a table', '| a |\n|---|\n| x<br>y <b>z</b> |', '| a |\n|---|\n| x y **z** |'],
  ])('lowers HTML: %s', (_, source, markdown) => {
    expect(lower(source).markdown).toBe(markdown)
  })

  it('resolves references inside the cell', () => {
    const source = '[full][r], [r][], [r], ![pic][p]\n\n[r]: https://a.example/x "title"\n[p]: https://t.example/p.png'
    const a = 'https://a.example/x'
    expect(lower(source).markdown).toBe(`[full](${a}), [r](${a}), [r](${a}), *\\[Remote picture not loaded: pic\\]*`)
  })

  it('keeps footnotes to their cell', () => {
    expect(lower('a[^1] b[^x]\n\n[^1]: note').markdown).toBe('a[^c4-1] b\\[^x]\n\n[^c4-1]: note')
    expect(lower('text [^c9-1]').markdown).toBe('text \\[^c9-1]')
  })

  it.each([
    ['[a](javascript:alert(1))', 'a'],
    ['[a](JaVa&#x73;cript:x)', 'a'],
    ['[a](other.md) [b](#local)', 'a b'],
    ['<javascript:x>', '`javascript:x`'],
    ['[# no heading](x)', '\\# no heading'],
    ['[a](https://a.example "title")', '[a](https://a.example)'],
    ['[https://bank.example](https://evil.example)', '`https://bank.example` [`https://evil.example`](https://evil.example)'],
    ['[`bank.example`](https://evil.example)', '`bank.example` [`https://evil.example`](https://evil.example)'],
  ])('makes a safe link of %s', (source, markdown) => {
    expect(lower(source).markdown.replaceAll('`javascript:x`', 'javascript:x')).toBe(markdown.replaceAll('`javascript:x`', 'javascript:x'))
  })

  it('warns about what it takes away', () => {
    expect(lower('[a](javascript:x) ![b](attachment:none) ![c](local.png)').warnings).toEqual([
      'export/link',
      'export/attachment',
      'export/picture',
    ])
  })

  it('shows hidden characters, written or as references', () => {
    expect(lower('a\u202eb &#x202e;c').markdown).toBe('a⟨U+202E⟩b ⟨U+202E⟩c')
  })

  it('closes a fence that its cell leaves open', () => {
    expect(lower('a\n\n```\ncode').markdown).toBe('a\n\n```\ncode\n```')
    expect(lower('- ~~~~\n  code').markdown).toBe('- ~~~~\n  code\n  ~~~~')
    expect(lower('```\ncode\n```').markdown).toBe('```\ncode\n```')
  })

  it('keeps templates as text', () => {
    expect(lower('{{ x }} {% raw %} <%= 1 %> $x').markdown).toBe('{{ x }} {% raw %} \\<%= 1 %> $x')
  })

  it('makes bold paragraphs of headings in outputs', () => {
    expect(lower('# A **b**\n\nSet\n---\ntext', {headings: 'bold'}).markdown).toBe('**A b**\n\n**Set**\n\ntext')
  })

  it('resolves attachments, percent-decoded or not', () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const attachments = fromPlain({'a b.png': {'image/png': png}, 'x.html': {'text/html': 'PGI+'}})
    const change = isMap(attachments) ? {attachments} : {}
    expect(lower('![p](attachment:a%20b.png)', change).markdown).toMatch(/^!\[p\]\(x_files\/[0-9a-f]{16}\.png\)$/u)
    expect(lower('![p](<attachment:a b.png>)', change).markdown).toMatch(/^!\[p\]\(x_files\//u)
    expect(lower('![p](attachment:x.html)', change)).toEqual({markdown: 'p', warnings: ['export/attachment']})
  })

  it('shows Markdown that nests too deep as text', () => {
    const {markdown, warnings} = lower('> '.repeat(5000))
    expect(markdown.startsWith('```\n> >')).toBe(true)
    expect(warnings).toEqual(['export/too-deep'])
  })

  it('shows directives that nest too deep as text', () => {
    const {markdown, warnings} = lower(':::{note}\n'.repeat(1000))
    expect(markdown).toMatch(/^```\n[\s\S]*:::\{note\}\n```$/u)
    expect(warnings).toEqual(['export/too-deep'])
  })

  it('drops all notes from what is shown as text', () => {
    const deep = '> '.repeat(500)
    expect(lower(`a\n\n${deep}% secret\n\n    % secret\n\n[^1]: % secret\n\n<!-- secret\nsecret`).markdown).not.toContain('secret')
  })
})

describe('directives', () => {
  it.each([
    ['admonitions', '```{note}\nText.\n```', '> **Note**\n>\n> Text.'],
    ['titled admonitions', ':::{admonition} A *title*\n:class: x\n\nText.\n:::', '> **A \\*title\\***\n>\n> Text.'],
    ['code', '```{code-block} kusto\n:linenos:\n\nT | take 1\n```', '```kusto\nT | take 1\n```'],
    [
      'remote figures',
      ':::{figure} https://t.example/a.png\n:alt: alt\n\nCaption\n:::',
      '*\\[Remote picture not loaded: alt\\]*\n\nCaption',
    ],
    ['tables of lists', '```{list-table}\n:header-rows: 1\n* - a\n  - b\n* - 1\n  - 2\n```', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['tables of lines', '```{csv-table}\n:header: a, b\n1, "2, 3"\n```', '| a | b |\n| --- | --- |\n| 1 | 2, 3 |'],
    ['formulas', '```{math}\na^2\n```', '$$\na^2\n$$'],
    ['formulas with HTML', '```{math}\n<b>\n```', '```latex\n<b>\n```'],
    ['containers', '````{dropdown} More\n```{tip}\nDo.\n```\n````', '**More**\n\n> **Tip**\n>\n> Do.'],
    ['readers of files', '```{include} /etc/passwd\n```', '> *Directive omitted:* `include` (cell 4)'],
    ['open colon fences', ':::{warning}\nText.', '> **Warning**\n>\n> Text.'],
    [
      'colon fences in lists',
      '1. a\n   :::{note}\n   Text.\n   :::\n   b\n2. c',
      '1. a\n   \n   > **Note**\n   >\n   > Text.\n   \n   b\n2. c',
    ],
    [
      'colon fences in quotes',
      '> :::{tip}\n> - x\n>\n>   ::: {include} y\n>   :::\n> :::',
      '> > **Tip**\n> >\n> > - x\n> >\n> >   > *Directive omitted:* `include` (cell 4)',
    ],
    ['colon fences with a space', '::: {note} Title\nText.\n:::', '> **Note**\n>\n> Title\n>\n> Text.'],
    ['grids of cards', '::::{grid} 1 2\n:::{card} Title\nHead\n^^^\nBody\n:::\n::::', '**Title**\n\nHead\n\nBody'],
    [
      'directives of a domain',
      '```{glue:figure} x\n```\n\n```{seealso}\ny\n```',
      '> *Directive omitted:* `glue:figure` (cell 4)\n\n> **See also**\n>\n> y',
    ],
    ['directives in lists', '- a\n\n  ```{note}\n  Text.\n  ```', '- a\n\n  > **Note**\n  >\n  > Text.'],
  ])('lowers %s', (_, source, markdown) => {
    expect(lower(source).markdown).toBe(markdown)
  })

  it('lowers colon fences in each other, but not in code', () => {
    expect(lower('::::{note}\n:::{tip}\nDo.\n:::\n::::').markdown).toBe('> **Note**\n>\n> > **Tip**\n> >\n> > Do.')
    expect(lower('```\n:::{note}\n```').markdown).toBe('```\n:::{note}\n```')
  })

  it('says what the limits of tables leave out', () => {
    const items = `* - a\n${'* - b\n'.repeat(249)}`
    expect(lower(`\`\`\`{list-table}\n:header-rows: 1\n${items}\`\`\``).markdown).toContain('*Rows 201–249 of 249 are not shown.*')
    const wide = `${'a,'.repeat(44)}z\n`.repeat(205)
    const {markdown} = lower(`\`\`\`{csv-table}\n${wide}\`\`\``)
    expect(markdown).toContain('*Rows 201–205 of 205 are not shown.*')
    expect(markdown).toContain('*Columns 41–45 of 45 are not shown.*')
    expect(markdown).not.toContain('z')
  })

  it('reads long rows whole', () => {
    const {markdown} = lower(`\`\`\`{csv-table}\n${'a'.repeat(5000)}, "b ""c"", d", e\n"f, g\n\`\`\``)
    expect(markdown).toContain(`| ${'a'.repeat(5000)} | b "c", d | e |\n| f, g |  |  |`)
  })

  it('shows unknown ones as text, with a warning', () => {
    expect(lower('```{mystery} arg\nbody\n```')).toEqual({markdown: '```\nbody\n```', warnings: ['export/directive']})
  })
})

describe('roles', () => {
  it.each([
    ['{ref}`the table <tbl>` and {doc}`other`', 'the table and other'],
    ['{kbd}`Ctrl` {sub}`2` {cite:p}`smith`', 'Ctrl 2 smith'],
    ['{math}`x^2` {math}`<b>`', '$x^2$ `<b>`'],
    ['a {eval}`1+1` {raw}`x`b', 'a  b'],
    ['{mystery}`*x*`', '`*x*`'],
    ['{ref}`[x](https://evil.example)`', '[x](https://evil.example)'],
  ])('lowers %s', (source, markdown) => {
    const written = lower(source).markdown
    expect(written.replaceAll('`', '')).toBe(markdown.replaceAll('`', ''))
  })
})
