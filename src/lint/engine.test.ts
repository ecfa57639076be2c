import {describe, expect, it} from 'vitest'
import {code, ipynb, markdown} from '../../test/support/hunt.ts'
import {activeOf, lintText, ruleOf, services, sourceOf, viewOfSource} from '../../test/support/lint.ts'
import type {RuleReport} from '../model/rule.ts'
import type {At, CellView, OutputView} from '../model/view.ts'
import {noBlock} from './context.ts'
import {lintNotebook} from './engine.ts'

const text = ipynb({id: 'x'}, [
  code('import os\nprint(1)', {tags: ['a'], outputs: [{output_type: 'stream', name: 'stdout', text: ['1\n', 'x"y']}]}),
  markdown('# *Title*'),
])

/** What one report gives. */
async function report(of: (cell: CellView) => Omit<RuleReport, 'message' | 'at'> & {at: At}) {
  const rule = ruleOf(context => ({
    cell: cell => {
      if (cell.index === 0) context.report({message: 'found', ...of(cell)})
    },
  }))
  return (await lintText(text, rule)).filter(({rule: id}) => id !== 'parse/shape')
}

function firstOutput(cell: CellView): OutputView {
  const output = cell.type === 'code' ? cell.outputs[0] : undefined
  if (!output) throw new Error('Expected an output.')
  return {cell, index: 0, output}
}

function cut({range}: {range: {start: {offset: number}; end: {offset: number}}}): string {
  return text.slice(range.start.offset, range.end.offset)
}

