import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {equalValues, fromPlain, isMap, numberOf, type Value, type ValueMap} from '../../../model/value.ts'
import {treeValue} from '../../../parse/tree.ts'
import {parseYaml} from '../../../parse/yaml.ts'
import {printOptions, printYaml, safeDump} from './print.ts'

function map(plain: object): ValueMap {
  const value = fromPlain(plain)
  return isMap(value) ? value : new Map()
}

/** What is printed for `k: value`, without the key. */
function printed(plain: unknown): string {
  return printYaml(map({k: plain})).slice(3, -1)
}

describe('strings', () => {
  it.each([
    ['a b', 'a b'],
    ['', "''"],
    ['yes', "'yes'"],
    ['y', 'y'],
    ['null', "'null'"],
    ['NaN', 'NaN'],
    ['1e3', '1e3'],
    ['1.0e+3', "'1.0e+3'"],
    ['017', "'017'"],
    ['1:30', "'1:30'"],
    ['1_000', "'1_000'"],
    ['2020-01-01', "'2020-01-01'"],
    ['2020-1-1', '2020-1-1'],
    ['2020-1-1 1:02:03', "'2020-1-1 1:02:03'"],
    ['=', "'='"],
    ['<<', "'<<'"],
    ['- a', "'- a'"],
    ['-a', '-a'],
    ['---a', "'---a'"],
    ['a: b', "'a: b'"],
    ['a:b', 'a:b'],
    ['a #b', "'a #b'"],
    ['a#b', 'a#b'],
    ["it's", "it's"],
    ["'", "''''"],
    [' a', "' a'"],
    ['[a', "'[a'"],
    ['a, [b]', 'a, [b]'],
    ['é😀', 'é😀'],
    ['\t', '"\\t"'],
    ['\u001b[0m', '"\\e[0m"'],
    ['\ufeff', '"\\uFEFF"'],
    ['😀\u0001', '"\\U0001F600\\x01"'],
    ['\u{10ffff}', '"\\U0010FFFF"'],
    ['\u00a0', '\u00a0'],
    ['a \nb', '"a \\nb"'],
  ])('%j is written %s', (text, expected) => {
    expect(printed(text)).toBe(expected)
  })

  it.each([
    ['\u0085', '"\\N"'],
    ['a\u2028b', '"a\\Lb"'],
    ['\u2029', '"\\P"'],
  ])('with line ends of Python are double-quoted: %j', (text, expected) => {
    expect(printed(text)).toBe(expected)
    expect(printYaml(map({[text]: 1}))).toMatch(expected)
  })

  it('with line breaks have one more in single quotes', () => {
    expect(printed('a\nb\n\nc\n')).toBe("'a\n\n  b\n\n\n  c\n\n  '")
  })

  it('fold at a single space after column 80', () => {
    const words = 'word '.repeat(16).trim()
    expect(printed(`${words} a  b`)).toBe(`${words}\n  a  b`)
    expect(printed(`${words}: a b`)).toBe(`'${words}:\n  a b'`)
    expect(printed(`${words}\t a`)).toBe(`"${words}\\t\\\n  \\ a"`)
  })

  it('count one column for a character beyond the BMP', () => {
    expect(printed(`${'😀'.repeat(70)} a b`)).not.toMatch('\n')
    expect(printed(`${'😀'.repeat(80)} a b`)).toMatch('\n')
  })

  it('may be forced into double quotes, as values and as keys', () => {
    const forceQuoted = (text: string): boolean => text.includes('---')
    expect(printYaml(map({a: 'b---', 'c---': ['---d', 'e']}), {forceQuoted})).toBe('a: "b---"\n"c---": ["---d", e]\n')
  })
})

describe('lists and mappings', () => {
  it.each([
    [{}, '{}\n'],
    [{k: []}, 'k: []\n'],
    [{k: {}}, 'k: {}\n'],
    [{k: {a: {b: 1}}}, 'k:\n  a:\n    b: 1\n'],
    [{k: ['a', ['b', 1, null, true]]}, 'k: [a, [b, 1, null, true]]\n'],
    [{k: [{a: 1, b: [2]}, 'c', ['d']]}, 'k:\n- a: 1\n  b: [2]\n- c\n- [d]\n'],
    [{k: [[{a: ['b?']}]]}, "k: [[{a: ['b?']}]]\n"],
    [{k: ['a, b', 'x:y', '{']}, "k: ['a, b', 'x:y', '{']\n"],
    [{'': 1, 'a\nb': 2}, "? ''\n: 1\n? 'a\n\n  b'\n: 2\n"],
    [{'a\nb': [{c: 1}]}, "? 'a\n\n  b'\n: - c: 1\n"],
  ])('%j are written as jupytext does', (plain, expected) => {
    expect(printYaml(map(plain))).toBe(expected)
  })

  it('keep the order of integer-like keys', () => {
    expect(
      printYaml(
        new Map([
          ['b', 1],
          ['10', 2],
          ['9', 3],
        ]),
      ),
    ).toBe("b: 1\n'10': 2\n'9': 3\n")
  })

  it('have a key of up to 122 characters in front of its colon', () => {
    expect(printYaml(map({['k'.repeat(122)]: 1}))).toBe(`${'k'.repeat(122)}: 1\n`)
    expect(printYaml(map({['k'.repeat(123)]: 1}))).toBe(`? ${'k'.repeat(123)}\n: 1\n`)
  })

  it('in brackets start a new line before an item beyond column 80', () => {
    const long = 'x'.repeat(80)
    expect(printed([long, 'a', ['b']])).toBe(`[${long},\n  a, [b]]`)
  })
})

