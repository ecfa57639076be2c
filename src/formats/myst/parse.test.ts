import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {text} from '../../../test/fixtures/myst/syntax.ts'
import {toPlain} from '../../model/value.ts'
import {parseMyst} from './parse.ts'

describe('reading', () => {
  it('never throws, and places its problems in the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({unit: 'binary'})), given => {
        const {notebook, problems} = parseMyst(given)
        for (const {start, end, cell} of problems) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(given.length)
          if (notebook && cell !== undefined) expect(cell).toBeLessThan(notebook.cells.length)
        }
      }),
      {numRuns: 3000},
    )
  })

  it('gives the same cells for every kind of line end', () => {
    fc.assert(
      fc.property(text, given => {
        const lines = given.replace(/\r\n?/g, '\n')
        const [lf, crlf, cr] = ['\n', '\r\n', '\r'].map(end => parseMyst(lines.replaceAll('\n', end)).notebook)
        expect(crlf).toEqual(lf)
        expect(cr).toEqual(lf)
      }),
      {numRuns: 1000},
    )
  })

  it('gives cells ids that depend on themselves alone', () => {
    expect(parseMyst('# T\n\n```{code-cell}\n1 + 1\n```\n\n```{code-cell}\n1 + 1\n```\n').notebook?.cells.map(({id}) => id)).toEqual([
      'b5b858bb727d',
      'e0096aec2ad7',
      '78a218b881df',
    ])
  })
})

describe('cells', () => {
  const cases: [string, string, unknown][] = [
    ['blank lines around Markdown mean nothing', '\n\na\n\n\n+++\n\n\nb  \n \n', ['markdown a', 'markdown b  ']],
    ['Markdown without text is no cell', '+++\n\n+++\n', []],
    ['exact Markdown keeps its blank lines', '++++\n\n\na\n\n\n```{code-cell}\n1\n```\n', ['markdown \na\n', 'code 1']],
    ['exact Markdown may be empty', '++++\n', ['markdown ']],
    ['five plus signs, or spaces between, are not exact', '+++++\n\n\na\n\n+ +++\n\n\nb\n', ['markdown a', 'markdown b']],
    ['a wrapped cell is Markdown', '```{markdown-cell}\n+++ b/x\n```\n', ['markdown +++ b/x']],
    ['code keeps indentation beyond that of its fence', '  ```{code-cell}\n   a\n b\n  ```\n', ['code  a\nb']],
    ['a tab that is partly indentation leaves spaces', '  ```{code-cell}\n\ta\n  ```\n', ['code   a']],
    ['an unclosed cell goes to the end', '```{code-cell}\na\n\n+++\n', ['code a\n\n+++']],
    ['a blank first line of code is dropped', '```{code-cell}\n \n\na\n```\n', ['code \na']],
    ['options of colons take two line ends from the end', '```{code-cell}\n:a: 1\n\nb\n\n\n```\n', ['code b\n']],
    ['options between dashes as well', '```{raw-cell}\n---\na: 1\n---\nb\n\n```\n', ['raw b']],
    ['options between dashes that do not end are all of it', '```{code-cell}\n---\na: 1\n```\n', ['code ']],
    ['a longer info string is another directive', '```{code-cells}\n1\n```\n', ['markdown ```{code-cells}\n1\n```']],
    ['U+2028 and form feeds end no lines', 'a\u2028\f\n```{code-cell}\n1\n```\n', ['markdown a\u2028\f', 'code 1']],
  ]
  for (const [name, given, expected] of cases) {
    it(name, () => expect(parseMyst(given).notebook?.cells.map(({type, source}) => `${type} ${source}`)).toEqual(expected))
  }
})

