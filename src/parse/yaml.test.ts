import {describe, expect, it} from 'vitest'
import type {Value} from '../model/value.ts'
import {find, type Tree, treeValue} from './tree.ts'
import {parseYaml} from './yaml.ts'

/** The value of a text without problems, as JSON but with the text of numbers. */
function load(text: string, version: '1.1' | '1.2' = '1.1'): string {
  const {tree, problems} = parseYaml(text, {version})
  expect(problems).toEqual([])
  return tree ? show(treeValue(tree)) : 'empty'
}

function show(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${key}: ${show(item)}`).join(', ')}}`
  return typeof value === 'object' && value !== null && 'text' in value ? value.text : JSON.stringify(value)
}

/** The only problem of a text, as `start-end message`. */
function problem(text: string, version: '1.1' | '1.2' = '1.1'): string {
  const {tree, problems} = parseYaml(text, {version})
  expect(tree).toBeUndefined()
  expect(problems).toHaveLength(1)
  return problems.map(({rule, start, end, message}) => `${rule} ${start}-${end} ${message}`).join('\n')
}

function treeOf(text: string): Tree {
  const {tree} = parseYaml(text, {version: '1.1'})
  if (!tree) throw new Error('Expected a tree.')
  return tree
}

/** What the span of the value at a pointer covers. */
function covered(text: string, pointer: string): string {
  const span = find(treeOf(text), pointer)?.tree.span
  return span ? text.slice(span.start, span.end) : 'nothing'
}

describe('values in YAML 1.1', () => {
  it('are those of PyYAML', () => {
    expect(load('a: yes\nb: off\nc: y\nd: ~\ne: 017\nf: 0o17\ng: 1:30\nh: 1_000\ni: 1e3')).toBe(
      '{a: true, b: false, c: "y", d: null, e: 15, f: "0o17", g: 90, h: 1000, i: "1e3"}',
    )
  })

  it('keep dates and `=` as strings', () => {
    expect(load('a: 2020-01-01\nb: =\n2021-02-03: c')).toBe('{a: "2020-01-01", b: "=", 2021-02-03: "c"}')
  })

  it('keep the text of floats as Python prints them', () => {
    expect(load('[1.0, 1.0e+20, .inf, -.inf, .nan, 1.5]')).toBe('[1.0, 1e+20, Infinity, -Infinity, NaN, 1.5]')
  })

  it('have the JSON text of keys that are no strings', () => {
    expect(load('1: a\ntrue: b\n1.0: d\n? \n: e')).toBe('{1: "a", true: "b", 1.0: "d", null: "e"}')
  })

  it('keep the order of integer-like keys and names such as __proto__', () => {
    expect(load('b: 1\n10: 2\n9: 3\n__proto__: 4')).toBe('{b: 1, 10: 2, 9: 3, __proto__: 4}')
  })

  it('come from every style of scalar', () => {
    expect(load("a: |\n  x\n  y\nb: >-\n  x\n  y\nc: \"\\u00e9\\n\"\nd: 'it''s'\ne: x\n  y")).toBe(
      '{a: "x\\ny\\n", b: "x y", c: "é\\n", d: "it\'s", e: "x y"}',
    )
  })

  it('follow tags that JSON knows', () => {
    expect(load('- !!str 1\n- !!int "3"\n- !!float 1\n- !!null x\n- !!bool "no"\n- !!map {}\n- !!seq []\n- ! 1')).toBe(
      '["1", 3, 1.0, null, false, {}, [], 1]',
    )
    expect(load('%TAG !y! tag:yaml.org,2002:\n---\n- !y!str 1\n- !<tag:yaml.org,2002:str> 2')).toBe('["1", "2"]')
  })

  it('keep the empty lines after an escaped line break', () => {
    expect(load('a: "x\\\n\n  \n  y\\\\\n\n  z\\\n  !"')).toBe('{a: "x\\n\\ny\\\\\\nz!"}')
  })

  it('do not take CRLF for an empty line', () => {
    expect(load('a: "x\\\r\n  y\r\n  z"')).toBe('{a: "xy z"}')
    expect(load('a: "x\\\r\n\r\n  y"')).toBe('{a: "x\\ny"}')
  })

  it('have no line break that a cut block scalar has not', () => {
    expect(load('a: |\n  x')).toBe('{a: "x"}')
    expect(load('a: |\n  x', '1.2')).toBe('{a: "x\\n"}')
  })
})

