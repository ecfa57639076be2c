import {describe, expect, it} from 'vitest'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import {sourceOf} from '../../test/support/lint.ts'
import type {Place} from '../model/place.ts'
import {concealedText, coveredText} from './covered.ts'
import {diagnose} from './diagnose.ts'

const source = 'a = "x"\nb = 1\n'
const cell = {
  ...code(source, {outputs: [{output_type: 'stream', name: 'stdout', text: ['one "two"\n', 'three']}]}),
  metadata: {tags: ['t"'], n: 1},
}
const {notebook} = sourceOf(ipynb({title: 'T "q"', list: ['é']}, [cell])).parsed

describe('coveredText', () => {
  it.each<[string, Place, string | undefined]>([
    ['a part of a source', {kind: 'source', cell: 0, start: 4, end: 11}, '"x"\nb ='],
    ['the first line of a cell', {kind: 'cell', cell: 0}, 'a = "x"'],
    ['a string of the metadata', {kind: 'metadata', pointer: '/hunting/title'}, 'T "q"'],
    ['an item of a list', {kind: 'metadata', pointer: '/hunting/list/0'}, 'é'],
    ['a key', {kind: 'metadata', pointer: '/hunting/list', part: 'key'}, 'list'],
    ['a tag', {kind: 'cellMetadata', cell: 0, pointer: '/tags/0'}, 't"'],
    ['a part of an output', {kind: 'output', cell: 0, output: 0, pointer: '/text', start: 4, end: 15}, '"two"\nthree'],
    ['no other value', {kind: 'cellMetadata', cell: 0, pointer: '/n'}, undefined],
    ['nothing that is not there', {kind: 'metadata', pointer: '/hunting/nope', part: 'key'}, undefined],
    ['no cell that is not there', {kind: 'source', cell: 9, start: 0, end: 1}, undefined],
    ['not the file', {kind: 'file'}, undefined],
  ])('is %s', (_, place, expected) => {
    expect(coveredText(notebook, place)).toBe(expected)
  })

  it('makes the same fingerprint however a file writes it', () => {
    const text = ipynb({title: 'é "q"'}, [markdown('# é'), code('x = "é"\ny = 1')])
    const ascii = text.replaceAll('é', '\\u00e9')
    const minified = `${JSON.stringify(JSON.parse(text))}\n`
    const joined = JSON.stringify({
      ...JSON.parse(text),
      cells: JSON.parse(text).cells.map((one: {source: string[]}) => ({...one, source: one.source.join('')})),
    })
    for (const place of [
      {kind: 'source', cell: 1, start: 4, end: 10},
      {kind: 'metadata', pointer: '/hunting/title'},
      {kind: 'cell', cell: 0},
    ] as const) {
      const prints = [text, ascii, minified, joined].map(file => fingerprint(file, place))
      expect(new Set(prints).size).toBe(1)
    }
  })

  it('makes the same fingerprint in both formats where cells have no ids', () => {
    const old = JSON.stringify({...JSON.parse(ipynb({title: 'T'}, [{...code('x = 1'), id: undefined}])), nbformat_minor: 4})
    const text = hunt('title: T', '```{code-cell}\nx = 1\n```\n')
    for (const place of [
      {kind: 'source', cell: 0, start: 4, end: 5},
      {kind: 'metadata', pointer: '/hunting/title'},
    ] as const) {
      expect(fingerprint(old, place)).toBe(fingerprint(text, place))
    }
  })
})

describe('concealedText', () => {
  it.each([
    ['password = "', 'password'],
    ['connect(api_key="', 'api_key'],
    ['{"client_secret": "', 'client_secret'],
    ["os.environ['TOKEN'] = f'", 'TOKEN'],
    ['a = ["first-secret", "', ''],
    ['"', ''],
  ])('is the name before it: %s', (before, expected) => {
    const given = sourceOf(ipynb({}, [code(`${before}s3cret"`)])).parsed.notebook
    expect(concealedText(given, {kind: 'source', cell: 0, start: before.length, end: before.length + 6})).toBe(expected)
  })
  it('is nothing outside sources', () => {
    expect(concealedText(notebook, {kind: 'output', cell: 0, output: 0, pointer: '/text', start: 5, end: 8})).toBe('')
  })
})

function fingerprint(text: string, place: Place): string {
  return diagnose(sourceOf(text), {rule: 'a/b', severity: 'error', message: '', place}).fingerprint
}