describe('cell metadata', () => {
  const cases: [string, string, unknown][] = [
    ['of Markdown stand after the plus signs', '+++ {"a": 1}\n\nb\n', {a: 1}],
    ['belong to the Markdown that follows directly', '+++ {"a": 1}\n\n```{code-cell}\n```\n\nb\n', {}],
    ['between dashes are dedented', '```{code-cell}\n---\n  a:\n    b: 1\n---\n```\n', {a: {b: 1}}],
    ['after colons are one YAML text', '```{code-cell}\n:a:\n:  b: 1\n```\n', {a: {b: 1}}],
    ['that are no YAML as a whole are read line by line', '```{code-cell}\n:a: b: c\n:d: [1]\n:e:\n```\n', {a: 'b: c', d: [1], e: null}],
    ['may give tags as one string', '```{code-cell}\n:tags: a, b c\n```\n', {tags: ['a', 'b', 'c']}],
    ['may say that tags were one string', '```{code-cell}\n:tags: [a, b]\n:huntbook-tags: a, b\n```\n', {tags: 'a, b'}],
    ['had one string of no tags', '+++ {"huntbook-tags": ""}\n\na\n', {tags: ''}],
    ['hold the list where it is not that of the string any more', '```{code-cell}\n:tags: [c]\n:huntbook-tags: a, b\n```\n', {tags: ['c']}],
    ['read `yes` as YAML 1.1 does', '```{code-cell}\n:a: yes\n:b: 0o17\n```\n', {a: true, b: '0o17'}],
    ['lose what says how the text is written', '```{code-cell}\n:a: 1\n:huntbook-text: esc\n\n```\n', {a: 1}],
    [
      'keep a key of that name with one underscore less',
      '+++ {"huntbook-text_": 1, "huntbook-attachments__": 2}\n\na\n',
      {'huntbook-text': 1, 'huntbook-attachments_': 2},
    ],
    ['hold `__proto__` like any other key', '+++ {"__proto__": {"x": 1}}\n\na\n', JSON.parse('{"__proto__": {"x": 1}}')],
  ]
  for (const [name, given, expected] of cases) {
    it(name, () =>
      expect(JSON.stringify(toPlain(parseMyst(given).notebook?.cells.at(-1)?.metadata ?? null))).toBe(JSON.stringify(expected)),
    )
  }
})

describe('notebook metadata', () => {
  const cases: [string, string, unknown][] = [
    ['are the keys of the header', '---\ntitle: x\n---\n', {title: 'x'}],
    ['merge what stands under `jupyter`', '---\njupyter: {a: {b: 1}, c: 1}\na: {d: 2}\n---\n', {a: {b: 1, d: 2}, c: 1}],
    ['leave the text representation out', '---\njupytext: {text_representation: {format_name: myst}}\n---\n', {}],
    ['name a kernel that only has one of its names', '---\nkernelspec: {name: p}\n---\n', {kernelspec: {name: 'p', display_name: 'p'}}],
    ['name a kernel that is a string', '---\nkernelspec: p\n---\n', {kernelspec: {display_name: 'p', name: 'p'}}],
    ['say that there was no header', 'a\n', {jupytext: {notebook_metadata_filter: '-all'}}],
    [
      'hold the lexer of code',
      '---\na: 1\n---\n```{code-cell} \n```\n```{code-cell}  python \n```\n',
      {a: 1, jupytext: {default_lexer: 'python'}},
    ],
    ['hold no lexer beside a language', '---\nlanguage_info: {name: p}\n---\n```{code-cell} r\n```\n', {language_info: {name: 'p'}}],
    ['end at dots as well', '---\na: 1\n...\nb\n', {a: 1}],
    ['may end with more dashes', '----\na: 1\n---\n-----  \nb\n', undefined],
    [
      'get nulls back that jupytext cannot read',
      '---\njupytext:\n  huntbook:\n    /a/b: "null"\n    /a/c~1d: "1"\n    /e: ""\na: {}\ne: 1\n---\n',
      {a: {b: null, 'c/d': 1}},
    ],
    ['are empty in an empty header', '---\n---\na\n', {}],
  ]
  for (const [name, given, expected] of cases) {
    it(name, () => {
      const {notebook} = parseMyst(given)
      expect(notebook && toPlain(notebook.metadata)).toEqual(expected)
    })
  }
})

