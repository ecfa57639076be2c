import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {fromPlain, type Value} from '../model/value.ts'
import {parseJson} from './json.ts'
import {compareCodePoints, escapeJson, nbformatStyle, printJson, printPythonJson, sortKeys} from './json-print.ts'
import {treeValue} from './tree.ts'

describe('printJson', () => {
  it('writes the layout of nbformat', () => {
    const value = new Map<string, Value>([
      ['b', [1, new Map([['x', null]])]],
      ['a', []],
      ['c', new Map()],
      ['__proto__', true],
    ])
    expect(printJson(value)).toBe('{\n "b": [\n  1,\n  {\n   "x": null\n  }\n ],\n "a": [],\n "c": {},\n "__proto__": true\n}')
  })

  it('writes other layouts', () => {
    const value = new Map<string, Value>([['a', [1, 'x']]])
    expect(printJson(value, {newline: '\n', colon: ':', comma: ',', base: ''})).toBe('{"a":[1,"x"]}')
    expect(printJson(value, {...nbformatStyle, indent: '\t', newline: '\r\n', base: '  '})).toBe(
      '{\r\n  \t"a": [\r\n  \t\t1,\r\n  \t\t"x"\r\n  \t]\r\n  }',
    )
  })

  it('escapes only what JSON demands, in the short form', () => {
    expect(printJson('"\\/\n\r\t\b\f\0\u001f\u007f\u0085\u2028é😀\ud83d')).toBe(
      '"\\"\\\\/\\n\\r\\t\\b\\f\\u0000\\u001f\u007f\u0085\u2028é😀\\ud83d"',
    )
    expect(escapeJson('a"b')).toBe('a\\"b')
  })

  it('keeps the text of numbers', () => {
    expect(printJson([{text: '1.0'}, {text: '1e400'}, {text: 'NaN'}, 5, -2.5])).toBe('[\n 1.0,\n 1e400,\n NaN,\n 5,\n -2.5\n]')
  })

  it('is undone by parseJson', () => {
    fc.assert(
      fc.property(fc.jsonValue({stringUnit: 'binary'}), fc.constantFrom('', ' ', '\t', undefined), (plain, indent) => {
        const value = fromPlain(plain)
        const {tree} = parseJson(
          printJson(value, {newline: '\n', colon: ': ', comma: ', ', base: '', ...(indent !== undefined && {indent})}),
        )
        expect(tree && treeValue(tree)).toEqual(value)
      }),
    )
  })
})

describe('sortKeys', () => {
  it('orders by code point at every level', () => {
    const value = new Map<string, Value>([
      ['\uffff', 1],
      ['😀', 2],
      [
        'b',
        [
          new Map([
            ['d', 1],
            ['c', 2],
          ]),
        ],
      ],
      ['10', 3],
      ['2', 4],
    ])
    expect(printJson(sortKeys(value), {newline: '', colon: ':', comma: ',', base: ''})).toBe(
      '{"10":3,"2":4,"b":[{"c":2,"d":1}],"\uffff":1,"😀":2}',
    )
  })

  it('compares as code points do', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (a, b) => {
        // Digits of equal number, whose order is that of the points.
        const digits = (text: string): string => [...text].map(point => (point.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join('')
        const [x, y] = [digits(a), digits(b)]
        expect(Math.sign(compareCodePoints(a, b))).toBe(x < y ? -1 : x === y ? 0 : 1)
      }),
    )
  })
})

describe('printPythonJson', () => {
  it('writes one line of ASCII', () => {
    const value = new Map<string, Value>([
      ['tags', ['a', 'b']],
      ['é', '😀\u007f"'],
      ['n', null],
      ['t', true],
      ['e', []],
      ['m', new Map()],
    ])
    expect(printPythonJson(value)).toBe(
      '{"tags": ["a", "b"], "\\u00e9": "\\ud83d\\ude00\\u007f\\"", "n": null, "t": true, "e": [], "m": {}}',
    )
  })

  it('writes numbers as Python does', () => {
    const numbers = [1, -5, 100000000000000000000, 0.5, 0.0001, 0.00001, -0.000012, 1e-7, 1.5e-10, 1e21, 1.5e300, 1e-300]
    const python = '1, -5, 100000000000000000000, 0.5, 0.0001, 1e-05, -1.2e-05, 1e-07, 1.5e-10, 1e+21, 1.5e+300, 1e-300'
    expect(printPythonJson(numbers)).toBe(`[${python}]`)
    expect(printPythonJson([{text: '1.0'}, {text: 'NaN'}])).toBe('[1.0, NaN]')
  })
})
