import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Problem} from '../model/diagnostic.ts'
import {toPlain, type Value} from '../model/value.ts'
import {depthLimit, parseJson} from './json.ts'
import {find, type Tree, treeValue} from './tree.ts'

const lazy = {keys: new Set(['outputs']), lists: 2, maps: 3, texts: new Set(['source'])}

function valueOfText(text: string): Value | undefined {
  const {tree} = parseJson(text)
  return tree && treeValue(tree)
}

/** `start-end rule message` for each problem. */
function told(text: string): string[] {
  return parseJson(text).problems.map(({start, end, rule, message}: Problem) => `${start}-${end} ${rule} ${message}`)
}

/** JSON texts with pieces put in, taken out and cut off. */
const almostJson = fc
  .tuple(
    fc.json({stringUnit: 'binary'}),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(3),
        fc.constantFrom(...'{}[],:"\\/0123456789.eE+-tfnu \n\t\0\u001f\ud800é', 'true', 'null', '\\u', '\\ud83d'),
      ),
    ),
  )
  .map(([json, changes]) => {
    let text = json
    for (const [place, removed, added] of changes) {
      const at = place % (text.length + 1)
      text = text.slice(0, at) + added + text.slice(at + removed)
    }
    return text
  })

function native(text: string): {readonly value?: unknown} {
  try {
    return {value: JSON.parse(text)}
  } catch {
    return {}
  }
}

