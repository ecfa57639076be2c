import {readdirSync} from 'node:fs'
import type {Nodes, Root, Table} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {defaultExportOptions, type ExportOptions, type ExportResult, exportNotebook} from '../../src/export/index.ts'
import {stemOf} from '../../src/export/stem.ts'
import {plainText} from '../../src/export/terminal.ts'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import {judgeTag} from '../../src/model/judge-tag.ts'
import {dataPath, readData} from './data.ts'
import {codeCell, display, markdownCell, notebook, type Payload, payloadCell} from './payload.ts'

function vectors<Vector>(name: string): readonly Vector[] {
  // The data is written for this project, so its shape is known.
  return JSON.parse(readData('export', name)) as readonly Vector[]
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

function nodesOf(root: Root): readonly Nodes[] {
  const all: Nodes[] = []
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    all.push(node)
    if ('children' in node) stack.push(...node.children.toReversed())
  }
  return all
}

function textOf(node: Nodes): string {
  return nodesOf({type: 'root', children: [node as never]})
    .map(inner => (inner.type === 'text' || inner.type === 'inlineCode' ? inner.value : ''))
    .join('')
}

/** Exports the text of a notebook file. No result for a text that is no notebook. */
function run(text: string, options: Partial<ExportOptions> & {readonly path?: string} = {}): ExportResult | undefined {
  const {notebook} = ipynb.parse(text.replace(/^\ufeff/u, ''))
  return notebook && exportNotebook(notebook, {...defaultExportOptions, path: 'x.ipynb', ...options})
}

function mainOf(result: ExportResult | undefined): string {
  return new TextDecoder().decode(result?.files[0]?.bytes)
}

describe('export: 58 tags', () => {
  const tags = vectors<{id: string; tag: string; verdict: string; of?: string}>('tags.json')
  it('has them all', () => expect(tags).toHaveLength(58))
  it.each(tags)('$id', ({tag, verdict, of}) => {
    const judged = judgeTag(tag)
    // The vectors do not tell tags that are known to have no effect from unknown ones.
    expect(judged.verdict === 'known' ? 'unknown' : judged.verdict).toBe(verdict)
    expect(judged.of).toBe(of)
  })
})

describe('export: 22 terminal texts', () => {
  const texts = vectors<{id: string; input: string; plain: string}>('ansi.json')
  it('has them all', () => expect(texts).toHaveLength(22))
  it.each(texts)('$id', ({input, plain}) => expect(plainText(input)).toBe(plain))
})

describe('export: 13 names', () => {
  const names = vectors<{id: string; input: string; stem: string}>('names.json')
  it('has them all', () => expect(names).toHaveLength(13))
  it.each(names)('$id', ({input, stem}) => expect(stemOf(input)).toBe(stem))
})

interface TableVector {
  readonly id: string
  readonly html: string
  readonly expect: {
    readonly tables: readonly {
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly caption?: string
    }[]
    readonly notes?: readonly string[]
  }
}

