import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import type {Cell, Notebook, Output} from '../model/notebook.ts'
import {fromPlain, isMap, type ValueMap} from '../model/value.ts'
import {defaultExportOptions, type ExportOptions, type ExportResult, exportNotebook} from './index.ts'
import {parseGfm, walk} from './markdown/parse.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

function mapOf(plain: unknown): ValueMap {
  const value = fromPlain(plain)
  return isMap(value) ? value : new Map()
}

function markdown(source: string, tags: readonly string[] = [], attachments?: unknown): Cell {
  return {
    type: 'markdown',
    source,
    metadata: mapOf({tags}),
    extra: new Map(),
    ...(attachments !== undefined && {attachments: mapOf(attachments)}),
  }
}

function code(source: string, outputs: readonly Output[] = [], tags: readonly string[] = []): Cell {
  return {type: 'code', source, outputs, executionCount: 1, metadata: mapOf({tags}), extra: new Map()}
}

function display(data: unknown, metadata: unknown = {}): Output {
  return {kind: 'display', data: mapOf(data), metadata: mapOf(metadata), json: new Map()}
}

function stream(text: string, name = 'stdout'): Output {
  return {kind: 'stream', name, text, json: new Map()}
}

function failure(name: string, value: string, traceback: readonly string[] = []): Output {
  return {kind: 'error', name, value, traceback, json: new Map()}
}

function notebook(...cells: readonly Cell[]): Notebook {
  return {minor: 5, metadata: mapOf({language_info: {name: 'python'}}), cells, extra: new Map()}
}

function run(cells: readonly Cell[], options: Partial<ExportOptions> = {}): ExportResult {
  return exportNotebook(notebook(...cells), {...defaultExportOptions, path: 'hunts/x.ipynb', ...options})
}

function text(result: ExportResult): string {
  return new TextDecoder().decode(result.files[0]?.bytes)
}

function activeNodes(written: string): string[] {
  const found: string[] = []
  const root = parseGfm(written)
  if (!root) return ['unparsed']
  walk(root, node => {
    if (isActive(node)) found.push(`${node.type}: ${written.slice(node.position?.start.offset, node.position?.end.offset)}`)
    return true
  })
  return found
}

function isActive(node: Nodes): boolean {
  if (node.type === 'link') return !/^(?:https?:|mailto:|x_files\/)/u.test(node.url)
  if (node.type === 'image') return !/^x_files\/[0-9a-f]{16}\.png$/u.test(node.url)
  return ['html', 'definition', 'linkReference', 'imageReference'].includes(node.type)
}

