import {describe, expect, it} from 'vitest'
import {parseMyst} from './parse.ts'

function openIn(text: string): string[] {
  const {notebook, layout} = parseMyst(text)
  return layout.openBlocks().map(({cell, kind, start, end}) => `${kind} ${cell} ${notebook?.cells[cell]?.source.slice(start, end)}`)
}

describe('the blocks that a text leaves open', () => {
  it.each([
    ['its last one', '# a\n\n+++\n\nb\n\n```text\nc\n', ['fence 1 ```text']],
    ['its last one behind other line ends', '# a\r\n\r\n<!-- b\r\n', ['html 0 <!-- b']],
    ['none', '# a\n\n```text\nb\n```\n', []],
    ['none in code', '```{code-cell}\nx = """\n~~~\n"""\n```\n', []],
    ['none inside a fence that holds the cell', '````{markdown-cell}\n```\n````\n', []],
    ['none that was reported, because it takes in what would be a cell', '<!-- a\n\n```{code-cell}\n1\n```\n', []],
    ['none where the fence of a cell is open, which was reported', '```{code-cell}\n1\n', []],
  ])('%s', (_, text, expected) => expect(openIn(text)).toEqual(expected))
})

describe('the settings of jupytext in a header', () => {
  it.each([
    ['with what reading leaves out', 'jupytext:\n  text_representation: {extension: .md}\n', ['text_representation']],
    ['under `jupyter`', 'jupyter:\n  jupytext: {formats: ipynb}\n', ['formats']],
    ['none', 'a: 1\n', undefined],
  ])('%s', (_, header, keys) => {
    const settings = parseMyst(`---\n${header}---\n\n\`\`\`{code-cell} python\n1\n\`\`\`\n`).layout.jupytext()
    expect(settings && [...settings.keys()]).toEqual(keys)
  })
})

describe('the kernelspec of a header', () => {
  it.each([
    ['without the names that reading adds', 'kernelspec: {name: x}\n', new Map([['name', 'x']])],
    ['as a text', 'kernelspec: x\n', 'x'],
    ['under `jupyter`', 'jupyter:\n  kernelspec: {name: x}\n', new Map([['name', 'x']])],
    ['none', 'a: 1\n', undefined],
  ])('%s', (_, header, expected) => expect(parseMyst(`---\n${header}---\n\nx\n`).layout.kernelspec()).toEqual(expected))
})

describe('the plain scalars of a header', () => {
  function scalarsIn(header: string): string[] {
    const text = `---\n${header}---\n`
    return parseMyst(text)
      .layout.plainScalars()
      .map(({pointer, inList, span, value, value12, isDate}) =>
        [pointer, text.slice(span.start, span.end), JSON.stringify(value), JSON.stringify(value12), inList && 'in a list', isDate && 'date']
          .filter(part => part !== false)
          .join(' '),
      )
  }

  it.each([
    [
      'with what both versions of YAML make of them',
      'a: yes\nb: 010\nc: 1e3\n',
      ['/a yes true "yes"', '/b 010 8 10', '/c 1e3 "1e3" {"text":"1000.0"}'],
    ],
    ['at any depth', 'a:\n  - x/y: on\n  - [off]\n', ['/a/0/x~1y on true "on" in a list', '/a/1/0 off false "off" in a list']],
    [
      'that are dates',
      'a: 2025-04-01\nb: 2025-04-01T10:00:00Z\n',
      ['/a 2025-04-01 "2025-04-01" "2025-04-01" date', '/b 2025-04-01T10:00:00Z "2025-04-01T10:00:00Z" "2025-04-01T10:00:00Z" date'],
    ],
    ['that are nothing', 'a:\nb: ~\n', ['/a  null null', '/b ~ null null']],
    ['under `jupyter` as metadata of the notebook', 'jupyter:\n  a: 010\n', ['/a 010 8 10']],
    ['without quoted ones, blocks and tags', `a: '010'\nb: "yes"\nc: |\n  no\nd: !!str 010\ne: &x !!str yes\nf: !!str &y no\n`, []],
    ['with anchors', 'a: &x yes\n', ['/a yes true "yes"']],
    [
      'without front matter that is a cell',
      'date: 2025-04-01\njupytext:\n  root_level_metadata_filter: -date\n',
      ['/jupytext/root_level_metadata_filter -date "-date" "-date"'],
    ],
  ])('%s', (_, header, expected) => expect(scalarsIn(header)).toEqual(expected))

  it('stand in the text as it is on disk', () => {
    const text = '---\r\na: yes\r\n---\r\n'
    expect(
      parseMyst(text)
        .layout.plainScalars()
        .map(({span}) => text.slice(span.start, span.end)),
    ).toEqual(['yes'])
  })
  it('are none without a header', () => expect(parseMyst('# a\n').layout.plainScalars()).toEqual([]))
})