describe('export: 22 tables', () => {
  const tables = vectors<TableVector>('tables.json')
  it('has them all', () => expect(tables).toHaveLength(22))
  it.each(tables)('$id', vector => {
    const markdown = mainOf(run(notebook(codeCell([display('text/html', vector.html)]))))
    const root = parser.parse(markdown)
    const found = root.children.filter((node): node is Table => node.type === 'table')
    const shown = found.map(({children}) => children.map(row => row.children.map(textOf)))
    const wanted = vector.expect.tables.map(({columns, rows}) => [columns, ...rows])
    expect(shown).toEqual(wanted)
    const inert = new Set(['root', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode', 'paragraph', 'strong', 'emphasis'])
    expect(nodesOf(root).filter(({type}) => !inert.has(type))).toEqual([])
    for (const line of [...vector.expect.tables.map(({caption}) => caption ?? ''), ...(vector.expect.notes ?? [])]) {
      expect(root.children.map(textOf).join('\n')).toContain(line)
    }
  })
})

interface MystVector {
  readonly id: string
  readonly markdown: string
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly node?: string
  readonly lang?: string
}

describe('export: 24 texts of MyST', () => {
  const texts = vectors<MystVector>('myst.json')
  it('has them all', () => expect(texts).toHaveLength(24))
  it.each(texts)('$id', ({markdown, present, absent, node, lang}) => {
    const written = mainOf(run(notebook(markdownCell(markdown))))
    for (const text of present) expect(written).toContain(text)
    for (const text of absent) expect(written).not.toContain(text)
    const nodes = nodesOf(parser.parse(written))
    expect(nodes.filter(({type}) => type === 'html')).toEqual([])
    if (node !== undefined) expect(nodes.map(({type}) => type)).toContain(node)
    if (lang !== undefined) expect(nodes.flatMap(inner => (inner.type === 'code' ? [inner.lang] : []))).toContain(lang)
  })
})

interface Finding {
  readonly name: string
  readonly notebook: string
  readonly args: readonly string[]
  readonly exit: number
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly image_files?: number
}

function optionsOf(args: readonly string[]): Partial<ExportOptions> {
  const after = (flag: string): string | undefined => args[args.indexOf(flag) + 1 || args.length]
  return {
    showInput: args.includes('--show-input'),
    showParameters: args.includes('--show-parameters'),
    lenientTags: args.includes('--lenient-tags'),
    // The data holds only values that the options take.
    streams: (after('--streams') ?? 'none') as ExportOptions['streams'],
    errors: (after('--errors') ?? 'name') as ExportOptions['errors'],
  }
}

describe('export: 40 checks of findings', () => {
  const all = vectors<Finding>('findings.json')
  const checks = all.filter(({args}) => !args.includes('--to'))
  it('has them all, 36 to Markdown', () => expect([all.length, checks.length]).toEqual([40, 36]))
  it.each(checks)('$name', ({notebook: file, args, exit, present, absent, image_files}) => {
    const result = run(readData('export', 'cases', file), {...optionsOf(args), path: file})
    expect(result === undefined || result.files.length === 0 ? 1 : 0).toBe(exit)
    if (!result || exit !== 0) return
    const written = mainOf(result)
    const text = written.replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    for (const wanted of present) expect(text).toContain(wanted)
    const everything = [text, ...result.files.flatMap(({path, bytes}) => [path, new TextDecoder('latin1').decode(bytes)])].join('\n')
    for (const unwanted of absent) expect(everything).not.toContain(unwanted)
    for (const unwanted of absent) expect(JSON.stringify(result.problems)).not.toContain(unwanted)
    if (image_files !== undefined) expect(result.files.length - 1).toBe(image_files)
    expectInert(written)
    expect(run(readData('export', 'cases', file), {...optionsOf(args), path: file})).toEqual(result)
  })
})

/** No active node: no HTML, links by three schemes, pictures only of our own making. */
function expectInert(markdown: string): void {
  const nodes = nodesOf(parser.parse(markdown))
  expect(nodes.filter(({type}) => ['html', 'definition', 'linkReference', 'imageReference'].includes(type))).toEqual([])
  for (const node of nodes) {
    if (node.type === 'link') expect(node.url).toMatch(/^(?:https?:|mailto:|[\w.-]+_files\/[0-9a-f]{16}\.(?:png|jpg|gif|webp|svg)$)/u)
    if (node.type === 'image') expect(node.url).toMatch(/^[\w.-]+_files\/[0-9a-f]{16}\.(?:png|jpg|gif|webp|svg)$/u)
  }
}

describe('export: payloads', () => {
  const payloads = vectors<Payload>('payloads.json')
  const variants: readonly Partial<ExportOptions>[] = [{}, {showInput: true}, {streams: 'all'}, {errors: 'full'}]
  it('has 102 of them', () => expect(payloads).toHaveLength(102))
  it.each(payloads)('$id', payload => {
    const text = notebook(markdownCell('BEFORE-SENTINEL'), payloadCell(payload), markdownCell('AFTER-SENTINEL'))
    for (const options of variants) {
      const result = run(text, options)
      expect(result?.problems.filter(({severity}) => severity === 'error')).toEqual([])
      const markdown = mainOf(result)
      expectInert(markdown)
      const root = parser.parse(markdown)
      const lines = root.children.map(node => (node.type === 'paragraph' ? textOf(node) : ''))
      expect(lines[0]).toBe('BEFORE-SENTINEL')
      expect(lines.at(-1)).toBe('AFTER-SENTINEL')
      expect(markdown.split('SENTINEL')).toHaveLength(3)
      expect(markdown).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u)
      for (const {path} of result?.files.slice(1) ?? []) expect(path).toMatch(/^x_files\/[0-9a-f]{16}\.(?:png|jpg|gif|webp|svg)$/u)
      expect(result?.files[0]?.path).toBe('x.findings.md')
    }
  })
})

describe('export: real notebooks', () => {
  const files = readdirSync(dataPath('notebooks'), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ipynb'))
  it('has 70 of them, three of which are no notebooks that can be read', () => {
    expect(files).toHaveLength(70)
    expect(files.filter(file => !run(readData('notebooks', file)))).toHaveLength(3)
  })
  it.each(files.toSorted())('%s', file => {
    for (const options of [{}, {showInput: true, streams: 'all', errors: 'full'}] as const) {
      const result = run(readData('notebooks', file), {...options, path: 'x.ipynb', maxBytes: 10_000_000})
      expect(result?.problems.filter(({severity}) => severity === 'error') ?? []).toEqual([])
      // Nothing that people wrote is too dense to be parsed.
      expect(result?.problems.map(({rule}) => rule) ?? []).not.toContain('export/too-deep')
      expectInert(mainOf(result))
    }
  })
})
