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

const source = fc.array(fc.constantFrom(...pieces), {maxLength: 14}).map(parts => parts.join(''))

describe('the Markdown of any notebook', () => {
  it('holds no HTML, no definitions, no remote pictures and no other links', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('text/html', 'text/markdown', 'text/plain', 'text/latex'), (value, mime) => {
        const cells = [markdown(value), code(value, [display({[mime]: value}), stream(value), failure('E', value, [value])])]
        const t0=performance.now()
        const result = run(cells, {showInput: true, streams: 'all', errors: 'full'})
        if(performance.now()-t0>400) console.log(performance.now()-t0, JSON.stringify(value))
        expect(result.problems.filter(({severity}) => severity === 'error')).toEqual([])
        expect(activeNodes(text(result))).toEqual([])
      }),
      {numRuns: 12000},
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
      {numRuns: 6000},
    )
  })

  it('is the same each time', () => {
    fc.assert(
      fc.property(source, value => {
        const cells = [markdown(value), code('x', [display({'text/html': value})])]
        expect(run(cells)).toEqual(run(cells))
      }),
      {numRuns: 6000},
    )
  })

  it('is its own lowering', () => {
    fc.assert(
      fc.property(source, value => {
        const once = text(run([markdown(value)]))
        expect(text(run([markdown(once)]))).toBe(once)
      }),
      {numRuns: 6000},
    )
  })
})

