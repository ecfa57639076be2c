import {readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {defaultExportOptions, type ExportOptions, type ExportResult, exportNotebook} from '../../src/export/index.ts'
import {markdownTarget} from '../../src/export/markdown-target.ts'
import {htmlTarget} from '../../src/export/page/html-target.ts'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import {markdownText} from '../support/markdown-text.ts'
import {drawingFaults, mainOf, pageFaults, picturesOf, textOf} from '../support/page-faults.ts'
import {dataPath, readData} from './data.ts'
import {markdownCell, notebook, type Payload, payloadCell} from './payload.ts'

function run(text: string, options: Partial<ExportOptions> = {}): ExportResult | undefined {
  const read = ipynb.parse(text.replace(/^\ufeff/u, '')).notebook
  return read && exportNotebook(read, {...defaultExportOptions, path: 'x.ipynb', targets: [htmlTarget], ...options})
}

function pageOf(result: ExportResult | undefined): string {
  return new TextDecoder().decode(result?.files[0]?.bytes)
}

function vectors<Vector>(name: string): readonly Vector[] {
  // The data is written for this project, so its shape is known.
  return JSON.parse(readData('export', name)) as readonly Vector[]
}

describe('export to HTML: payloads', () => {
  const payloads = vectors<Payload>('payloads.json')
  const variants: readonly Partial<ExportOptions>[] = [{}, {showInput: true}, {streams: 'all'}, {errors: 'full'}]
  it('has 102 of them', () => expect(payloads).toHaveLength(102))
  it.each(payloads)('$id', payload => {
    const text = notebook(markdownCell('BEFORE-SENTINEL'), payloadCell(payload), markdownCell('AFTER-SENTINEL'))
    for (const options of variants) {
      const result = run(text, options)
      expect(result?.problems.filter(({severity}) => severity === 'error')).toEqual([])
      expect(result?.files.map(({path}) => path)).toEqual(['x.findings.html'])
      const page = pageOf(result)
      expect(pageFaults(page)).toEqual([])
      expect(page.split('SENTINEL')).toHaveLength(3)
      const shown = mainOf(page).map(node => (node.nodeName === 'p' ? textOf(node) : `<${node.nodeName}>`))
      const [before, after] = [shown.indexOf('BEFORE-SENTINEL'), shown.indexOf('AFTER-SENTINEL')]
      expect(shown.slice(0, before).filter(name => name !== '<h1>')).toEqual([])
      expect(before).toBeGreaterThanOrEqual(0)
      expect(after).toBe(shown.length - 1)
    }
  })
})

interface Finding {
  readonly name: string
  readonly notebook: string
  readonly args: readonly string[]
  readonly present: readonly string[]
  readonly absent: readonly string[]
}

describe('export to HTML: checks of findings', () => {
  const checks = vectors<Finding>('findings.json').filter(({args}) => args.includes('html'))
  it('has 3 of them', () => expect(checks).toHaveLength(3))
  it.each(checks)('$name', ({notebook: file, args, present, absent}) => {
    expect(args).toEqual(['--to', 'html'])
    const result = run(readData('export', 'cases', file), {path: file})
    const page = pageOf(result)
    const shown = mainOf(page).map(textOf).join('\n')
    for (const wanted of present) expect(shown).toContain(wanted)
    const everything = [page, ...picturesOf(page), JSON.stringify(result?.problems)].join('\n')
    for (const unwanted of absent) expect(everything).not.toContain(unwanted)
    expect(pageFaults(page)).toEqual([])
  })
})

describe('export to HTML: notebooks', () => {
  const cases = readdirSync(dataPath('export', 'cases')).filter(name => name.endsWith('.ipynb'))
  const files = readdirSync(dataPath('notebooks'), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ipynb'))
  const all = [...cases.map(name => ['export', 'cases', name]), ...files.toSorted().map(name => ['notebooks', name])]
  it('has 37 cases and 70 real ones', () => expect([cases.length, files.length]).toEqual([37, 70]))
  it.each(all.map(parts => ({name: parts.join('/'), parts})))('$name', ({parts}) => {
    for (const options of [{}, {showInput: true, streams: 'all', errors: 'full'}] as const) {
      const result = run(readData(...parts), {...options, lenientTags: true, targets: [htmlTarget, markdownTarget], maxBytes: 10_000_000})
      if (!result) continue
      expect(result.problems.filter(({severity}) => severity === 'error')).toEqual([])
      const page = pageOf(result)
      expect(pageFaults(page)).toEqual([])
      for (const {path, bytes} of result.files) {
        if (path.endsWith('.svg')) expect(drawingFaults(new TextDecoder().decode(bytes))).toEqual([])
      }
      const markdown = new TextDecoder().decode(result.files[1]?.bytes)
      if (/\[\^|\$\$/u.test(markdown)) continue
      const own = mainOf(page).filter(({nodeName}, index) => nodeName !== 'nav' && !(index === 0 && nodeName === 'h1'))
      const title = mainOf(page)[0]
      const wanted = squash(markdownText(markdown))
      const shown = squash(own.map(textOf).join(''))
      expect([shown, squash(title ? textOf(title) : '') + shown]).toContain(wanted)
    }
  })
})

/** Without white space, and the boxes of tasks: in a tree of Markdown these are no text. */
function squash(text: string): string {
  return text.replace(/[\s☐☑]+/gu, '')
}