describe('values in YAML 1.2', () => {
  it('are those of the core schema', () => {
    expect(load('[yes, off, 017, 0o17, 0x1F, 1:30, 1_000, 1e3, True, ~, +1, .5]', '1.2')).toBe(
      '["yes", "off", 17, 15, 31, "1:30", "1_000", 1000.0, true, null, 1, 0.5]',
    )
  })

  it('have `<<` as a plain key', () => {
    expect(load('<<: {a: 1}', '1.2')).toBe('{<<: {a: 1}}')
  })
})

describe('an empty document', () => {
  it.each(['', ' ', '# c\n', '---\n', '\n\n', '\ufeff'])('has no tree: %j', text => {
    expect(parseYaml(text, {version: '1.1'})).toEqual({problems: []})
  })

  it('is not a written null', () => {
    expect(load('~')).toBe('null')
  })
})

describe('aliases', () => {
  it('share the node of their anchor', () => {
    const tree = treeOf('a: &x [1]\nb: *x')
    expect(find(tree, '/a')?.tree).toBe(find(tree, '/b')?.tree)
  })

  it('may be keys', () => {
    const text = 'a: &x k\n*x : 1'
    expect(load(text)).toBe('{a: "k", k: 1}')
    const {entry} = find(treeOf(text), '/k') ?? {}
    expect(entry && text.slice(entry.keySpan.start, entry.keySpan.end)).toBe('*x')
  })

  it.each([
    ['*a', 'parse/yaml 0-2 Expected an anchor before its alias.'],
    ['a: &x [*x]', 'parse/yaml 7-9 Expected an alias to a node outside of it.'],
    ['a: &x 1\nb: &x 2', 'parse/yaml 11-13 Unexpected second anchor of that name: rename it.'],
  ])('are known nodes: %j', (text, message) => {
    expect(problem(text)).toBe(message)
  })
})

describe('merge keys', () => {
  it('bring in entries before the own ones, which win', () => {
    expect(load('a: &a {x: 1, y: 2}\nb:\n  y: 3\n  <<: *a')).toBe('{a: {x: 1, y: 2}, b: {x: 1, y: 3}}')
  })

  it('take the first of several mappings', () => {
    expect(load('<<: [{a: 1, b: 1}, {b: 2, c: 2}]')).toBe('{b: 1, c: 2, a: 1}')
  })

  it('need mappings', () => {
    expect(problem('<<: 1')).toBe('parse/yaml 0-2 Expected a mapping or a list of mappings after `<<`.')
    expect(problem('a: <<')).toBe('parse/yaml 3-5 Unexpected `<<` outside of a key: quote it.')
    expect(load('"<<": 1\na: "<<"')).toBe('{<<: 1, a: "<<"}')
  })
})

describe('equal keys', () => {
  it('give a warning at the second with the first, and the last value', () => {
    const {tree, problems} = parseYaml('a: 1\nb: 2\n"\\x61": 3', {version: '1.1'})
    expect(tree && show(treeValue(tree))).toBe('{a: 3, b: 2}')
    expect(problems).toEqual([
      {
        rule: 'parse/duplicate-key',
        severity: 'warning',
        message: 'Unexpected second key `a`: remove one, the last one counts.',
        start: 11,
        end: 15,
        related: {message: 'The first one is here.', start: 0, end: 1},
      },
    ])
  })

  it('are not those of a merge', () => {
    expect(load('<<: {a: 1}\na: 2')).toBe('{a: 2}')
  })
})

