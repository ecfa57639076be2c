import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {equalValues, numberOf, type Value} from '../../../model/value.ts'
import {treeValue} from '../../../parse/tree.ts'
import {parseYaml} from '../../../parse/yaml.ts'
import {printScalar} from './scalar.ts'

describe('printScalar', () => {
  it.each([
    ['a b', 'a b', 'a b'],
    ['a, b', 'a, b', "'a, b'"],
    ['x:y', 'x:y', "'x:y'"],
    ['no', "'no'", "'no'"],
    ['0o17', "'0o17'", "'0o17'"],
    ['1e3', "'1e3'", "'1e3'"],
    ['2020-01-01', "'2020-01-01'", "'2020-01-01'"],
    ['', "''", "''"],
    ['a\nb', '"a\\nb"', '"a\\nb"'],
    [null, 'null', 'null'],
    [true, 'true', 'true'],
    [1, '1', '1'],
    [numberOf('1e16'), '1.0e+16', '1.0e+16'],
    [['a', 'b, c'], "[a, 'b, c']", "[a, 'b, c']"],
    [[], '[]', '[]'],
    [new Map<string, Value>([['a: b', ['c']]]), "{'a: b': [c]}", "{'a: b': [c]}"],
  ] as const)('writes %j as %s, in brackets as %s', (value, block, flow) => {
    expect(printScalar(value, {flow: false})).toBe(block)
    expect(printScalar(value, {flow: true})).toBe(flow)
  })

  it('writes what both versions read as the value, on one line', () => {
    const text = fc.oneof(
      fc.string({unit: 'binary', maxLength: 12}),
      fc.constantFrom(
        'no',
        '',
        '~',
        '017',
        '1_0',
        '---',
        '- a',
        '? ',
        'a: b',
        ' #',
        'a\nb',
        '<<',
        '=',
        ',',
        '?',
        ':a',
        '\u2028',
        '\ufeff',
        '.5',
        '+.5',
        '0o7',
      ),
    )
    const value = fc.oneof(
      text,
      fc.array(text, {maxLength: 4}),
      fc.array(fc.tuple(text, text), {maxLength: 4}).map(entries => new Map(entries)),
    )
    fc.assert(
      fc.property(value, (item: Value) => {
        for (const version of ['1.1', '1.2'] as const) {
          const written = [`k: ${printScalar(item, {flow: false})}\n`, `{k: ${printScalar(item, {flow: true})}}\n`]
          for (const yaml of written) {
            const {tree, problems} = parseYaml(yaml, {version})
            expect(problems).toEqual([])
            expect(equalValues(tree ? treeValue(tree) : null, new Map([['k', item]]))).toBe(true)
            expect(yaml.indexOf('\n')).toBe(yaml.length - 1)
          }
        }
      }),
    )
  })
})