describe('exportNotebook', () => {
  it('writes nothing but an empty file for an empty notebook', () => {
    const {files, problems} = run([])
    expect(files.map(({path, bytes}) => [path, bytes.length])).toEqual([['x.findings.md', 0]])
    expect(problems).toEqual([])
  })

  it('shows Markdown and outputs, and hides inputs and streams', () => {
    const cells = [markdown('# Title\n\nText.\n\n'), code('secret()', [stream('noise'), display({'text/plain': '42'})])]
    expect(text(run(cells))).toBe('# Title\n\nText.\n\n```text\n42\n```\n')
  })

  it('shows inputs and streams when asked', () => {
    const cells = [
      code('a = 1  # huntbook: ignore x\n', [stream('one\n'), stream('two\n'), stream('bad', 'stderr'), stream('typed', 'stdin')]),
    ]
    expect(text(run(cells, {showInput: true, streams: 'all'}))).toBe(
      '```python\na = 1\n```\n\n```text\none\ntwo\n```\n\n```text\nbad\n```\n',
    )
    expect(text(run(cells, {streams: 'stderr'}))).toBe('```text\nbad\n```\n')
  })

  it('shows errors by name, in full, or not at all', () => {
    const cells = [code('x', [failure('KeyError', "'token-1234'", ['\u001b[31mTraceback\u001b[0m', "KeyError: 'token-1234'"])])]
    expect(text(run(cells))).toBe('> *Error:* `KeyError` (cell 1)\n')
    expect(text(run(cells, {errors: 'full'}))).toContain("Traceback\nKeyError: 'token-1234'")
    expect(text(run(cells, {errors: 'none'}))).toBe('')
    expect(text(run([code('x', [failure('a b`', '')])]))).toContain('`Error`')
  })

  it('removes what tags remove', () => {
    const cells = [
      markdown('guidance', ['remove_cell']),
      markdown('hidden', ['hide-input']),
      code('x', [display({'text/plain': 'out'})], ['remove_output']),
      code('tenant = 1', [display({'text/plain': 'tenant'})], ['parameters']),
      code('%%sql\nselect 1', [display({'text/plain': 'kept'})], ['remove_input']),
    ]
    expect(text(run(cells, {showInput: true}))).toBe('```python\nx\n```\n\n```text\nkept\n```\n')
    expect(text(run(cells, {showParameters: true, showInput: true}))).toContain('tenant = 1')
  })

  it('refuses a near miss of a tag, and says which tag is meant', () => {
    const {files, problems} = run([markdown('x', ['Remove_Cell'])])
    expect(files).toEqual([])
    expect(problems).toEqual([
      {rule: 'export/tag-typo', severity: 'error', message: 'Expected the tag `remove_cell`, got `Remove_Cell`.', cell: 1},
    ])
  })

  it('lets near misses act when it is lenient', () => {
    const cells = [
      markdown('x', ['Remove_Cell']),
      markdown('y', ['remove-me']),
      code('z', [display({'text/plain': 'o'})], ['todo,hide_outptu']),
    ]
    const {files, problems} = run(cells, {lenientTags: true})
    expect(files[0]?.bytes.length).toBe(0)
    expect(problems.map(({severity}) => severity)).toEqual(['warning', 'warning', 'warning'])
  })

  it('removes single outputs, and refuses other tags on them', () => {
    const kept = display({'text/plain': 'kept'}, {tags: ['mine']})
    expect(text(run([code('x', [display({'text/plain': 'gone'}, {tags: ['remove-output']}), kept])]))).toBe('```text\nkept\n```\n')
    const deep = run([code('x', [display({'text/plain': 'gone'}, {'text/plain': {tags: ['remove_output']}})])])
    expect([text(deep), deep.problems.map(({rule}) => rule)]).toEqual(['', ['export/tag-misplaced']])
    expect(run([code('x', [display({}, {tags: ['remove_input']})])]).files).toEqual([])
  })

  it('never shows raw cells', () => {
    const raw: Cell = {type: 'raw', source: '<b>raw</b>', metadata: new Map(), extra: new Map()}
    const {files, audit} = run([raw])
    expect(files[0]?.bytes.length).toBe(0)
    expect(audit).toEqual([{cell: 1, type: 'raw', state: 'removed', reason: 'raw cell'}])
  })

  it('accounts for every cell and output', () => {
    const cells = [code('x', [stream('a'), display({'text/plain': 'b'})]), markdown('m', ['remove_cell'])]
    expect(run(cells).audit.map(({cell, output, state, reason}) => [cell, output, state, reason])).toEqual([
      [1, undefined, 'kept', 'default: input hidden'],
      [1, 1, 'removed', 'default: stream'],
      [1, 2, 'kept', undefined],
      [2, undefined, 'removed', 'tag remove_cell'],
    ])
  })

  it('writes each picture once, by its content', () => {
    const cells = [
      markdown('# Plot\n\n![a](attachment:b%20c.png)', [], {'b c.png': {'image/png': png}, other: {'image/png': png}}),
      code('x', [display({'image/png': png, 'text/plain': '<Figure size 1x1>'}), display({'text/plain': '<Axes: >'})]),
    ]
    const {files} = run(cells)
    expect(files.map(({path}) => path)).toEqual(['x.findings.md', expect.stringMatching(/^x_files\/[0-9a-f]{16}\.png$/u)])
    expect(text({files, problems: [], audit: []})).toBe(`# Plot\n\n![a](${files[1]?.path})\n\n![Plot, figure 1](${files[1]?.path})\n`)
  })

  it('puts pictures into the text when asked', () => {
    const {files} = run([code('x', [display({'image/png': png}, {'image/png': {alt: 'An alt'}})])], {embedImages: true})
    expect(files).toHaveLength(1)
    expect(text({files, problems: [], audit: []})).toBe(`![An alt](data:image/png;base64,${png})\n`)
  })

  it('reads pictures beside the notebook through the caller only', () => {
    const asked: string[] = []
    const readFile = (path: string): Uint8Array | undefined => {
      asked.push(path)
      return path === 'img/a.png' ? Uint8Array.from(atob(png), letter => letter.charCodeAt(0)) : undefined
    }
    const cells = [markdown('![one](img/a.png) ![two](../../etc/passwd) ![three](https://t.example/x.png)')]
    const result = run(cells, {readFile})
    expect(asked).toEqual(['img/a.png', '../../etc/passwd'])
    expect(text(result)).toBe(`![one](${result.files[1]?.path}) two *\\[Remote picture not loaded: three\\]*\n`)
  })

  it('names the largest cells of a file that is too large', () => {
    const {files, problems} = run([markdown('a'), markdown('b'.repeat(100))], {maxBytes: 50})
    expect(files).toEqual([])
    expect(problems[0]).toMatchObject({rule: 'export/limit', message: 'Expected at most 50 bytes, got 104. The largest cells: 2, 1.'})
  })

  it('refuses a target that it does not know', () => {
    expect(run([], {target: '__proto__'}).problems[0]?.rule).toBe('export/target')
  })

  it('takes hostile names for data', () => {
    const names = ['__proto__', 'constructor', 'toString', '../x', 'C:\\x', 'con.txt', '\0']
    for (const name of names) {
      const cells = [
        markdown(`![a](attachment:${name})`, [name], {[name]: {'image/png': png}}),
        code('x', [display({[name]: 'v'}, {filename: name, [name]: {}})]),
      ]
      for (const {path} of run(cells).files) expect(path).toMatch(/^x(?:\.findings\.md|_files\/[0-9a-f]{16}\.png)$/u)
    }
    expect(Object.keys({})).toEqual([])
  })
})

