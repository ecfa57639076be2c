import {describe, expect, it} from 'vitest'
import {mystReader} from '../../formats/myst/reader.ts'
import {mapOf, toPlain, type Value} from '../../model/value.ts'
import {fillNotebook} from './fill.ts'
import {markPlaceholders} from './placeholders.ts'
import type {PlaceholderValue} from './values.ts'

const values: Readonly<Record<string, PlaceholderValue>> = {
  title: 'A "b" *c* {{id}}\n--- `d` <e> \\ $1',
  id: '8d0f',
  techniques: ['T1059', 'T1489'],
  tags: [],
  N: '3',
  T: 'true',
  W: 'yes',
}

/** What a template becomes, as a notebook: its `hunting` block and the sources of its cells. */
function fill(template: string, own: Readonly<Record<string, PlaceholderValue>> = {}) {
  const marked = markPlaceholders(template)
  const {notebook, layout, problems} = mystReader.parse(marked.text)
  if (!notebook) throw new Error(JSON.stringify(problems))
  const plain = new Set(layout.plainScalars().flatMap(({text, pointer}) => (text.replace(marked.pattern, '') === '' ? [pointer] : [])))
  const filled = fillNotebook(notebook, marked, {values: new Map(Object.entries({...values, ...own})), plain})
  return {hunting: toPlain(filled.metadata.get('hunting') ?? null), sources: filled.cells.map(({source}) => source), cells: filled.cells}
}

const header = (lines: string) => fill(`---\nhunting:\n  ${lines.replaceAll('\n', '\n  ')}\n---\n`).hunting
const body = (text: string, own = {}) => fill(text, own).sources.join('\n+++\n')

describe('markPlaceholders', () => {
  it('finds names between two braces, and their lines', () => {
    expect(markPlaceholders('{{a}}\n{{ b_1 }} {c} {{d e}} {{}} {{1}}\r\n{{{f}}}').marks).toEqual([
      {name: 'a', line: 1},
      {name: 'b_1', line: 2},
      {name: 'f', line: 3},
    ])
  })
  it('takes words that the template does not hold', () => {
    const {text, pattern} = markPlaceholders('huntbookMark0z {{a}}')
    expect([...text.matchAll(pattern)].map(([word]) => word)).toEqual(['huntbookMarkx0z'])
  })
})

describe('a value in the header', () => {
  it.each<readonly [string, Value | object]>([
    ['title: {{title}}', {title: values.title ?? ''}],
    ['title: "{{title}}"', {title: values.title ?? ''}],
    ["title: 'Hunt: {{title}}'", {title: `Hunt: ${String(values.title)}`}],
    ['{{id}}: x', {'8d0f': 'x'}],
    ['a: {{techniques}}', {a: ['T1059', 'T1489']}],
    ['a: [x, {{techniques}}, {{tags}}]', {a: ['x', 'T1059', 'T1489']}],
    ['a:\n  - {{techniques}}', {a: ['T1059', 'T1489']}],
    ['a: [[{{techniques}}]]', {a: [['T1059', 'T1489']]}],
    ['a: "{{techniques}}."', {a: 'T1059, T1489.'}],
    ['a: {{tags}}', {a: []}],
    ['a: {{N}}\nb: "{{N}}"\nc: {{T}}\nd: {{W}}\ne: [{{N}}]', {a: 3, b: '3', c: true, d: 'yes', e: [3]}],
    ['a: {b: {{N}}}', {a: {b: 3}}],
    ['__proto__: {{id}}', Object.fromEntries([['__proto__', '8d0f']])],
  ])('%s', (lines, expected) => {
    expect(header(lines)).toEqual(expected)
  })
  it('of a template is no number only because it looks like one', () => {
    expect(fill('---\nhunting: {title: {{title}}}\n---\n', {title: '3'}).hunting).toEqual({title: '3'})
  })
})