describe('front matter', () => {
  const filter = (keys: string): string => `jupytext:\n  root_level_metadata_filter: ${keys}\n`

  it('is a raw cell with the lines as they are', () => {
    const {notebook} = parseMyst(`---\n# c\ntitle: x # d\n\n${filter('-title')}kernelspec: {name: p, display_name: p}\n---\n\na\n`)
    expect(notebook?.cells.map(({source}) => source)).toEqual(['---\n# c\ntitle: x # d\n\n---', 'a'])
    expect(notebook && [...notebook.metadata.keys()]).toEqual(['kernelspec'])
  })

  it('that is mixed with other keys is printed anew', () => {
    const {notebook} = parseMyst(`---\n${filter('-title,-date')}title: é\na: 1\ndate: [1]\n---\n`)
    expect(notebook?.cells.map(({source}) => source)).toEqual(['---\ntitle: "\\xE9"\ndate:\n- 1\n---'])
  })

  it('that is all of the header says so', () => {
    const {notebook} = parseMyst(`---\ntitle: x\n${filter('-title')}---\n`)
    expect(notebook && toPlain(notebook.metadata)).toEqual({jupytext: {notebook_metadata_filter: '-all'}})
  })

  it('below which the text says what it is has lost no metadata to a filter', () => {
    const block = '  text_representation: {format_name: myst}\n'
    const {notebook} = parseMyst(`---\ntitle: x\njupytext:\n${block}  root_level_metadata_filter: -title\n---\n`)
    expect(notebook?.metadata.size).toBe(0)
    const filtered = parseMyst(`---\ntitle: x\n${filter('-title')}${block}---\n`).notebook
    expect(filtered && toPlain(filtered.metadata)).toEqual({jupytext: {notebook_metadata_filter: '-all'}})
  })
})

describe('problems', () => {
  const cases: [string, string, string[]][] = [
    ['broken YAML in the header', '---\na: [\n---\n', ['error parse/yaml']],
    ['a header that is a list', '---\n- a\n---\n', ['error parse/shape 4-7 - a']],
    ['a header that does not end', '---\nkernelspec:\n\n# T\n', ['warning parse/yaml 0-3 ---']],
    ['a rule at the beginning is none', '---\n\nSome text.\n', []],
    [
      'a header of another format',
      '---\njupytext: {text_representation: {format_name: markdown}}\n---\n',
      ['error parse/myst 50-58 markdown'],
    ],
    ['a key twice in the header', '---\na: 1\na: 2\n---\n', ['warning parse/duplicate-key 9-10 a']],
    ['broken JSON after plus signs', '+++ {"a": [b]}\n\nc\n', ['error parse/json']],
    ['text after plus signs', '--- a/x\n+++ b/x\n\nc\n', ['error parse/myst 12-15 b/x']],
    ['a list after plus signs', '+++ [1]\n\nc\n', ['error parse/myst 4-7 [1]']],
    ['a key twice after plus signs', '+++ {"a": 1, "a": 2}\n\nc\n', ['error parse/duplicate-key 14-15 a']],
    ['plus signs without a cell are looked at too', '+++ x\n\n+++ y\n', ['error parse/myst 4-5 x', 'error parse/myst 11-12 y']],
    ['tags of no cell before another break', '+++ {"tags": ["a"]}\n+++\n\nb\n', ['error parse/myst 4-19 {"tags": ["a"]}']],
    ['tags of no cell before code', '+++ {"tags": ["a"]}\n\n```{code-cell}\nb\n```\n', ['error parse/myst 4-19 {"tags"']],
    ['tags of no cell before a raw cell', '+++ {"tags": ["a"]}\n```{raw-cell}\nb\n```\n', ['error parse/myst 4-19 {"tags"']],
    ['tags of no cell at the end', 'a\n\n+++ {"tags": ["a"]}\n\n', ['error parse/myst 7-22 {"tags"']],
    ['other metadata of no cell', '+++ {"slideshow": 1}\n\n+++\n\nb\n', ['warning parse/myst 4-20 {"slideshow": 1}']],
    ['metadata of nothing and a cell', '+++ {}\n+++ {"tags": ["a"]}\n\nb\n', []],
    ['metadata of a fenced Markdown cell', '+++ {"tags": ["a"]}\n\n```{markdown-cell}\nb\n```\n', []],
    ['options after a blank line of code', '```{code-cell}\n\n:tags: [a]\nb\n```\n', ['warning parse/myst 16-22 :tags:']],
    ['options after the end of options', '  ```{code-cell}\n  :a: 1\n\n  :name: x\n  b\n  ```\n', ['warning parse/myst 28-34 :name:']],
    ['options after more blank lines', '```{code-cell}\n\n\n :tags: [a]\nb\n```\n', ['warning parse/myst 18-24 :tags:']],
    ['options of Markdown', 'a\n\n+++\n\n:tags: [a]\n\nb\n', ['warning parse/myst 8-14 :tags:']],
    ['options of fenced Markdown', '```{markdown-cell}\n:tags: [a]\n\nb\n```\n', ['warning parse/myst 19-25 :tags:']],
    ['fields of Markdown are none', ':author: a\n\nb\n', []],
    ['options of raw cells are left to them', '```{raw-cell}\n\n:tags: [a]\n```\n', []],
    ['a colon that begins code is no option', '```{code-cell}\n\n:a\n```\n\n```{code-cell}\n\n:::note\n```\n', []],
    ['options that are a list', '```{code-cell}\n---\n- a\n---\n```\n', ['error parse/shape 19-22 - a']],
    ['options that are no YAML', '```{code-cell}\n---\na: [\n---\n```\n', ['error parse/yaml']],
    ['a code cell that is not closed', 'a\n\n```{code-cell}\nb\n', ['warning parse/myst 3-17 ```{code-cell}']],
    ['a fence that takes cells in', '```text\n\n+++\n\nb\n', ['warning parse/myst 0-7 ```text']],
    ['HTML that takes cells in', ' <!-- a\n\n```{code-cell}\nb\n```\n', ['warning parse/myst 1-7 <!-- a']],
    ['a fence that takes no cell in is for others to report', '```text\n\nb\n', []],
    ['conflict markers of git', 'a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n', ['error parse/conflict 2-11 <<<<<<< x']],
    ['half of a surrogate pair', 'a\ud800b😀\udc00', ['error parse/surrogate 1-2 \ud800', 'error parse/surrogate 5-6 \udc00']],
    ['unknown flags', '```{code-cell}\n:huntbook-text: rot13\n\n1\n```\n', ['error parse/shape 31-36 rot13']],
  ]
  for (const [name, given, expected] of cases) {
    it(`name ${name}`, () => {
      for (const end of ['\n', '\r\n']) {
        const text = given.replaceAll('\n', end)
        const got = parseMyst(text).problems.map(
          ({severity, rule, start, end: stop}) => `${severity} ${rule} ${start}-${stop} ${text.slice(start, stop)}`,
        )
        expect(got.length).toBe(expected.length)
        // Offsets are given for LF; the covered text is the same for all.
        for (const [index, wanted] of expected.entries()) {
          const place = end === '\n' ? got[index] : got[index]?.replace(/\d+-\d+/, wanted.match(/\d+-\d+/)?.[0] ?? '')
          expect(place?.startsWith(wanted)).toBe(true)
        }
      }
    })
  }

  it('say which cell they are in', () => {
    const {problems} = parseMyst('---\ntitle: x\njupytext: {root_level_metadata_filter: -title}\n---\n\na\n\n+++ b\n\nc\n')
    expect(problems.map(({cell}) => cell)).toEqual([2])
  })

  it('leave no notebook where the header cannot be read', () => {
    expect(parseMyst('---\na: [\n---\n\nb\n').notebook).toBeUndefined()
  })
})