describe('spans', () => {
  it.each([
    ['a: b c # d', '/a', 'b c'],
    ["a: 'b'", '/a', "'b'"],
    ['a: "b"', '/a', '"b"'],
    ['a:\n  - 1\n  - 2\nb: 3', '/a', '- 1\n  - 2'],
    ['a: [1, 2, ] # c', '/a', '[1, 2, ]'],
    ['a: {b: 1}', '/a', '{b: 1}'],
    ['a: [b: 1]', '/a/0', 'b: 1'],
    ['a: [{b: 1}: 2]'.replace('{b: 1}', 'b'), '/a/0/b', '2'],
    ['a: |\n  x\n  y\n\nb: 1', '/a', '|\n  x\n  y'],
    ['a: !!str >- # c\n  x\n', '/a', '>- # c\n  x'],
    ['- - a\n  - b\n- c', '/0', '- a\n  - b'],
    ['- a: 1\n  b: 2\n', '/0', 'a: 1\n  b: 2'],
    ['a:\nb: 1', '/a', ''],
    ['a: &x b\nc: *x', '/c', 'b'],
    ['tags: [\n  a,\n  b\n]\nc: 1', '/tags', '[\n  a,\n  b\n]'],
    ['tags: [\n  a,\n  b\n]\nc: 1', '/c', '1'],
    ["a: 'x\ny'\nb: z", '/b', 'z'],
  ])('of %j at %s cover %j', (text, pointer, expected) => {
    expect(covered(text, pointer)).toBe(expected)
  })

  it('of an empty value stand behind its sign', () => {
    const tree = treeOf('a:   # c\nb:\n- # c\n- 1')
    expect(find(tree, '/a')?.tree.span).toEqual({start: 2, end: 2})
    expect(find(tree, '/b/0')?.tree.span).toEqual({start: 13, end: 13})
  })

  it('of keys leave out the quotes', () => {
    expect(find(treeOf('"a b": 1'), '/a b')?.entry?.keySpan).toEqual({start: 1, end: 4})
  })

  it('of contents leave out quotes and the head of a block', () => {
    const text = 'a: "b"\nc: |\n  d\n'
    const contents = ['/a', '/c'].map(pointer => {
      const found = find(treeOf(text), pointer)?.tree
      return found?.kind === 'scalar' ? text.slice(found.content.start, found.content.end) : 'nothing'
    })
    expect(contents).toEqual(['b', '  d'])
  })

  it('count UTF-16 units', () => {
    expect(find(treeOf('😀: a\nb: c'), '/b')?.tree.span).toEqual({start: 9, end: 10})
  })

  it('hold with CRLF', () => {
    expect(covered('a: |\r\n  x\r\n  y\r\nb: 1\r\n', '/a')).toBe('|\r\n  x\r\n  y')
    expect(load('a: |\r\n  x\r\n  y\r\n')).toBe('{a: "x\\ny\\n"}')
  })
})

describe('what PyYAML reads and YAML 1.2 does not allow', () => {
  it('is a closing bracket or a continued text below its key', () => {
    expect(load('a: [\n  b,\n  c\n]\nd:\n  e: {\nf: 1\n}\n')).toBe('{a: ["b", "c"], d: {e: {f: 1}}}')
    expect(load('a: "x\n\ny"\nb: \'x\nz\'')).toBe('{a: "x\\ny", b: "x z"}')
  })
})

describe('a comment that touches a quote or a bracket', () => {
  it.each([
    ["a: 'y'#c", '{a: "y"}'],
    ['a: "y"#c\nb: 1', '{a: "y", b: 1}'],
    ['a: [1]#c', '{a: [1]}'],
    ['a: [1,#c\n 2]', '{a: [1, 2]}'],
    ['a: [#c\n 1]', '{a: [1]}'],
    ["a: {b: 'x'#c\n}#d", '{a: {b: "x"}}'],
    ['a: [[1]#c\n,2]', '{a: [[1], 2]}'],
    ["- 'a'#b\n- c", '["a", "c"]'],
    ["? 'a'#c\n: b", '{a: "b"}'],
    ['a: [1]#', '{a: [1]}'],
    ['a: y#c\nb: [y#c]', '{a: "y#c", b: ["y#c"]}'],
  ])('is one in %j', (text, expected) => expect(load(text)).toBe(expected))

  it('moves no place', () => {
    expect(covered("hunting:\n  id: 'x'#c\n  b: [1]#d\n  e: f\n", '/hunting/id')).toBe("'x'")
    expect(covered("hunting:\n  id: 'x'#c\n  b: [1]#d\n  e: f\n", '/hunting/b')).toBe('[1]')
    expect(covered("hunting:\n  id: 'x'#c\n  b: [1]#d\n  e: f\n", '/hunting/e')).toBe('f')
  })
})

