import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {violationOf} from '../../../test/fixtures/guarantees.ts'
import {notebook} from '../../../test/fixtures/myst/arbitrary.ts'
import {text} from '../../../test/fixtures/myst/syntax.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import {emptyMap, fromPlain, isMap, type ValueMap} from '../../model/value.ts'
import {parseMyst} from './parse.ts'
import {type MystOptions, printMyst} from './print.ts'

describe('a notebook as MyST', () => {
  it('comes back from its text, whatever it holds, and so does the text, also through a file', () => {
    const options = fc.constantFrom<MystOptions>({}, {representation: 'full'}, {representation: 'off'}, {sideFiles: {stem: 'h'}})
    fc.assert(
      fc.property(notebook, options, (given, chosen) => {
        expect(violationOf(given, chosen)).toBeUndefined()
      }),
      {numRuns: 500},
    )
  })

  it('that was read from any text can be written', () => {
    fc.assert(
      fc.property(text, given => {
        const {notebook: read, problems} = parseMyst(given)
        if (!read || problems.some(({severity}) => severity === 'error')) return
        expect(printMyst(read).losses.filter(({severity}) => severity === 'error')).toEqual([])
      }),
      {numRuns: 1500},
    )
  })
})

describe('a cell', () => {
  const cases: [string, Cell, string][] = [
    ['of Markdown is its text', markdown('a\n\nb'), 'a\n\nb\n'],
    ['of Markdown with blank lines at its edges is exact', markdown('\na\n'), '++++\n\n\na\n\n\n+++\n'],
    ['that holds a block break is wrapped', markdown('+++ b/x'), '```{markdown-cell}\n+++ b/x\n```\n'],
    ['that holds fences is wrapped in a longer one', markdown('```{code-cell}\n```'), '````{markdown-cell}\n```{code-cell}\n```\n````\n'],
    ['that leaves HTML open is its text where nothing follows', markdown('<!-- a'), '<!-- a\n'],
    ['with a declaration that not all readers know is wrapped', markdown('<!x\n+++\n>'), '```{markdown-cell}\n<!x\n+++\n>\n```\n'],
    ['with a tag that only some readers know is wrapped', markdown('<pre\u00a0\n+++'), '```{markdown-cell}\n<pre\u00a0\n+++\n```\n'],
    ['with metadata has a block break', markdown('a', {b: 'é'}), '+++ {"b": "\\u00e9"}\n\na\n'],
    ['of code stands in a fence', code('1'), '```{code-cell}\n1\n```\n'],
    ['of code with metadata has options', code('1', {tags: ['a']}), '```{code-cell}\n:tags: [a]\n\n1\n```\n'],
    ['of code that begins with a colon has a blank line first', code(':a'), '```{code-cell}\n\n:a\n```\n'],
    ['of code with a blank first line has another one', code('\n1'), '```{code-cell}\n\n\n1\n```\n'],
    ['of code with a trailing line end has one more', code('1\n'), '```{code-cell}\n1\n\n```\n'],
    ['of code with indented backticks has a longer fence', code(' ```'), '````{code-cell}\n ```\n````\n'],
    ['with CRLF says so', code('a\r\nb'), '```{code-cell}\n:huntbook-text: crlf\n\na\nb\n```\n'],
    ['with controls escapes them, and the sign of an escape', code('\x1b␛'), '```{code-cell}\n:huntbook-text: esc\n\n␛1B;␛241B;\n```\n'],
    ['with a sign of an escape alone does not', code('␛1B;'), '```{code-cell}\n␛1B;\n```\n'],
    [
      'with tags as one string has a list as well',
      code('1\r\n', {tags: 'a, b'}),
      '```{code-cell}\n:tags: [a, b]\n:huntbook-tags: a, b\n:huntbook-text: crlf\n\n1\n\n\n```\n',
    ],
    ['with a key of ours gets an underscore', code('1', {'huntbook-text': 1}), '```{code-cell}\n:huntbook-text_: 1\n\n1\n```\n'],
  ]
  for (const [name, cell, expected] of cases)
    it(name, () => expect(printed([cell], {jupytext: {notebook_metadata_filter: '-all'}}, 'off')).toBe(expected))

  it('that leaves HTML open to some readers is wrapped where a cell follows', () => {
    expect(printed([markdown('<pre\u00a0'), code('1')], {}, 'off')).toBe('```{markdown-cell}\n<pre\u00a0\n```\n\n```{code-cell}\n1\n```\n')
    expect(printed([markdown('<b>\u00a0</b>'), code('1')], {}, 'off')).toBe('<b>\u00a0</b>\n\n```{code-cell}\n1\n```\n')
  })

  it.each([
    'a\n<search>\n```{code-cell}',
    'a\n<source>\n```{code-cell}',
    '<textarea>\n\n+++\n',
    'a\n<search>\n<pre\u00a0\n',
    '- a\n<search>\n<textarea>\n',
  ])('that is cut elsewhere by readers of other versions is wrapped: %j', given =>
    expect(printed([markdown(given), code('1')], {}, 'off')).toContain('{markdown-cell}'),
  )

  it('that begins a text with a byte order mark is exact, so that no reader drops it', () => {
    expect(printed([markdown('\ufeffa'), code('1')], {}, 'off')).toBe('++++\n\n\ufeffa\n\n```{code-cell}\n1\n```\n')
    expect(printed([code('1'), markdown('\ufeffa')], {}, 'off')).toBe('```{code-cell}\n1\n```\n\n\ufeffa\n')
  })

  it('that leaves HTML open is wrapped where a cell follows', () => {
    expect(printed([markdown('<!-- a'), code('1')], {}, 'off')).toBe('```{markdown-cell}\n<!-- a\n```\n\n```{code-cell}\n1\n```\n')
  })

  it('with a fence in an option has a longer one', () => {
    expect(printed([code('1', {a: '\n```\n'})], {}, 'off')).toMatch(/^````\{code-cell\}\n---\n/)
  })

  it('of Markdown after Markdown begins with a block break', () => {
    expect(printed([markdown('a'), markdown('b')], {}, 'off')).toBe('a\n\n+++\n\nb\n')
  })

  it('of code is named after the language', () => {
    expect(printed([code('1')], {language_info: {name: 'p', pygments_lexer: 'ipython3'}}, 'off')).toBe('```{code-cell} ipython3\n1\n```\n')
    expect(printed([code('1')], {language_info: {name: 'p', pygments_lexer: 'a`b'}}, 'off')).toBe('```{code-cell}\n1\n```\n')
    expect(printed([code('1')], {jupytext: {default_lexer: 'r', notebook_metadata_filter: '-all'}}, 'off')).toBe(
      '```{code-cell} r\n1\n```\n',
    )
  })

  it('of code is not named after what would not come back', () => {
    const named = {language_info: {name: 'p'}, jupytext: {default_lexer: 'r', notebook_metadata_filter: 'all'}}
    expect(printed([code('1')], named, 'off')).toContain('\n```{code-cell}\n')
    expect(printed([code('1')], {language_info: {pygments_lexer: 'r'}, jupytext: 'x'}, 'off')).toContain('\n```{code-cell}\n')
  })
})