/** Pieces of the languages that are read, so that random texts open and close things. */
const pieces = [
  ...[
    '# h\n',
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '- ',
    '1. ',
    '> ',
    '---\n',
    '===\n',
    '***',
    '**',
    '*',
    '_',
    '`',
    '```',
    '~~~\n',
    '~~',
    '\\',
  ],
  ...[
    '[',
    ']',
    '](',
    ')',
    '![',
    '(',
    '[a]: b\n',
    '[^1]',
    '[^1]: note\n',
    '<',
    '>',
    '<b>',
    '</b>',
    '<a href="javascript:x">',
    '</a>',
    '<!--',
    '-->',
  ],
  ...[
    '<script>',
    '</script>',
    '<div>\n',
    '</div>\n',
    '<table><tr><td>',
    '</table>',
    '<img src=x onerror=y>',
    '<details>\n',
    '<br>',
    '<?',
    '?>',
    '<![CDATA[',
  ],
  ...[
    'https://a.example/x',
    'www.a.example',
    'me@a.example',
    'javascript:x',
    'data:text/html,x',
    '&lt;',
    '&#x202e;',
    '&colon;',
    '\u202e',
    '\u001b[31m',
    '\r',
    '\r\n',
  ],
  ...[
    '```{note}\n',
    ':::{note}\n',
    ':::\n',
    '```{include} x\n',
    '{ref}`a <b>`',
    '{x}`y`',
    '{math}`x`',
    '+++\n',
    '% c\n',
    '(l)=\n',
    '{{ x }}',
    '<%= x %>',
    '$',
    '$$\n',
  ],
  ...['| a | b |\n', '|---|---|\n', '|', '&', '!', 'word', 'é', '🦊', '\ud800', '#', '+', '=', ':', '.', '1)', '0'],
]

const source = fc.array(fc.constantFrom(...pieces), {maxLength: 24}).map(parts => parts.join(''))

