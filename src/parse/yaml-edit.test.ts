import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Edit} from '../model/place.ts'
import {equalValues, type Value} from '../model/value.ts'
import {type Found, find, type Tree, treeValue} from './tree.ts'
import {parseYaml} from './yaml.ts'
import {removeEntry, replaceText} from './yaml-edit.ts'

function treeOf(text: string, version: '1.1' | '1.2' = '1.1'): Tree {
  const {tree, problems} = parseYaml(text, {version})
  if (!tree || problems.some(({severity}) => severity === 'error')) throw new Error(`Expected YAML, got ${JSON.stringify(text)}.`)
  return tree
}

function apply(text: string, {start, end, text: replacement}: Edit): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

function replaced(text: string, pointer: string, content: string): string {
  const found = find(treeOf(text), pointer)
  if (found?.tree.kind !== 'scalar') throw new Error('Expected a scalar.')
  return apply(text, replaceText(found.tree, content, contextOf(found)))
}

function contextOf({parent}: Found): {readonly flow: boolean} {
  return {flow: parent?.flow ?? false}
}

function removed(text: string, pointer: string): string | undefined {
  const edit = removeEntry(text, treeOf(text), pointer)
  return edit && apply(text, edit)
}

describe('replaceText', () => {
  it.each([
    ['a: b # c', '/a', 'x y', 'a: x y # c'],
    ['a: b', '/a', 'no', "a: 'no'"],
    ['a: b', '/a', '017', "a: '017'"],
    ['a: b', '/a', '0o17', "a: '0o17'"],
    ['a: b', '/a', '2020-01-01', "a: '2020-01-01'"],
    ['a: b', '/a', 'x: y', "a: 'x: y'"],
    ['a: b', '/a', 'x #y', "a: 'x #y'"],
    ['a: b', '/a', '', "a: ''"],
    ['a: b', '/a', 'x, y [z]?', 'a: x, y [z]?'],
    ['a: [b]', '/a/0', 'x, y', "a: ['x, y']"],
    ['a: b', '/a', 'x\ny', 'a: "x\\ny"'],
    ['a: b', '/a', '\u2028', 'a: "\\L"'],
    ["a: 'b'", '/a', "it's", "a: 'it''s'"],
    ["a: 'b'", '/a', 'x\u0007', 'a: "x\\a"'],
    ['a: "b"', '/a', 'x"\\é', 'a: "x\\"\\\\é"'],
    ['a: |\n  b\n  c\nd: 1\n', '/a', 'x', 'a: x\nd: 1\n'],
    ['a:\n  b: |\n  c: 1\n', '/a/b', 'x', 'a:\n  b: x\n  c: 1\n'],
    ['- |\n- b', '/0', 'x', '- x\n- b'],
    ['a: >\n\nb: 1', '/a', 'x', 'a: x\n\nb: 1'],
    ['a: |', '/a', 'x', 'a: x'],
    ['- b\n- c', '/1', 'x', '- b\n- x'],
    ['a:\nb: 1', '/a', 'x', 'a: x\nb: 1'],
    ['a: b\n  c', '/a', 'x', 'a: x'],
  ])('in %j at %s puts %j', (text, pointer, content, expected) => {
    expect(replaced(text, pointer, content)).toBe(expected)
  })

  it('writes what is good in brackets too where nothing is said', () => {
    const {tree} = find(treeOf('a: b'), '/a') ?? {}
    expect(tree?.kind === 'scalar' && replaceText(tree, 'x, y').text).toBe("'x, y'")
  })

  it('escapes JSON strings as JSON does', () => {
    const tree = {kind: 'scalar', value: 'a', style: 'json', span: {start: 0, end: 3}, content: {start: 1, end: 2}} as const
    expect(replaceText(tree, '\u001b\n').text).toBe('"\\u001b\\n"')
  })
})