describe('lintNotebook', () => {
  it('shows a notebook to rules: first as a whole, then cell by cell, in the order of the file', async () => {
    const seen: string[] = []
    const rule = ruleOf(() => ({
      notebook: ({cells}) => seen.push(`notebook ${cells.length}`),
      cell: cell => seen.push(`cell ${cell.index} ${cell.type} ${cell.language}`),
      markdown: {heading: (node, cell) => seen.push(`heading ${node.depth} in ${cell.index}`)},
      python: {VariableName: (node, cell) => seen.push(cell.source.slice(node.from, node.to))},
      output: ({cell, index, output}) => seen.push(`output ${index} of ${cell.index}: ${output.kind}`),
      end: () => seen.push('end'),
    }))
    expect(await lintText(text, rule)).toEqual([])
    expect(seen).toEqual([
      'notebook 2',
      'cell 0 code python',
      'os',
      'print',
      'output 0 of 0: stream',
      'cell 1 markdown ',
      'heading 1 in 1',
      'end',
    ])
  })
  it('knows ranges in the file and in the cell', async () => {
    const [found] = await report(cell => ({at: {cell, start: 10, end: 15}}))
    expect(found && cut(found)).toBe('print')
    expect(found).toMatchObject({
      rule: 'test/rule',
      severity: 'warning',
      path: 'hunts/a.ipynb',
      cell: {number: 1, id: 'c1', type: 'code', range: {start: {line: 2, column: 1, offset: 10}, end: {line: 2, column: 6, offset: 15}}},
      excerpt: [
        {line: 1, text: 'import os'},
        {line: 2, text: 'print(1)'},
      ],
    })
  })
  it('takes the first line for a cell', async () => {
    const [found] = await report(cell => ({at: {cell}}))
    expect(found && cut(found)).toBe('import os')
    expect(found?.cell?.range).toEqual({start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 10, offset: 9}})
  })
  it('takes the first line for a cell without its end, also where that is one of Windows', async () => {
    const rule = ruleOf(context => ({cell: cell => context.report({message: 'found', data: {what: 'x'}, at: {cell}})}))
    const [found] = await lintText(ipynb({}, [code('ab\r\nc')]), rule)
    expect(found?.cell?.range?.end).toEqual({line: 1, column: 3, offset: 2})
  })
  it.each([
    ['a tag', (cell: CellView): At => ({cell, pointer: '/tags/0'}), 'a'],
    ['a value of the metadata', (): At => ({pointer: '/hunting/id'}), 'x'],
    ['a key of the metadata', (): At => ({pointer: '/hunting/id', part: 'key'}), 'id'],
    ['a part of an output', (cell: CellView): At => ({output: firstOutput(cell), pointer: '/text', start: 2, end: 5}), 'x\\"y'],
    ['the file', (): At => 'file', ''],
    ['an id', (cell: CellView): At => ({cell, field: 'id'}), 'c1'],
    ['where a cell without attachments begins', (cell: CellView): At => ({cell, field: 'attachments'}), '{'],
    ['a part of the file', (): At => ({file: {path: 'hunts/a.ipynb', text}, start: 0, end: 3}), '{\n '],
  ])('finds %s', async (_, place, expected) => {
    expect((await report(cell => ({at: place(cell)}))).map(cut)).toEqual([expected])
  })
  it('fills placeholders once, and leaves what is in the data as it is', async () => {
    const [found] = await report(cell => ({at: {cell}, data: {what: '$& {what} $1'}}))
    expect(found?.message).toBe('Found $& {what} $1.')
  })
  it('leaves a placeholder without data as it stands', async () => {
    expect((await report(cell => ({at: {cell}})))[0]?.message).toBe('Found {what}.')
  })
  it('lowers a finding to the cap of its report', async () => {
    expect((await report(cell => ({at: {cell}, cap: 'info'})))[0]?.severity).toBe('info')
    expect((await report(cell => ({at: {cell}, cap: 'error'})))[0]?.severity).toBe('warning')
  })
  it('shows nothing of what is concealed, not even its hash', async () => {
    const [first] = await report(cell => ({at: {cell, start: 0, end: 6}, conceal: true}))
    const [second] = await report(cell => ({at: {cell, start: 10, end: 15}, conceal: true}))
    expect(first?.excerpt).toEqual([])
    expect(first?.fingerprint).toBe(second?.fingerprint)
  })
  it('escapes a replacement as the file needs it there', async () => {
    const [found] = await report(cell => ({at: {cell, start: 0, end: 6}, replacement: 'say "x"'}))
    expect(found?.fix).toMatchObject({kind: 'safe', message: 'replace it with `say "x"`', edits: [{text: 'say \\"x\\"'}]})
  })
  it('puts a text into the file as it is given, with a fix of a part of the file', async () => {
    const file = {path: 'hunts/a.ipynb', text}
    const [found] = await report(() => ({at: {file, start: 0, end: 1}, replacement: '"\n'}))
    expect(found?.fix?.edits).toMatchObject([{range: {start: {offset: 0}, end: {offset: 1}}, text: '"\n'}])
  })
  it('shows the Markdown of the cells that each rule wants parsed', async () => {
    const seen: string[] = []
    const only = (wanted: string) =>
      ruleOf(() => ({
        parsesMarkdown: ({source}) => source.includes(wanted),
        markdown: {paragraph: (_, {source}) => void seen.push(`${wanted} in ${source}`)},
      }))
    const tooDeep = '>'.repeat(500)
    const cells = ['a', 'b', 'ab', `${tooDeep} c`].map(source => markdown(source))
    const found = await lintText(ipynb({}, cells), only('a'), only('b'))
    expect(seen).toEqual(['a in a', 'b in b', 'a in ab', 'b in ab'])
    expect(found).toEqual([])
    expect((await lintText(ipynb({}, cells), only('c'))).map(({rule}) => rule)).toEqual(['parse/too-deep'])
  })
  it('reports the failure of a rule in its name, and goes on with the others', async () => {
    const broken = ruleOf(
      () => ({
        cell() {
          throw new TypeError('no')
        },
      }),
      {id: 'test/broken'},
    )
    const good = ruleOf(context => ({end: () => context.report({message: 'found', at: 'file'})}))
    const found = await lintText(text, broken, good)
    expect(found.map(({rule, severity, message}) => [rule, severity, message])).toEqual([
      ['rule/crash', 'error', 'Rule `test/broken` failed: no'],
      ['test/rule', 'warning', 'Found {what}.'],
    ])
  })
  it.each([
    [
      'when it is made',
      () => {
        throw 'text'
      },
    ],
    [
      'in a notebook visitor',
      () => ({
        notebook() {
          throw null
        },
      }),
    ],
    [
      'in a Markdown visitor',
      () => ({
        markdown: {
          heading() {
            throw new Error('x')
          },
        },
      }),
    ],
    [
      'in a Python visitor',
      () => ({
        python: {
          Script() {
            throw new Error('x')
          },
        },
      }),
    ],
    [
      'while it chooses what is parsed',
      () => ({
        parsesPython() {
          throw new Error('x')
        },
        python: {Script() {}},
      }),
    ],
    [
      'in an output visitor',
      () => ({
        output() {
          throw new Error('x')
        },
      }),
    ],
    [
      'at the end',
      () => ({
        end() {
          throw new Error('x')
        },
      }),
    ],
  ] as const)('survives a rule that fails %s', async (_, create) => {
    expect((await lintText(text, ruleOf(create))).map(({rule}) => rule)).toEqual(['rule/crash'])
  })
  it('keeps the first thousand reports of a flood', async () => {
    const flood = ruleOf(context => ({
      notebook() {
        for (let count = 0; count < 3000; count++) context.report({message: 'found', at: 'file', data: {what: count}})
      },
    }))
    const found = await lintText(text, flood)
    expect(found.filter(({rule}) => rule === 'test/rule')).toHaveLength(1000)
    expect(found.filter(({rule}) => rule === 'rule/flood').map(({message}) => message)).toEqual([
      'Expected at most 1000 reports of `test/rule`, got more.',
    ])
  })
  it.each([
    ['a message that the rule does not have', {message: 'toString', at: 'file'}],
    ['an end before the start', {message: 'found', span: [3, 2]}],
    ['a place behind the cell', {message: 'found', span: [0, 1000]}],
    ['a place before the cell', {message: 'found', span: [-1, 2]}],
    ['a place in another file', {message: 'found', at: {file: {path: 'hunts/b.ipynb', text: 'x'}, start: 0, end: 1}}],
    ['a place behind the file', {message: 'found', at: {file: {path: 'hunts/a.ipynb', text: 'x'}, start: 0, end: 2}}],
    ['half a place', {message: 'found', span: [0.5, 2]}],
  ] as const)('blames a rule for %s', async (_, {message, ...place}) => {
    const rule = ruleOf(context => ({
      cell: cell => context.report({message, at: 'span' in place ? {cell, start: place.span[0], end: place.span[1]} : place.at}),
    }))
    expect((await lintText(text, rule)).map(({rule: id}) => id)).toEqual(['rule/bad-report'])
  })
  it('runs rules about hunts on hunts alone', async () => {
    const source = sourceOf(text)
    const rule = ruleOf(context => ({end: () => context.report({message: 'found', at: 'file'})}), {scope: 'hunt'})
    const lint = (isHunt: boolean) =>
      lintNotebook({source, view: viewOfSource(source), rules: [activeOf(rule)], isHunt, block: noBlock, services})
    expect(await lint(false)).toEqual([])
    expect(await lint(true)).toHaveLength(1)
  })
  it('reports what the parser says of a text without a notebook', async () => {
    expect(
      (
        await lintText(
          '{"cells": 3}',
          ruleOf(() => ({})),
        )
      ).every(({rule}) => rule.startsWith('parse/')),
    ).toBe(true)
  })
  it('says which cells nest too deep for their Markdown to be checked', async () => {
    const deep = ipynb({}, [markdown(`${'> '.repeat(400)}x`)])
    const rule = ruleOf(() => ({markdown: {heading() {}}}))
    expect((await lintText(deep, rule)).map(({rule: id, cell}) => [id, cell?.number])).toEqual([['parse/too-deep', 1]])
  })
  it('reports Python that is too long for the errors in it, and shows it to no Python visitor', async () => {
    const rule = ruleOf(() => ({
      python: {
        Script() {
          throw new Error('Expected not to be called.')
        },
      },
    }))
    const broken = ipynb({}, [code('f(a '.repeat(3000))])
    expect((await lintText(broken, rule)).map(({rule: id, cell}) => [id, cell?.number])).toEqual([['parse/limit', 1]])
  })
  it('reports what breaks the shapes that tools agreed on, but for the hunting block', async () => {
    const odd = JSON.stringify({cells: [], metadata: {kernelspec: 3, hunting: 3}, nbformat: 4, nbformat_minor: 5})
    expect((await lintText(odd)).map(({rule, message}) => [rule, message])).toEqual([['parse/shape', expect.stringContaining('got')]])
  })
})