describe('parseJson', () => {
  it('takes what JSON.parse takes, gives the same value, and refuses the rest', () => {
    fc.assert(
      fc.property(almostJson, text => {
        const {tree, problems} = parseJson(text)
        const {value} = native(text)
        expect(tree !== undefined).toBe(value !== undefined)
        expect(problems.some(({rule}) => rule === 'parse/json')).toBe(value === undefined)
        // JSON text again, since objects of `JSON.parse` order keys that look like numbers.
        if (tree && !problems.some(({rule}) => rule === 'parse/duplicate-key')) expect(toPlain(treeValue(tree))).toEqual(toPlainCopy(value))
      }),
      {numRuns: 2000},
    )
  })

  it('gives every value and key the place where it stands', () => {
    fc.assert(
      fc.property(fc.json({stringUnit: 'grapheme'}), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent)
        const {tree} = parseJson(text)
        if (tree) checkPlaces(text, tree)
        expect(tree?.span).toEqual({start: 0, end: text.length})
      }),
    )
  })

  it('keeps keys that objects would reorder or lose', () => {
    const value = valueOfText('{"b": 1, "10": 2, "2": 3, "__proto__": {"polluted": true}, "constructor": 4}')
    expect(value instanceof Map && [...value.keys()]).toEqual(['b', '10', '2', '__proto__', 'constructor'])
    expect(({} as {polluted?: unknown}).polluted).toBeUndefined()
  })

  it('keeps the text of numbers that a double would change', () => {
    const texts = ['1.0', '-0', '1E5', '1e400', '12345678901234567890', '1e5']
    expect(valueOfText(`[${texts.join(', ')}, 1, -2.5, 1e-7, 1e+21]`)).toEqual([...texts.map(text => ({text})), 1, -2.5, 1e-7, 1e21])
  })

  it('reads what Python writes for numbers that JSON does not have, with a warning', () => {
    const text = '[NaN, Infinity, -Infinity]'
    expect(valueOfText(text)).toEqual([{text: 'NaN'}, {text: 'Infinity'}, {text: '-Infinity'}])
    expect(told(text)[2]).toBe('16-25 parse/number Expected a number that JSON has, got `-Infinity`.')
    expect(parseJson(text).problems.map(({severity}) => severity)).toEqual(['warning', 'warning', 'warning'])
  })

  it('reports equal keys, also through escapes, and uses the last value', () => {
    const text = '{"a": 1, "\\u0061": 2}'
    expect(parseJson(text).problems).toEqual([
      {
        rule: 'parse/duplicate-key',
        severity: 'error',
        message: 'Unexpected second key `a`: remove or rename one of the two.',
        start: 10,
        end: 16,
        related: {message: 'The first one is here.', start: 2, end: 3},
      },
    ])
    expect(valueOfText(text)).toEqual(new Map([['a', 2]]))
  })

  it('reports unpaired surrogates and keeps them', () => {
    expect(told('["a\\ud83d", "\\ud83d\\ude00", "\\uDE00"]')).toEqual([
      '3-9 parse/surrogate Expected two halves of a surrogate pair, got `\\ud83d` alone.',
      '29-35 parse/surrogate Expected two halves of a surrogate pair, got `\\ude00` alone.',
    ])
    expect(told('{"\ud83d": "x"}')).toEqual(['2-3 parse/surrogate Expected two halves of a surrogate pair, got `\\ud83d` alone.'])
    expect(valueOfText('"\\ud83d"')).toBe('\ud83d')
  })

  it.each([
    ['', '0-0 parse/json Expected a value, got the end of the file.'],
    [' \n', '2-2 parse/json Expected a value, got the end of the file.'],
    ['<html>', '0-1 parse/json Expected a value, got `<`.'],
    ['Hello', '0-1 parse/json Expected a value, got `Hello`.'],
    ['tru', '3-3 parse/json Expected `true`, got the end of the file.'],
    ['[1,]', '3-4 parse/json Expected a value, got `]`.'],
    ['{"a":1,}', '7-8 parse/json Expected a key in double quotes, got `}`.'],
    ["{'a':1}", "1-2 parse/json Expected a key in double quotes, got `'`."],
    ['{"a" 1}', '5-6 parse/json Expected `:`, got `1`.'],
    ['[1 2]', '3-4 parse/json Expected `,` or `]`, got `2`.'],
    ['{"a":1 "b":2}', '7-8 parse/json Expected `,` or `}`, got `"`.'],
    ['[1}', '2-3 parse/json Expected `,` or `]`, got `}`.'],
    ['{} {}', '3-4 parse/json Expected the end of the file, got `{`.'],
    ['-', '1-1 parse/json Expected a digit, got the end of the file.'],
    ['01', '1-2 parse/json Expected the end of the file, got `1`.'],
    ['1.x', '2-3 parse/json Expected a digit, got `x`.'],
    ['1e+', '3-3 parse/json Expected a digit, got the end of the file.'],
    ['"a', '2-2 parse/json Expected `"` at the end of the string, got the end of the file.'],
    ['["a\n"]', '3-4 parse/json Expected `"` at the end of the string, got `\\u000a`.'],
    ['"\0"', '1-2 parse/json Expected an escape such as `\\n` for a control character, got `\\u0000`.'],
    ['"\\x"', '2-3 parse/json Expected one of `"\\/bfnrtu` after `\\`, got `x`.'],
    ['"\\u00g0"', '5-6 parse/json Expected a hexadecimal digit, got `g0`.'],
    ['\ufeff1', '0-1 parse/json Expected a value, got `\\ufeff`.'],
    ['😀', '0-2 parse/json Expected a value, got `😀`.'],
    ['\u{e0001}', '0-2 parse/json Expected a value, got `\\u{e0001}`.'],
  ])('says what it expected in %j', (text, problem) => {
    expect(told(text)).toEqual([problem])
    expect(parseJson(text).tree).toBeUndefined()
  })
})

describe('nesting', () => {
  it('is read up to the limit', () => {
    expect(parseJson('['.repeat(depthLimit) + ']'.repeat(depthLimit)).problems).toEqual([])
    expect(told('['.repeat(depthLimit + 1))).toEqual(['512-513 parse/too-deep Expected at most 512 levels of nesting, got more.'])
  })

  it('stops before fewer levels where it is told to, and never after more', () => {
    const levels = (count: number): string => '['.repeat(count) + ']'.repeat(count)
    expect(parseJson(levels(3), {maxDepth: 3}).problems).toEqual([])
    expect(parseJson(levels(4), {maxDepth: 3}).problems).toMatchObject([
      {rule: 'parse/too-deep', start: 3, end: 4, message: 'Expected at most 3 levels of nesting, got more.'},
    ])
    expect(parseJson(levels(depthLimit + 1), {maxDepth: 10_000}).problems).toMatchObject([{rule: 'parse/too-deep'}])
  })

  it('beyond it costs no stack and no time', () => {
    expect(parseJson('{"a":'.repeat(1_000_000)).tree).toBeUndefined()
    expect(parseJson('[{"outputs":'.repeat(1_000_000), {lazy}).tree).toBeUndefined()
  })
})