describe('the header', () => {
  const block = 'jupytext:\n  text_representation:\n    extension: .md\n    format_name: myst\n    format_version: 0.13\n'

  it('is sorted, but for what is inside', () => {
    expect(printed([], {tocdepth: 1, kernelspec: {name: 'p', display_name: 'P'}}, 'off')).toBe(
      '---\nkernelspec:\n  name: p\n  display_name: P\ntocdepth: 1\n---\n',
    )
  })

  it('has the text representation that is asked for', () => {
    expect(printed([code('1')], {}, 'plain')).toBe(`---\n${block}---\n\n\`\`\`{code-cell}\n1\n\`\`\`\n`)
    expect(printed([], {}, 'full')).toBe(`---\n${block}    jupytext_version: 1.19.5\n---\n`)
    expect(printed([code('1')], {}, 'off')).toBe('```{code-cell}\n1\n```\n')
  })

  it('says that a text without code is a notebook, whatever the filter', () => {
    expect(printed([markdown('a')], {jupytext: {notebook_metadata_filter: '-all'}}, 'plain')).toBe(`---\n${block}---\n\na\n`)
  })

  it('says so under `jupyter`, where jupytext looks for it if there is one', () => {
    const metadata = {kernelspec: {name: 'p', display_name: 'P'}, 'a b': 1, jupytext: {notebook_metadata_filter: 'all'}}
    const before = '---\nkernelspec:\n  name: p\n  display_name: P\njupyter:\n  jupytext:\n    notebook_metadata_filter: all\n'
    expect(printed([markdown('a')], metadata, 'plain')).toBe(`${before}${block.slice(10).replace(/^(?=.)/gm, '  ')}  a b: 1\n---\n\na\n`)
    expect(printed([code('1')], metadata, 'plain')).toContain('jupyter:\n  a b: 1\n---\n')
  })

  it('is not made of a first cell with dashes', () => {
    const metadata = {jupytext: {notebook_metadata_filter: '-all'}}
    expect(printed([markdown('---'), code('1')], metadata, 'off')).toBe('++++\n\n---\n\n```{code-cell}\n1\n```\n')
    expect(printed([markdown('a\n---'), code('1')], metadata, 'off')).toBe('a\n---\n\n```{code-cell}\n1\n```\n')
  })

  it('asks jupytext to keep `hunting`', () => {
    expect(printed([], {hunting: {id: 'x'}}, 'off')).toBe('---\nhunting:\n  id: x\njupytext:\n  notebook_metadata_filter: hunting\n---\n')
  })

  it('quotes what would end it', () => {
    expect(printed([], {orphan: 'a\n---\nb'}, 'off')).toBe('---\norphan: "a\\n---\\nb"\n---\n')
  })

  it('has what jupytext cannot read at its root as it is under `jupyter`', () => {
    const metadata = {kernelspec: {name: 'p', env: null}, orphan: {a: null}, jupytext: {root_level_metadata_filter: '-kernelspec'}}
    expect(printed([], metadata, 'off')).toBe(
      "---\njupytext:\n  root_level_metadata_filter: -kernelspec\n  huntbook:\n    /orphan/a: 'null'\norphan: {}\njupyter:\n  kernelspec:\n    name: p\n    env: null\n---\n",
    )
  })

  it('holds front matter as it is', () => {
    const raw: Cell = {type: 'raw', source: '---\n# c\ntitle: "x"\n---', metadata: emptyMap, extra: emptyMap}
    expect(printed([raw, code('1')], {kernelspec: {name: 'p', display_name: 'P'}}, 'off')).toBe(
      '---\n# c\ntitle: "x"\nkernelspec:\n  name: p\n  display_name: P\njupytext:\n  root_level_metadata_filter: -title\n---\n\n```{code-cell}\n1\n```\n',
    )
  })
})

