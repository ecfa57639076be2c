import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Change} from '../../model/place.ts'
import {escapePointer} from '../../model/pointer.ts'
import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'
import {type JsonStyle, nbformatStyle, printJson} from '../../parse/json-print.ts'
import {ipynb} from './index.ts'

const {indent: _, ...oneLine} = nbformatStyle
const styles: readonly JsonStyle[] = [
  nbformatStyle,
  {...nbformatStyle, indent: '\t', newline: '\r\n'},
  {...nbformatStyle, indent: '  '},
  {...oneLine, colon: ':', comma: ','},
]

const keys = fc.constantFrom('a', 'b', 'c', '__proto__', '10', '2', 'a/b', 'x~y', 'é', '"', '')
const values: fc.Arbitrary<Value> = fc.letrec<{value: Value}>(tie => ({
  value: fc.oneof(
    {maxDepth: 3},
    fc.constantFrom<Value>(null, true, 1, 'text', 'q"\n', {text: '1.0'}),
    fc.array(tie('value'), {maxLength: 3}),
    fc.array(fc.tuple(keys, tie('value')), {maxLength: 3}).map(entries => new Map(entries)),
  ),
})).value
const maps: fc.Arbitrary<ValueMap> = fc.array(fc.tuple(keys, values), {maxLength: 4}).map(entries => new Map(entries))

function fileOf(metadata: Value, style: JsonStyle): string {
  const cell = new Map<string, Value>([
    ['cell_type', 'raw'],
    ['metadata', metadata],
    ['source', 's'],
  ])
  return `${printJson(
    new Map<string, Value>([
      ['cells', [cell]],
      ['metadata', metadata],
      ['nbformat', 4],
      ['nbformat_minor', 4],
    ]),
    style,
  )}\n`
}

function edited(text: string, change: Change): string {
  const [edit] = ipynb.parse(text).locator.edit(change) ?? []
  return edit ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : 'refused'
}

function metadataOf(text: string): ValueMap | undefined {
  const {notebook, problems} = ipynb.parse(text)
  expect(problems).toEqual([])
  return notebook?.metadata
}

/** Pointers of all parts of a value but the whole. */
function pointersOf(value: Value, prefix = ''): string[] {
  const entries: readonly (readonly [string, Value])[] = isMap(value)
    ? [...value]
    : isList(value)
      ? value.map((item, index) => [String(index), item])
      : []
  return entries.flatMap(([key, item]) => [`${prefix}/${escapePointer(key)}`, ...pointersOf(item, `${prefix}/${escapePointer(key)}`)])
}

/** What the change does to the value, without any text. An `undefined` value removes. */
function changedValue(value: Value, keysLeft: readonly string[], change: Value | undefined): Value {
  const [key = '', ...rest] = keysLeft
  if (isList(value)) {
    return value.flatMap((item, index) =>
      String(index) !== key ? [item] : rest.length > 0 ? [changedValue(item, rest, change)] : change === undefined ? [] : [change],
    )
  }
  if (!isMap(value)) return value
  const entries = [...value].flatMap(([name, item]): [string, Value][] =>
    name !== key
      ? [[name, item]]
      : rest.length > 0
        ? [[name, changedValue(item, rest, change)]]
        : change === undefined
          ? []
          : [[name, change]],
  )
  return new Map(rest.length === 0 && change !== undefined && !value.has(key) ? [...entries, [key, change]] : entries)
}