describe('lazy values', () => {
  const wrapped = fc
    .tuple(fc.json(), fc.json(), fc.array(fc.string({unit: 'binary'})))
    .map(
      ([a, b, lines]) =>
        `{"cells": [{"outputs": [{"data": {"x": ${a}}, "text": ${b}}], "source": ${JSON.stringify(lines)}}], "outputs": ${a}, "source": ${b}}`,
    )

  it('are what they would be otherwise', () => {
    fc.assert(
      fc.property(wrapped, text => {
        const eager = parseJson(text)
        const late = parseJson(text, {lazy})
        expect(late.problems).toEqual(eager.problems)
        expect(late.tree && treeValue(late.tree)).toEqual(eager.tree && treeValue(eager.tree))
      }),
    )
  })

  it('are refused where they would be otherwise, with the same words', () => {
    fc.assert(
      fc.property(almostJson, text => {
        const wrappedText = `{"outputs": [{"data": {"x": [${text}]}, "text": [${text}]}]}`
        expect(parseJson(wrappedText, {lazy}).problems).toEqual(parseJson(wrappedText).problems)
      }),
      {numRuns: 1000},
    )
  })

  it('are a text where they are lines', () => {
    const tree = parseJson('{"source": ["a\\n", "b"]}', {lazy}).tree
    expect(tree && find(tree, '/source')?.tree).toMatchObject({text: 'a\nb'})
  })

  it('are found by pointers, with their places', () => {
    const text = '{"outputs": [{"data": {"x": {"y": [1, {"z": "é"}]}}}]}'
    const found = parseJson(text, {lazy}).tree
    const late = found && find(found, '/outputs/0/data/x/y/1/z')?.tree
    expect(late && text.slice(late.span.start, late.span.end)).toBe('"é"')
  })

  it('are checked like others', () => {
    const broken = '{"outputs": [{"text": ["a", {"b": 1, "b": NaN}, "\\ud800"]}]}'
    expect(parseJson(broken, {lazy}).problems.map(({rule}) => rule)).toEqual(['parse/duplicate-key', 'parse/number', 'parse/surrogate'])
    expect(parseJson('{"outputs": [{"text": ["a" "b"]}]}', {lazy}).tree).toBeUndefined()
  })
})

describe('floods', () => {
  it('are cut after a thousand problems of a rule', () => {
    const {problems, tree} = parseJson(`[${'NaN,'.repeat(3000)}1]`)
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)).toMatchObject({rule: 'parse/limit', severity: 'warning'})
    expect(tree).toBeDefined()
  })

  it('do not cost quadratic time', () => {
    const keys = Array.from({length: 100_000}, (_, index) => `"k${index}":"\\n"`).join(',')
    expect(parseJson(`{${keys}}`).problems).toEqual([])
    expect(parseJson(`[${'"a\tb",'.repeat(1)}"${'\\"'.repeat(500_000)}"]`).tree).toBeUndefined()
    expect(parseJson(`["${'\\u00e9'.repeat(200_000)}", ${'"a\\nb",'.repeat(100_000)} 1]\r\n`).problems).toEqual([])
  })
})

function checkPlaces(text: string, tree: Tree): void {
  const own: unknown = JSON.parse(text.slice(tree.span.start, tree.span.end))
  expect(toPlainCopy(own)).toEqual(toPlain(treeValue(tree)))
  if (tree.kind === 'scalar' && typeof tree.value === 'string')
    expect(tree.content).toEqual({start: tree.span.start + 1, end: tree.span.end - 1})
  if (tree.kind === 'list') for (const item of tree.items) checkPlaces(text, item)
  if (tree.kind === 'map') {
    for (const {key, keySpan, value} of tree.entries) {
      expect(JSON.parse(`"${text.slice(keySpan.start, keySpan.end)}"`)).toBe(key)
      checkPlaces(text, value)
    }
  }
}

/** Objects without a prototype, as `toPlain` makes them, with `-0` as its text says. */
function toPlainCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlainCopy)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = Object.create(null)
  for (const [key, item] of Object.entries(value)) copy[key] = toPlainCopy(item)
  return copy
}
