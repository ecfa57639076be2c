import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {code, display, failure, mapOf, markdown, run, stream, text} from '../../test/export-notebooks.ts'
import {source} from '../../test/export-sources.ts'
import type {Cell} from '../model/notebook.ts'
import {defaultExportOptions, targets} from './index.ts'
import {parseGfm, walk} from './markdown/parse.ts'

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

describe('the Markdown of any notebook', () => {
  it('holds no HTML, no definitions, no remote pictures and no other links', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('text/html', 'text/markdown', 'text/plain', 'text/latex'), (value, mime) => {
        const cells = [markdown(value), code(value, [display({[mime]: value}), stream(value), failure('E', value, [value])])]
        const result = run(cells, {showInput: true, streams: 'all', errors: 'full'})
        expect(result.problems.filter(({severity}) => severity === 'error')).toEqual([])
        expect(activeNodes(text(result))).toEqual([])
        expect(text(result)).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/u)
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

/** Without code, in which a line that begins with `%` is text, and blocks of HTML, in which marks of lists are. */
const prose = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('word', ' ', '\n', '\n', '\n\n', '| a | b |\n', '|---|---|\n', '|', '# h ', '> ', '- ', '1. '),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('\n===\n', '\n---\n', 'a <b>', 'a</b>', 'a <i>', 'a</i>', 'a<br>', '*', '**', '[a](', ')', '[', ']'),
      },
      fc.constantFrom(
        ':::{note}\n',
        '\n:::\n',
        ':::{admonition} x\n',
        '+++\n',
        '(l)=\n',
        '% c\n',
        '[^1]',
        '[^1]: ',
        '[a]: b\n',
        '&lt;',
        '{x}',
      ),
    ),
    {maxLength: 14},
  )
  .map(parts => parts.join(''))

describe('comments of MyST', () => {
  it('leave no trace, whatever stands around their line', () => {
    const marks = fc.constantFrom('', ' ', '   ', '> ', '- ', '> - ', '1. ', '  ')
    fc.assert(
      fc.property(prose, marks, prose, fc.constantFrom('markdown', 'text/markdown'), (before, mark, after, where) => {
        const value = `${before}\n${mark}% SECRET <b>x</b> | y\n${after}`
        const written = text(run([where === 'markdown' ? markdown(value) : code('x', [display({[where]: value})])]))
        expect(written).not.toContain('SECRET')
      }),
      {numRuns: 1000},
    )
  })
})

describe('redaction', () => {
  // In parts, so that no file holds what looks like a key.
  const key = ['AK', 'IA', 'ABCDEFGHIJKLMNOP'].join('')
  const value = fc
    .array(fc.oneof(source, fc.constantFrom(key, key.slice(0, 9), key.slice(9), '[x](', '**', '`')), {maxLength: 6})
    .map(parts => parts.join(''))

  it('leaves no secret, opens nothing and refuses nothing', async () => {
    const html = await targets.get('html')?.()
    const options = {
      showInput: true,
      streams: 'all',
      errors: 'full',
      targets: [...defaultExportOptions.targets, ...(html ? [html] : [])],
    } as const
    fc.assert(
      fc.property(value, fc.constantFrom('markdown', 'text/html', 'text/markdown', 'text/plain', 'text/latex'), (given, where) => {
        const cell = where === 'markdown' ? markdown(given) : code(given, [display({[where]: given}), stream(given), failure('E', given)])
        const result = run([markdown('BEFORE-SENTINEL'), cell, markdown('AFTER-SENTINEL')], options)
        expect(result.problems.filter(({severity}) => severity === 'error')).toEqual([])
        const written = text(result)
        expect(activeNodes(written)).toEqual([])
        for (const {bytes} of result.files)
          expect(new TextDecoder().decode(bytes)).not.toMatch(new RegExp(`(?<![A-Za-z0-9_])${key}(?![A-Za-z0-9_])`, 'u'))
        const children = parseGfm(written)?.children ?? []
        const ends = [children[0], children.at(-1)].map(node => written.slice(node?.position?.start.offset, node?.position?.end.offset))
        expect(ends).toEqual(['BEFORE-SENTINEL', 'AFTER-SENTINEL'])
      }),
      {numRuns: 300},
    )
  })
})

describe('removed parts', () => {
  it.each(['markdown', 'html', 'json'])('leave no trace in %s: other bytes in their place give the same files', async id => {
    const target = await targets.get(id)?.()
    const options = {targets: target ? [target] : [], facts: {...defaultExportOptions.facts, tenant: '100200'}}
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
        const {files} = run(cells(one), options)
        expect(files[0]?.path).toMatch(/^x\.findings?\./u)
        expect(run(cells(other), options).files).toEqual(files)
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
    ['siblings', 'text/html', `<div>${'<p>a</p>'.repeat(200_000)}</div>`],
    ['line ends', 'text/html', `<p>${'a<br>'.repeat(100_000)}`],
    ['line ends within an element', 'text/html', `<b>${'x<br>'.repeat(200_000)}</b>`],
    ['words in tags', 'text/html', `<p>${'<b>a</b> <i>b</i> '.repeat(50_000)}`],
    ['line ends within a Markdown paragraph', 'text/markdown', `<b>${'x<br>'.repeat(20_000)}</b>`],
    ['links', 'text/markdown', '[a.example](https://b.example)\n\n'.repeat(4000)],
    ['dense emphasis', 'text/markdown', '*a_ '.repeat(8000)],
    ['more dense emphasis', 'text/markdown', 'a*b*'.repeat(60_000)],
    ['footnotes', 'text/markdown', Array.from({length: 4000}, (_, at) => `a[^${at}]\n\n[^${at}]: n\n\n`).join('')],
    ['CDATA sections', 'text/markdown', 'a <![CDATA[ '.repeat(16_000)],
    ['comments that never end', 'text/markdown', 'a <!-- '.repeat(16_000)],
    ['lazy lines', 'text/markdown', `> a\n${'b\n'.repeat(48_000)}`],
    ['comments of MyST', 'text/markdown', '- % a\n'.repeat(5000)],
    ['rows of a directive', 'text/markdown', `\`\`\`{csv-table}\n${'a,"b\n'.repeat(50_000)}\`\`\``],
  ])('takes %s in time', (_, mime, value) => {
    const written = text(run([code('x', [display({[mime]: value})])]))
    // What nests too deep to be parsed is shown as code.
    if (!/^```/u.test(written)) expect(activeNodes(written.slice(0, 20_000))).toEqual([])
  })

  it('searches what repeats itself for removed text in time', () => {
    const hidden = markdown(`${'a'.repeat(100_000)}\n${`${'ab'.repeat(10_000)}\n`.repeat(64)}`, ['remove_cell'])
    const {problems} = run([hidden, markdown('a'.repeat(200_000)), markdown('ab'.repeat(20_000))])
    expect(problems).toEqual([])
  })

  it('says what a limit leaves out', () => {
    const table = `<table>${'<tr><td>1</td></tr>'.repeat(1000)}</table>`
    expect(text(run([code('x', [display({'text/html': table})])]))).toContain('*Rows 201–1,000 of 1,000 are not shown.*')
    expect(text(run([code('x', [display({'text/plain': 'x\n'.repeat(1200)})])]))).toContain('*Lines 501–1,200 of 1,200 are not shown.*')
  })
})