describe('removeEntry', () => {
  it.each([
    ['a:\n  - x # why\n  - y\n', '/a/0', 'a:\n  - y\n'],
    ['a:\n  - x\n  # about y\n  - y\nb: 1', '/a/1', 'a:\n  - x\n  # about y\nb: 1'],
    ['a:\n- x\nb: 1\n', '/a/0', 'a: []\nb: 1\n'],
    ['a: # c\n  - x\nb: 1\n', '/a/0', 'a: [] # c\nb: 1\n'],
    ['a: &n\n  - x\n', '/a/0', 'a: &n []\n'],
    ['- x\n', '/0', '[]\n'],
    ['- - x\n  - y\n', '/0/0', '- - y\n'],
    ['- - x\n- y', '/0/0', '- []\n- y'],
    ['- |\n  x\n\n- y\n', '/0', '\n- y\n'],
    ['a: [x, y, z]', '/a/0', 'a: [y, z]'],
    ['a: [x, y, z]', '/a/1', 'a: [x, z]'],
    ['a: [x, y, z]', '/a/2', 'a: [x, y]'],
    ['a: [x]', '/a/0', 'a: []'],
    ['a: [x,]', '/a/0', 'a: []'],
    ['a: [\n  x, # one\n  y, # two\n]', '/a/1', 'a: [\n  x, # one\n]'],
    ['a: [\n  x,\n  y\n]', '/a/1', 'a: [\n  x,\n]'],
    ['a: {x: 1, "y": 2}', '/a/y', 'a: {x: 1}'],
    ['a: {x, y}', '/a/x', 'a: {y}'],
    ['a: [!!str x, y]', '/a/0', 'a: [y]'],
    ['a: 1\nb: 2\nc: 3\n', '/b', 'a: 1\nc: 3\n'],
    ['a: 1\nb:\n  - x\n  - y\nc: 3\n', '/b', 'a: 1\nc: 3\n'],
    ['a: 1\n"b": |\n  x\n', '/b', 'a: 1\n'],
    ['&k a: 1\n!!str b: 2\n', '/b', '&k a: 1\n'],
    ['- a: 1\n  b: 2\n', '/0/a', '- b: 2\n'],
    ['a:\n  b: 1\nc: 2\n', '/a/b', 'a:\n  {}\nc: 2\n'],
    ['a: 1\nb: &x 2\n', '/b', 'a: 1\n'],
    ['a: &x 1\nb: *x\nc: 2\n', '/b', 'a: &x 1\nc: 2\n'],
    ['a: &x 1\nb: [*x, *x, 2]\n', '/b/1', 'a: &x 1\nb: [*x, 2]\n'],
    ['a: 1\na: 2\n', '/a', 'a: 1\n'],
    ['a:\nb: 1\n', '/a', 'b: 1\n'],
    ['a: 1\r\nb: 2\r\n', '/a', 'b: 2\r\n'],
    ['hunting: {}\nb: yes', '/hunting', 'b: yes'],
  ])('from %j at %s leaves %j', (text, pointer, expected) => {
    expect(removed(text, pointer)).toBe(expected)
  })

  it.each([
    ['a: 1', '/b'],
    ['a: 1', ''],
    ['a: &x [1, 2]\nb: *x', '/b/0'],
    ['a: &x 1\nb: *x', '/a'],
    ['a: &x {c: 1}\nb:\n  <<: *x\n  d: 1', '/b/c'],
    ['? a\n: 1\nb: 2', '/a'],
    ['- - x\n  # about y\n  - y', '/0/0'],
  ])('from %j at %s leaves everything as it is', (text, pointer) => {
    expect(removed(text, pointer)).toBeUndefined()
  })

  it('leaves the text of a configuration in YAML 1.2 as 1.2 reads it', () => {
    const text = 'a: [no, 017]\nb:\tc\n'
    expect(apply(text, removeEntry(text, treeOf(text, '1.2'), '/a/1') ?? {start: 0, end: 0, text: '!'})).toBe('a: [no]\nb:\tc\n')
  })
})