describe('the Markdown of any notebook', () => {
  it('holds no HTML, no definitions, no remote pictures and no other links', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('text/html', 'text/markdown', 'text/plain', 'text/latex'), (value, mime) => {
        const cells = [markdown(value), code(value, [display({[mime]: value}), stream(value), failure('E', value, [value])])]
        const result = run(cells, {showInput: true, streams: 'all', errors: 'full'})
        expect(result.problems.filter(({severity}) => severity === 'error')).toEqual([])
        expect(activeNodes(text(result))).toEqual([])
      }),
      {numRuns: 400},
    )
  })

  it('keeps the cells around any cell as they are', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('markdown', 'text/html', 'text/markdown', 'text/plain'), (value, where) => {
        const cell = where === 'markdown' ? markdown(value) : code('x', [display({[where]: value})])
        const written = text(run([markdown('BEFORE-SENTINEL'), cell, markdown('AFTER-SENTINEL')]))
        const children = parseGfm(written)?.children ?? []
        const paragraphs = [children[0], children.at(-1)].map(node =>
          written.slice(node?.position?.start.offset, node?.position?.end.offset),
        )
        expect(paragraphs).toEqual(['BEFORE-SENTINEL', 'AFTER-SENTINEL'])
      }),
      {numRuns: 100},
    )
  })

  it('is the same each time', () => {
    fc.assert(
      fc.property(source, value => {
        const cells = [markdown(value), code('x', [display({'text/html': value})])]
        expect(run(cells)).toEqual(run(cells))
      }),
      {numRuns: 40},
    )
  })

  it('is its own lowering', () => {
    fc.assert(
      fc.property(source, value => {
        const once = text(run([markdown(value)]))
        expect(text(run([markdown(once)]))).toBe(once)
      }),
      {numRuns: 200},
    )
  })
})

describe('removed parts', () => {
  it('leave no trace: other bytes in their place give the same files', () => {
    const secret = fc.tuple(source, source)
    fc.assert(
      fc.property(fc.array(source, {maxLength: 3}), secret, (shown, [one, other]) => {
        const cells = (value: string): Cell[] => [
          ...shown.map(kept => markdown(kept)),
          markdown(value, ['remove_cell'], {a: {'image/png': value}}),
          markdown(value, ['remove_input']),
          code(value, [stream(value), display({'text/plain': value}, {tags: ['remove_output']}), failure('E', value, [value])]),
          code(value, [display({'text/html': value, 'image/png': value}, {filename: value})], ['hide_output']),
          code(value, [display({'text/plain': 'kept'}, {extra: value, data: value})], ['remove_input', 'remove_stdout']),
          {type: 'raw', source: value, metadata: mapOf({value}), extra: mapOf({value})},
          code(value, [display({'text/plain': value})], ['injected-parameters']),
        ]
        expect(run(cells(one)).files).toEqual(run(cells(other)).files)
      }),
      {numRuns: 100},
    )
  })
})

describe('large and deep notebooks', () => {
  it.each([
    ['nested elements', 'text/html', '<div>'.repeat(3000)],
    ['more nested elements', 'text/html', '<div>'.repeat(200_000)],
    ['nested lists', 'text/html', '<ul><li>'.repeat(3000)],
    ['nested emphasis', 'text/html', '<b>'.repeat(5000)],
    ['rows', 'text/html', `<table>${'<tr><td>a<td>b'.repeat(100_000)}</table>`],
    ['wide spans', 'text/html', `<table>${'<tr><td rowspan=9999 colspan=9999>x'.repeat(300)}</table>`],
    ['stars', 'text/html', '*'.repeat(200_000)],
    ['escapes', 'text/plain', '\u001b[31mx'.repeat(200_000)],
    ['lines', 'text/plain', 'x\n'.repeat(500_000)],
    ['quotes', 'text/markdown', '> '.repeat(20_000)],
    ['list marks', 'text/markdown', '- '.repeat(20_000)],
  ])('takes %s in time', (_, mime, value) => {
    const start = performance.now()
    const written = text(run([code('x', [display({[mime]: value})])]))
    // What nests too deep to be parsed is shown as code.
    if (!/^```/u.test(written)) expect(activeNodes(written.slice(0, 100_000))).toEqual([])
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('says what a limit leaves out', () => {
    const table = `<table>${'<tr><td>1</td></tr>'.repeat(1000)}</table>`
    expect(text(run([code('x', [display({'text/html': table})])]))).toContain('*Rows 201–1,000 of 1,000 are not shown.*')
    expect(text(run([code('x', [display({'text/plain': 'x\n'.repeat(1200)})])]))).toContain('*Lines 501–1,200 of 1,200 are not shown.*')
  })
})