describe('a value in Markdown', () => {
  it.each([
    ['x {{title}}', 'x A "b" \\*c\\* \\{\\{id\\}\\} --- \\`d\\` \\<e\\> \\\\ \\$1'],
    ['`{{title}}`', '`A "b" *c* {{id}} --- \'d\' <e> \\ $1`'],
    ['```text\n{{title}}\n```', '```text\nA "b" *c* {{id}} --- \'d\' <e> \\ $1\n```'],
    ['```{note}\n{{title}}\n```', '```{note}\nA "b" \\*c\\* \\{\\{id\\}\\} --- \\`d\\` \\<e\\> \\\\ \\$1\n```'],
    ['<!-- {{title}} -->', '<!-- A &#34;b&#34; *c* {{id}} &#45;&#45;- &#96;d&#96; &#60;e&#62; \\ $1 -->'],
    ['[x](y/{{title}})', '[x](y/A%20%22b%22%20*c*%20%7B%7Bid%7D%7D%20---%20%60d%60%20%3Ce%3E%20%5C%20%241)'],
    ['{{techniques}}', 'T1059, T1489'],
    ['[{{id}}](x)', '[8d0f](x)'],
  ])('%s', (text, expected) => {
    expect(body(text)).toBe(expected)
  })
  it.each([
    ['# x', '\\# x'],
    ['C# #1 # x #', 'C# \\#1 \\# x \\#'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['1000) x', '1000\\) x'],
    ['+++', '\\+++'],
    ['::: x', '\\::: x'],
    ['(x)=', '\\(x)='],
    ['% x', '\\% x'],
    ['===', '\\==='],
    ['a_b _c_ d', 'a_b \\_c\\_ d'],
    ['  a \n\n b\u2028c ', 'a b c'],
    ['a | b', 'a \\| b'],
  ])('%s begins nothing', (title, expected) => {
    expect(body('{{title}}', {title})).toBe(expected)
  })
})

describe('a value in code', () => {
  const code = (source: string, own = {}) => body(`\`\`\`{code-cell}\n${source}\n\`\`\`\n`, own)

  it.each([
    ['x = "{{title}}"', 'x = "A \\"b\\" *c* {{id}}\\n--- `d` <e> \\\\ $1"'],
    ["x = '''{{title}}'''", "x = '''A \\\"b\\\" *c* {{id}}\\n--- `d` <e> \\\\ $1'''"],
    ['x = {{title}}', 'x = "A \\"b\\" *c* {{id}}\\n--- `d` <e> \\\\ $1"'],
    ['x = {{techniques}}', 'x = ["T1059", "T1489"]'],
    ['x = {{N}}', 'x = 3'],
    ['x = "a"  # {{title}}', 'x = "a"  # A "b" *c* {{id}} --- `d` <e> \\ $1'],
    ['x = "a # {{N}}"', 'x = "a # 3"'],
    ['%run {{id}}', '%run 8d0f'],
    ['%%kql\nx == "{{title}}"', '%%kql\nx == "A \\"b\\" *c* {{id}} --- `d` <e> \\\\ $1"'],
  ])('%s', (source, expected) => {
    expect(code(source)).toBe(expected)
  })
  it('is no suppression, whatever it says', () => {
    expect(code('# {{title}}', {title: 'huntbook: ignore[x]'})).toBe('# huntbook : ignore[x]')
    expect(body('<!-- {{title}} -->', {title: 'huntbook: ignore[x]'})).toBe('<!-- huntbook&#58; ignore[x] -->')
  })
  it('stands in tags and raw cells too', () => {
    const {cells} = fill('```{code-cell}\n:tags: [{{id}}]\nx\n```\n\n```{raw-cell}\n{{title}}\n```\n')
    expect(mapOf(cells[0]?.metadata).get('tags')).toEqual(['8d0f'])
    expect(cells[1]?.source).toBe(values.title)
  })
})

describe('a large template', () => {
  it('costs time in proportion to its size', () => {
    const text = 'huntbookMark '.repeat(2000) + '`{{id}}` *{{title}}* {{N}}\n\n'.repeat(800)
    expect(body(text).match(/`8d0f`/gu)).toHaveLength(800)
    expect(body(`\`\`\`{code-cell}\n${'x = "{{id}}" # {{N}}\n'.repeat(800)}\`\`\`\n`).match(/"8d0f" # 3/gu)).toHaveLength(800)
  })
})