/** Words that mean something in YAML, and a few that do not. */
const word = fc.oneof(
  fc.constantFrom(
    'no',
    '1',
    '017',
    '1e3',
    '~',
    '',
    '---',
    '...',
    '- a',
    'a: b',
    'a #b',
    '#',
    '{x}',
    '[x]',
    ',',
    '?',
    '? a',
    ':',
    "it's",
    '"',
    '\\',
  ),
  fc.constantFrom(
    '<<',
    '=',
    '2020-01-01',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    ' a',
    'a ',
    'a\nb',
    '\n',
    '\t',
    '\r\n',
    '\ufeff',
    '\u2028',
    '😀',
  ),
  fc.string({unit: 'binary', maxLength: 8}),
  fc.stringMatching(/^[a-z]{1,6}$/u),
)

const styles: readonly ((text: string) => string)[] = [
  text => `title: plain\nlist:\n  - ${text}\n  - z # c\nflow: [${text}, z]\n`,
  text => `# c\ntitle: 'single'\nlist:\n- ${text}\n- z\nflow: {a: ${text},\n  b: z}\n`,
  text => `title: "double"\nlist:\n  -   ${text} # c\n\n  - z\nflow: [\n  ${text}, # c\n  z\n]\nlast: |\n  x\n`,
]

describe('for any text', () => {
  const tokens = fc.constantFrom('plain', "'single'", '"double"', 'two words')

  it('a replaced string reads as that string in both versions, and all else as before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...styles), tokens, word, (style, token, content) => {
        const text = style(token)
        for (const pointer of ['/title', '/list/0', '/list/1', '/flow/0', '/flow/a']) {
          const found = find(treeOf(text), pointer)
          if (found?.tree.kind !== 'scalar') continue
          for (const context of [contextOf(found), undefined]) {
            const edited = apply(text, context ? replaceText(found.tree, content, context) : replaceText(found.tree, content))
            const expected = changed(treeValue(treeOf(text)), pointer.split('/').slice(1), content)
            for (const version of ['1.1', '1.2'] as const) expect(treeValue(treeOf(edited, version))).toEqual(expected)
          }
        }
      }),
    )
  })

  it('a removed entry is gone, and all else as before', () => {
    const pointers = ['/title', '/list', '/flow', '/list/0', '/list/1', '/flow/0', '/flow/1', '/flow/a', '/flow/b', '/last']
    fc.assert(
      fc.property(fc.constantFrom(...styles), tokens, (style, token) => {
        const text = style(token)
        for (const pointer of pointers) {
          if (!find(treeOf(text), pointer)) continue
          const edited = removed(text, pointer)
          expect(edited).toBeDefined()
          const expected = changed(treeValue(treeOf(text)), pointer.split('/').slice(1), undefined)
          expect(equalValues(treeValue(treeOf(edited ?? '')), expected)).toBe(true)
        }
      }),
    )
  })

  it('entries can be removed until none is left', () => {
    fc.assert(
      fc.property(fc.constantFrom(...styles), fc.array(fc.nat(20), {maxLength: 12}), (style, choices) => {
        let text = style('a')
        for (const choice of choices) {
          const pointers = pointersOf(treeValue(treeOf(text)))
          const pointer = pointers[choice % pointers.length]
          if (pointer === undefined) return
          const edited = removed(text, pointer)
          expect([text, pointer, edited]).not.toContain(undefined)
          text = edited ?? text
        }
      }),
    )
  })
})

function pointersOf(value: Value, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => [`${prefix}/${index}`, ...pointersOf(item, `${prefix}/${index}`)])
  if (value instanceof Map) return [...value].flatMap(([key, item]) => [`${prefix}/${key}`, ...pointersOf(item, `${prefix}/${key}`)])
  return []
}

/** The value with another string at the path, or without what is there. */
function changed(value: Value, [key = '', ...rest]: readonly string[], content: string | undefined): Value {
  const change = (item: Value): Value[] => (rest.length > 0 ? [changed(item, rest, content)] : content === undefined ? [] : [content])
  if (Array.isArray(value)) return value.flatMap((item: Value, index) => (index === Number(key) ? change(item) : [item]))
  if (!(value instanceof Map)) return value
  return new Map(
    [...value].flatMap(([name, item]) => (name === key ? change(item).map(other => [name, other] as const) : [[name, item] as const])),
  )
}