describe('numbers', () => {
  it.each([
    ['1.0', '1.0'],
    ['1E5', '100000.0'],
    ['1e16', '1.0e+16'],
    ['1.5e-7', '1.5e-07'],
    ['1e400', '1.0e+400'],
    ['12345678901234567890', '12345678901234567890'],
    ['-0.0', '-0.0'],
    ['-0', '0'],
    ['NaN', '.nan'],
    ['-Infinity', '-.inf'],
    ['1e+21', '1.0e+21'],
  ])('%s are written %s', (text, expected) => {
    expect(printYaml(new Map([['k', numberOf(text)]]))).toBe(`k: ${expected}\n`)
  })
})

describe('options', () => {
  it.each([
    [{tags: ['a']}, ':tags: [a]\n\n'],
    [{éa: 1, b: 'x'}, ':éa: 1\n:b: x\n\n'],
    [{a: {b: 1}}, '---\na:\n  b: 1\n---\n'],
    [{a: 'x\ny'}, "---\na: 'x\n\n  y'\n---\n"],
    [{'1': 1}, "---\n'1': 1\n---\n"],
    [{}, '---\n{}\n---\n'],
  ])('%j take a colon a line, or a block', (plain, expected) => {
    expect(printOptions(map(plain))).toBe(expected)
  })
})

describe('safeDump', () => {
  it('writes everything in block style and ASCII', () => {
    expect(safeDump(map({a: ['x', ['é', []]], b: {c: '😀'}}))).toBe('a:\n- x\n- - "\\xE9"\n  - []\nb:\n  c: "\\U0001F600"\n')
  })
})

const text = fc.oneof(
  fc.constantFrom(
    'no',
    '',
    '---',
    '...',
    '- ',
    '? a',
    'a: b',
    '#',
    ' #',
    "'",
    '"',
    '\\',
    '[',
    '}',
    ',',
    '|',
    '>',
    '&a',
    '*a',
    '!a',
    '%',
    '@',
    '`',
    '<<',
    '=',
  ),
  fc.constantFrom(
    '\n',
    ' \n ',
    '\r\n',
    '\t',
    '\ufeff',
    '\u0085',
    '\u2028',
    '😀',
    '1:30',
    '.5',
    '~',
    'word '.repeat(20),
    'k'.repeat(130),
    '__proto__',
  ),
  fc.string({unit: 'binary', maxLength: 20}),
  fc
    .array(fc.constantFrom('word', ' ', '  ', '\n', "'", '"', 'é', ', ', ': ', ' #', '-', '\u0001'), {maxLength: 60})
    .map(parts => parts.join('')),
)

const number = fc.oneof(
  fc.integer(),
  fc.bigInt().map(value => numberOf(String(value))),
  // The text of a float is Python's from the start: others come back in that form.
  fc.constantFrom('1.0', '1e+16', '1e-07', 'NaN', 'Infinity', '-Infinity', '-0.0', '1e+400', '0.1', '5e-324').map(numberOf),
)

const {map: maps} = fc.letrec<{value: Value; list: readonly Value[]; map: ValueMap}>(tie => ({
  value: fc.oneof({maxDepth: 5, withCrossShrink: true}, text, number, fc.constantFrom<Value>(null, true, false), tie('list'), tie('map')),
  list: fc.array(tie('value'), {maxLength: 5}),
  map: fc.array(fc.tuple(text, tie('value')), {maxLength: 5}).map(entries => new Map(entries)),
}))

describe('any mapping', () => {
  const forced = (value: ValueMap): string => printYaml(value, {forceQuoted: () => true})
  const options = (value: ValueMap): string => {
    const written = printOptions(value)
    return written.startsWith(':') ? written.replaceAll(/^:/gmu, '') : written.slice(4, -4)
  }

  it.each([
    ['printYaml', printYaml],
    ['printYaml with double quotes', forced],
    ['safeDump', safeDump],
    ['printOptions', options],
  ] as const)('written by %s reads as itself', (_, print) => {
    fc.assert(
      fc.property(maps, value => {
        const {tree, problems} = parseYaml(print(value), {version: '1.1'})
        expect(problems).toEqual([])
        expect(equalValues(tree ? treeValue(tree) : null, value)).toBe(true)
      }),
    )
  })

  it('keeps its keys in order', () => {
    fc.assert(
      fc.property(maps, value => {
        const {tree} = parseYaml(printYaml(value), {version: '1.1'})
        expect(tree?.kind === 'map' && tree.entries.map(({key}) => key)).toEqual([...value.keys()])
      }),
    )
  })

  it('takes time in proportion to its size', () => {
    const big = new Map([['k', 'word \u0001 '.repeat(100_000)]])
    printYaml(big)
  })
})