describe('attachments', () => {
  const cell: Cell = {...markdown('a'), attachments: map({'s 1.png': {'image/png': 'aGk=', 'image/svg+xml': ['<s', '>'], 'a/b': 'aGk'}})}

  it('go into files that are named after their content', () => {
    const {text: written, files, losses} = printMyst(notebookOf([cell], {}), {representation: 'off', sideFiles: {stem: 'h'}})
    expect(files.map(({path, bytes}) => `${path} ${String.fromCharCode(...bytes)}`)).toEqual([
      expect.stringMatching(/^h_files\/[0-9a-f]{16}\.json "aGk"$/),
      'h_files/8f434346648f6b96.png hi',
      expect.stringMatching(/^h_files\/[0-9a-f]{16}\.json "<s>"$/),
    ])
    expect(written).toMatch(/"image\/png": "h_files\/8f434346648f6b96.png", "image\/svg\+xml": {"json": "h_files\//)
    expect(losses).toEqual([])
  })

  it('stand in the text where there is no place for files', () => {
    expect(printed([cell], {}, 'off')).toContain(
      '{"s 1.png": {"a/b": {"data": "aGk"}, "image/png": {"data": "aGk="}, "image/svg+xml": {"data": "<s>"}',
    )
  })
})

describe('what a text cannot hold', () => {
  const errors = (cells: readonly Cell[], metadata: object = {}): unknown =>
    printMyst(notebookOf(cells, metadata)).losses.map(({severity, cell}) => `${severity} ${cell}`)

  it('is refused where it is broken', () => {
    expect(errors([code('1'), code('\ud800')])).toEqual(['error 1'])
    expect(errors([code('1', {a: ['\udc00']})])).toEqual(['error 0'])
    expect(errors([], {kernelspec: {'\ud800': 1}})).toEqual(['error undefined'])
  })

  it('is refused where its cells hold the markers of a conflict together', () => {
    const cells = [markdown('<<<<<<< a'), code('1'), markdown('b\n=======\n>>>>>>> c')]
    expect(printMyst(notebookOf(cells, {})).losses.map(({message}) => message)).toEqual([
      'Unexpected conflict of a merge: resolve it and remove its markers.',
    ])
  })

  it('is told where it is left out by design', () => {
    const output = {kind: 'error', json: emptyMap, name: '', value: '', traceback: []} as const
    const {losses} = printMyst(
      notebookOf([{type: 'code', source: '', metadata: emptyMap, extra: emptyMap, executionCount: 1, outputs: [output]}], {widgets: 1}),
    )
    expect(losses).toEqual([
      {severity: 'info', message: 'The outputs of 1 cell are not in the text.'},
      {severity: 'info', message: 'The metadata `widgets` is not in the text.'},
    ])
  })
})

describe('a text without a header', () => {
  it('has lost nothing when it comes back from a notebook', () => {
    for (const given of ['a\n', '```{code-cell} python\n1\n```\n']) {
      const {notebook: read} = parseMyst(given)
      expect(read && printMyst(read).losses).toEqual([])
    }
  })
})

function printed(cells: readonly Cell[], metadata: object, representation: 'plain' | 'full' | 'off'): string {
  const {text: written, losses} = printMyst(notebookOf(cells, metadata), {representation})
  expect(losses.filter(({severity}) => severity === 'error')).toEqual([])
  return written
}

function notebookOf(cells: readonly Cell[], metadata: object): Notebook {
  return {minor: 5, metadata: map(metadata), cells, extra: emptyMap}
}

function markdown(source: string, metadata: object = {}): Cell {
  return {type: 'markdown', source, metadata: map(metadata), extra: emptyMap}
}

function code(source: string, metadata: object = {}): Cell {
  return {type: 'code', source, metadata: map(metadata), extra: emptyMap, executionCount: null, outputs: []}
}

function map(plain: object): ValueMap {
  const value = fromPlain(plain)
  return isMap(value) ? value : emptyMap
}
