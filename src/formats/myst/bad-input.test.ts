import {describe, expect, it} from 'vitest'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {parseMyst} from './parse.ts'

/** Each problem as `severity rule line:column text`. */
function told(given: string): string[] {
  const lines = linesOf(given)
  return parseMyst(given, {readSide: () => undefined}).problems.map(({severity, rule, start, end}) => {
    const {line, column} = positionAt(lines, start)
    return `${severity} ${rule} ${line}:${column} ${given.slice(start, end)}`
  })
}

const header = (yaml: string): string => `---\n${yaml}\n---\n\n# T\n`
const cell = (content: string): string => `# T\n\n\`\`\`{code-cell}\n${content}\n1\n\`\`\`\n`
const above = (json: string): string => `# T\n\n+++ ${json}\n\na\n`

describe('a problem has the line and column where it is, with LF and CRLF:', () => {
  it.each<[string, string, string[]]>([
    ['a second colon in the header', header('a: 1\nb: c: d'), ['error parse/yaml 3:5 :']],
    ['a tab in the header', header('a:\n\tb: 1'), ['error parse/yaml 3:1 \t']],
    ['a quote that does not end', header('a: "b\nc: 1'), ['error parse/yaml 3:5 ']],
    ['a bracket that does not end', header('a: 1\nb: [c'), ['error parse/yaml 3:6 ']],
    ['an alias of nothing', header('a: *x'), ['error parse/yaml 2:4 *x']],
    ['an unknown tag', header('a: !b 1'), ['error parse/yaml 2:4 !b']],
    ['a directive', header('%x\na: 1'), ['error parse/yaml 2:1 %x']],
    ['a control character in the header', header('a: "\x07"'), ['error parse/yaml 2:5 \x07']],
    ['half a surrogate pair as an escape', header('a: 1\nb: "c\\ud800"'), ['error parse/surrogate 3:5 c\\ud800']],
    ['a header that is a text', header('just text'), ['error parse/shape 2:1 just text']],
    ['settings that are no mapping', header('jupytext: 5'), ['error parse/shape 2:11 5']],
    ['a header that does not end', '---\na: 1\n\n# T\n', ['warning parse/yaml 1:1 ---']],
    ['a second colon in options', cell('---\na: 1\nb: c: d\n---'), ['error parse/yaml 6:5 :']],
    ['a bracket in options that does not end', cell('---\na: [b\n---'), ['error parse/yaml 5:6 ']],
    ['options that are cut', cell(':a: 1\n:b\n'), ['error parse/yaml 5:3 ']],
    ['an option that is a word', cell(':b\n'), ['error parse/shape 4:2 b']],
    ['a list of tags that does not end', cell(':tags: [a, b\n'), ['error parse/shape 4:8 [a, b']],
    ['options that are a list', cell('---\n- a\n---'), ['error parse/shape 5:1 - a']],
    ['half a surrogate pair in an option', cell(':a: 1\n:b: "\\udc00"\n'), ['error parse/surrogate 5:6 \\udc00']],
    ['an option twice', cell(':a: 1\n:a: 2\n'), ['warning parse/duplicate-key 5:2 a']],
    ['options in a fence that is indented', '  ```{code-cell}\n  ---\n  a: b: c\n  ---\n  ```\n', ['error parse/yaml 3:7 :']],
    ['flags that are none', cell(':huntbook-text: 5\n'), ['error parse/shape 4:17 5']],
    ['tags of ours that are no text', cell(':huntbook-tags: 5\n'), ['error parse/shape 4:17 5']],
    ['a code cell that does not end', '# T\n\n```{code-cell}\n1\n', ['warning parse/myst 3:1 ```{code-cell}']],
    ['a fence that a cell closes', '# T\n\n```sh\n1\n\n ```{code-cell}\n2\n```\n', ['warning parse/myst 6:2 ```{code-cell}']],
    [
      'a tagged cell in a fence above it',
      `~~~sh\n1\n\n~~~{code-cell}\n:a: 1\n:tags: [x]\n2\n~~~\n`,
      ['error parse/myst 4:1 ~~~{code-cell}'],
    ],
    [
      'a tagged cell in a longer fence that the next one closes',
      `\`\`\`\`{note}\n\n${cell(':tags: [x]')}\n\`\`\`\`{tip}\na\n\`\`\`\`\n`,
      ['error parse/myst 10:1 ````'],
    ],
    [
      'tags of a Markdown cell in a fence that the next one closes',
      '```sh\n1\n\n+++ {"tags": ["x"]}\n\na\n\n```sh\n2\n```\n',
      ['error parse/myst 8:1 ```'],
    ],
    ['a tagged cell in a code cell', cell('a\n\n```{code-cell}\n---\nb: 1\ntags: [x]\n---'), ['error parse/myst 6:1 ```{code-cell}']],
    ['tags of a Markdown cell in a fence', '```sh\n1\n\n+++ {"tags": ["x"]}\n', ['error parse/myst 1:1 ```sh']],
    ['a cell that the next one closes', cell('a = 1\n\n```{raw-cell}'), ['warning parse/myst 6:1 ```{raw-cell}']],
    ['no problem with a cell in a longer fence', '````md\n```{code-cell}\n1\n```\n````\n\n~~~\n```{raw-cell}\n~~~\n', []],
    ['a fence that takes cells in', '# T\n\n ```sh\n1\n\n+++\n', ['warning parse/myst 3:2 ```sh']],
    ['HTML that takes cells in', '# T\n\n<!-- a\n\n+++\n', ['warning parse/myst 3:1 <!-- a']],
    ['a comma too many in JSON', above('{"a": 1,}'), ['error parse/json 3:13 }']],
    ['JSON that is cut', above('{"a": "b'), ['error parse/json 3:13 ']],
    ['single quotes in JSON', above("{'a': 1}"), ["error parse/json 3:6 '"]],
    ['a word that JSON does not have', above('{"a": NaN}'), ['warning parse/number 3:11 NaN']],
    ['half a surrogate pair in JSON', above('{"a": "\\ud800"}'), ['error parse/surrogate 3:12 \\ud800']],
    ['something after the JSON', above('{"a": 1} b'), ['error parse/json 3:14 b']],
    ['no JSON', above('b/x'), ['error parse/myst 3:5 b/x']],
    ['attachments that are none', above('{"huntbook-attachments": 5}'), ['error parse/shape 3:30 5']],
    ['half a surrogate pair in Markdown', '# T\n\nab\ud800c\n', ['error parse/surrogate 3:3 \ud800']],
    ['half a surrogate pair in code', cell('x\udc00'), ['error parse/surrogate 4:2 \udc00']],
    ['no problem with control characters in Markdown and code', `a\0\x07\x1b\n\n${cell('\x07')}`, []],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
    expect(told(given.replaceAll('\n', '\r\n'))).toEqual(expected)
  })
})