describe('problems', () => {
  it.each([
    ["a: 'b", "parse/yaml 5-5 Expected `'` at the end of the quoted text, got the end."],
    ['a: "b', 'parse/yaml 5-5 Expected `"` at the end of the quoted text, got the end.'],
    ['a: [b', 'parse/yaml 5-5 Expected `]` or `}` to close the list or mapping, got the end.'],
    ['a: !foo b', 'parse/yaml 3-7 Unexpected tag: remove it.'],
    ['a: !!python/object:os.system x', 'parse/yaml 3-28 Unexpected tag: remove it.'],
    ['a: !!js/function x', 'parse/yaml 3-16 Unexpected tag: remove it.'],
    ['a: !!timestamp 2020-01-01', 'parse/yaml 3-14 Unexpected tag: remove it.'],
    ['a: !!int x', 'parse/yaml 9-10 Expected a value of the type of its tag, got `x`.'],
    ['a: !!seq {}', 'parse/yaml 3-8 Expected a value that fits its tag.'],
    ['a: 1\n---\nb: 2', 'parse/yaml 5-8 Unexpected second document: remove it.'],
    ['---\n---\n', 'parse/yaml 4-7 Unexpected second document: remove it.'],
    ['...', 'parse/yaml 0-3 Unexpected end of a document: remove it.'],
    ['a:\tb', 'parse/yaml 2-3 Unexpected tab: use spaces.'],
    ['\ta: b', 'parse/yaml 0-1 Unexpected tab: indent with spaces.'],
    ['a: b\t', 'parse/yaml 4-5 Unexpected tab: use spaces.'],
    ['a: \u0007', 'parse/yaml 3-4 Unexpected `\\u{7}`: write it as an escape in double quotes.'],
    ['a: "\0"', 'parse/yaml 4-5 Unexpected `\\u{0}`: write it as an escape in double quotes.'],
    ['a: \ud800', 'parse/yaml 3-4 Unexpected `\\u{d800}`: write it as an escape in double quotes.'],
    ['a: "\\q"', 'parse/yaml 5-6 Expected an escape such as `\\n`, got another character after `\\`.'],
    ['a: "\\UFFFFFFFF"', 'parse/yaml 4-14 Expected a code point up to `10FFFF`.'],
    ['[a]: b', 'parse/yaml 0-3 Expected a text as the key, got a list or a mapping.'],
    [': a', 'parse/yaml 0-1 Expected a key before `:`.'],
    ['{a: 1, : b}', 'parse/yaml 7-8 Expected a key before `:`.'],
    ['a: 1\n b: 2', 'parse/yaml 7-8 Unexpected `:`: remove or quote it.'],
    ['a:\n  b: 1\n   c: 2', 'parse/yaml 14-15 Unexpected `:`: remove or quote it.'],
    ['  a: 1\n b: 2', 'parse/yaml 8-9 Expected the line to be indented like the ones before it.'],
    ['k:\n- {}1: 2', 'parse/yaml 7-8 Expected a space or the end of the line after the closing sign.'],
    ['a: "b\nc: d\n', 'parse/yaml 10-10 Expected `"` at the end of the quoted text, got the end.'],
    ['a: `b`', 'parse/yaml 3-4 Unexpected `` ` ``: remove or quote it.'],
    ['a: @b', 'parse/yaml 3-4 Unexpected `@`: remove or quote it.'],
    ['a: b: c', 'parse/yaml 4-5 Unexpected `:`: remove or quote it.'],
    ['a: &x b: 1', 'parse/yaml 3-4 Expected the mapping on the line below its key.'],
    ["k:\n- 'a'b: c", 'parse/yaml 8-9 Expected a space or the end of the line after the closing sign.'],
    ['[http://x?y=1]', 'parse/yaml 1-13 Expected quotes around `http://x?y=1` inside brackets.'],
  ])('of %j', (text, expected) => {
    expect(problem(text)).toBe(expected)
  })

  it('stand where the text was given, not where it was padded', () => {
    expect(problem('a: [\nb\n]\nc: !x 1')).toBe('parse/yaml 12-14 Unexpected tag: remove it.')
  })

  it('are none for tabs in quotes, comments and blocks', () => {
    expect(load('a: "x\ty" #\tc\nb: |\n  x\ty\n#\td\n')).toBe('{a: "x\\ty", b: "x\\ty\\n"}')
    expect(load('a:\tb', '1.2')).toBe('{a: "b"}')
  })
})