describe('attachments', () => {
  const given = '+++ {"huntbook-attachments": {"a b.png": {"image/png": "h_files/8f434346648f6b96.png"}}}\n\na\n'
  const bytes = new Uint8Array([104, 105])

  it('come from files beside the text', () => {
    const {notebook, problems} = parseMyst(given, {readSide: path => (path === 'h_files/8f434346648f6b96.png' ? bytes : undefined)})
    expect(problems).toEqual([])
    expect(toPlain(notebook?.cells[0]?.attachments ?? null)).toEqual({'a b.png': {'image/png': 'aGk='}})
    expect(notebook?.cells[0]?.metadata.size).toBe(0)
  })

  it('that are missing, changed or outside the folder are problems', () => {
    expect(parseMyst(given, {readSide: () => undefined}).problems.map(({rule}) => rule)).toEqual(['parse/shape'])
    expect(parseMyst(given, {readSide: () => new Uint8Array([1])}).problems.map(({rule}) => rule)).toEqual(['parse/shape'])
    for (const path of ['/etc/passwd', '../x.png', 'a/../../x.png', 'C:/x', 'a\\\\b']) {
      expect(parseMyst(given.replace('h_files/8f434346648f6b96.png', path), {readSide: () => bytes}).problems.length).toBe(1)
    }
  })

  it('may stand in the text', () => {
    const {notebook} = parseMyst('+++ {"huntbook-attachments": {"x": {"a/b": {"data": [1]}}}}\n\na\n')
    expect(toPlain(notebook?.cells[0]?.attachments ?? null)).toEqual({x: {'a/b': [1]}})
  })
})