function unescaped(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

const picks = fc.record({metadata: maps, style: fc.constantFrom(...styles), pick: fc.nat(), value: values, key: keys})

describe('edits of metadata', () => {
  it('set an existing value and nothing else', () => {
    fc.assert(
      fc.property(picks, ({metadata, style, pick, value}) => {
        const pointers = pointersOf(metadata)
        fc.pre(pointers.length > 0)
        const pointer = pointers[pick % pointers.length] ?? ''
        const text = edited(fileOf(metadata, style), {kind: 'value', at: {kind: 'metadata', pointer}, value})
        expect(metadataOf(text)).toEqual(changedValue(metadata, unescaped(pointer), value))
      }),
    )
  })

  it('add a missing key', () => {
    fc.assert(
      fc.property(picks, ({metadata, style, key, value}) => {
        fc.pre(!metadata.has(key))
        const at = {kind: 'metadata', pointer: `/${escapePointer(key)}`} as const
        const text = edited(fileOf(metadata, style), {kind: 'value', at, value})
        expect(metadataOf(text)).toEqual(changedValue(metadata, [key], value))
      }),
    )
  })

  it('remove an item or a key', () => {
    fc.assert(
      fc.property(picks, ({metadata, style, pick}) => {
        const pointers = pointersOf(metadata)
        fc.pre(pointers.length > 0)
        const pointer = pointers[pick % pointers.length] ?? ''
        const text = edited(fileOf(metadata, style), {kind: 'remove', at: {kind: 'metadata', pointer}})
        expect(metadataOf(text)).toEqual(changedValue(metadata, unescaped(pointer), undefined))
      }),
    )
  })

  it('write what a file in nbformat style would have', () => {
    const before = new Map<string, Value>([
      ['b', ['x', 'y']],
      ['c', 1],
      ['d', new Map()],
    ])
    const file = fileOf(before, nbformatStyle)
    const expected = (after: readonly [string, Value][], rest: readonly [string, Value][] = [...before]): string => {
      const text = fileOf(before, nbformatStyle)
      const own = printJson(new Map(rest), {...nbformatStyle, base: ' '})
      return (
        text.slice(0, text.lastIndexOf(own)) +
        printJson(new Map(after), {...nbformatStyle, base: ' '}) +
        text.slice(text.lastIndexOf(own) + own.length)
      )
    }
    const at = (pointer: string): {kind: 'metadata'; pointer: string} => ({kind: 'metadata', pointer})
    expect(edited(file, {kind: 'value', at: at('/a'), value: ['z']})).toBe(expected([['a', ['z']], ...before]))
    expect(edited(file, {kind: 'value', at: at('/e'), value: 2})).toBe(expected([...before, ['e', 2]]))
    expect(edited(file, {kind: 'value', at: at('/d/x/y'), value: 2})).toBe(
      expected([
        ['b', ['x', 'y']],
        ['c', 1],
        ['d', new Map([['x', new Map([['y', 2]])]])],
      ]),
    )
    expect(edited(file, {kind: 'value', at: at('/b/2'), value: 'z'})).toBe(
      expected([
        ['b', ['x', 'y', 'z']],
        ['c', 1],
        ['d', new Map()],
      ]),
    )
    expect(edited(file, {kind: 'remove', at: at('/b/1')})).toBe(
      expected([
        ['b', ['x']],
        ['c', 1],
        ['d', new Map()],
      ]),
    )
    expect(edited(file, {kind: 'remove', at: at('/b')})).toBe(
      expected([
        ['c', 1],
        ['d', new Map()],
      ]),
    )
    expect(edited(file, {kind: 'remove', at: at('/d')})).toBe(
      expected([
        ['b', ['x', 'y']],
        ['c', 1],
      ]),
    )
  })

  it('keep a list on its line', () => {
    const file = '{\n  "cells": [],\n  "metadata": {"tags": ["a","b"]},\n  "nbformat": 4,\n  "nbformat_minor": 4\n}\n'
    const text = edited(file, {kind: 'value', at: {kind: 'metadata', pointer: '/tags'}, value: ['c', 'd']})
    expect(text).toContain('"metadata": {"tags": ["c", "d"]},\n')
  })

  it('make the metadata that is missing', () => {
    const file = '{\n "cells": [],\n "nbformat": 4,\n "nbformat_minor": 4\n}\n'
    expect(edited(file, {kind: 'value', at: {kind: 'metadata', pointer: '/a'}, value: 1})).toContain(
      '"cells": [],\n "metadata": {\n  "a": 1\n },\n',
    )
  })

  it('change the metadata of cells', () => {
    const file = fileOf(new Map([['tags', ['a', 'b']]]), nbformatStyle)
    const text = edited(file, {kind: 'remove', at: {kind: 'cellMetadata', cell: 0, pointer: '/tags/0'}})
    expect(ipynb.parse(text).notebook?.cells[0]?.metadata).toEqual(new Map([['tags', ['b']]]))
    expect(ipynb.parse(text).notebook?.metadata).toEqual(new Map([['tags', ['a', 'b']]]))
  })

  it('are refused where something else is in the way or nothing is there', () => {
    const file = fileOf(
      new Map<string, Value>([
        ['a', 'text'],
        ['b', ['x']],
      ]),
      nbformatStyle,
    )
    expect(edited(file, {kind: 'value', at: {kind: 'metadata', pointer: '/a/b'}, value: 1})).toBe('refused')
    expect(edited(file, {kind: 'value', at: {kind: 'metadata', pointer: '/b/7'}, value: 1})).toBe('refused')
    expect(edited(file, {kind: 'remove', at: {kind: 'metadata', pointer: '/c'}})).toBe('refused')
    expect(edited(file, {kind: 'remove', at: {kind: 'cellMetadata', cell: 9, pointer: '/c'}})).toBe('refused')
  })
})
