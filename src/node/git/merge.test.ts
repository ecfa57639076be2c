import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {notebook as notebooks} from '../../../test/fixtures/myst/arbitrary.ts'
import {folderOf} from '../../../test/support/folder.ts'
import {cleanEnv} from '../../../test/support/repository.ts'
import {parseIpynb} from '../../formats/ipynb/parse.ts'
import {printIpynb} from '../../formats/ipynb/print.ts'
import {keyOf} from '../../formats/merge/item.ts'
import {decodeCarriers} from '../../formats/myst/decode-carriers.ts'
import {parseMyst} from '../../formats/myst/parse.ts'
import {printMyst} from '../../formats/myst/print.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import {emptyMap} from '../../model/value.ts'
import {mergeForGit} from './merge.ts'
import {runGit} from './process.ts'

/** What git gives and takes: the texts of three versions, in files. */
function merge(base: string, ours: string, theirs: string, path = 'x.ipynb') {
  const cwd = folderOf({base, ours, theirs})
  const {exitCode, note} = mergeForGit({cwd, env: cleanEnv, files: {base: 'base', ours: 'ours', theirs: 'theirs'}, markerSize: 7, path})
  const text = readFileSync(join(cwd, 'ours'), 'utf8')
  return {exitCode, note, text, cells: parseIpynb(text).notebook?.cells ?? []}
}

interface Given {
  readonly id: string
  readonly source?: string
  readonly markdown?: true
  readonly outputs?: string
  readonly metadata?: object
}

function ipynb(cells: readonly Given[], metadata: object = {}): string {
  const list = cells.map(({id, source = `${id} = 1`, markdown, outputs, metadata: own = {}}) =>
    markdown
      ? {cell_type: 'markdown', id, metadata: own, source}
      : {
          cell_type: 'code',
          execution_count: outputs === undefined ? null : 1,
          id,
          metadata: own,
          outputs: outputs === undefined ? [] : [{name: 'stdout', output_type: 'stream', text: [outputs]}],
          source: source.split(/(?<=\n)/u),
        },
  )
  return `${JSON.stringify({cells: list, metadata, nbformat: 4, nbformat_minor: 5}, undefined, 1)}\n`
}

const ids = (cells: readonly Cell[]): (string | undefined)[] => cells.map(({id}) => id)
const outputs = (cells: readonly Cell[]): string[] =>
  cells.map(cell => (cell.type === 'code' ? cell.outputs.map(output => (output.kind === 'stream' ? output.text : '')).join() : ''))

describe('a merge of notebooks', () => {
  const [a, b, c] = [{id: 'a'}, {id: 'b'}, {id: 'c'}]

  it('takes the cells that each side added and changed', () => {
    const merged = merge(
      ipynb([a, b, c]),
      ipynb([{...a, source: 'a = 2'}, b, c]),
      ipynb([a, b, {id: 'new', source: 'import os\nprint(os)'}, c]),
    )
    expect(merged).toMatchObject({exitCode: 0, note: undefined})
    expect(merged.text).toBe(ipynb([{...a, source: 'a = 2'}, b, {id: 'new', source: 'import os\nprint(os)'}, c]))
  })

  it('keeps the outputs of the side whose source survived, and drops them where both changed it', () => {
    const lines = ['one = 1', '', '', '', 'two = 2']
    const source = lines.join('\n')
    const ours = source.replace('1', '11')
    const theirs = source.replace('2', '22')
    const base = [
      {id: 'a', source, outputs: 'old'},
      {...b, outputs: 'old b'},
      {...c, outputs: 'old c'},
    ]
    const merged = merge(
      ipynb(base),
      ipynb([
        {id: 'a', source: ours, outputs: 'ours'},
        {...b, outputs: 'new b'},
        {...c, outputs: 'old c'},
      ]),
      ipynb([
        {id: 'a', source: theirs, outputs: 'theirs'},
        {...b, outputs: 'old b'},
        {...c, outputs: 'new c'},
      ]),
    )
    expect(merged.exitCode).toBe(0)
    expect(outputs(merged.cells)).toEqual(['', 'new b', 'new c'])
    expect(merged.cells[0]?.source).toBe(ours.replace('2', '22'))
    const one = merge(ipynb(base), ipynb(base), ipynb([{id: 'a', source: theirs, outputs: 'theirs'}, ...base.slice(1)]))
    expect(outputs(one.cells)).toEqual(['theirs', 'old b', 'old c'])
  })

  it('puts the markers of a conflict into the source of the cell', () => {
    const merged = merge(
      ipynb([a, {...b, outputs: 'x'}, c]),
      ipynb([a, {...b, source: 'b = 2', outputs: 'y'}, c]),
      ipynb([a, {...b, source: 'b = 3', outputs: 'z'}, {...c, source: 'c = 2'}]),
    )
    expect(merged.exitCode).toBe(1)
    expect(merged.cells.map(({source}) => source)).toEqual(['a = 1', '<<<<<<< ours\nb = 2\n=======\nb = 3\n>>>>>>> theirs', 'c = 2'])
    expect(outputs(merged.cells)).toEqual(['', '', ''])
    expect(ids(merged.cells)).toEqual(['a', 'b', 'c'])
    expect(merged.note).toBe('huntbook: conflict in cell 2 of x.ipynb: the markers are in the source.\n')
    expect(parseIpynb(merged.text).problems.map(({rule}) => rule)).toEqual(['parse/conflict'])
  })

  it('keeps both cells that two added at one place, and says so', () => {
    const merged = merge(ipynb([a]), ipynb([a, {id: 'n', source: 'import os'}]), ipynb([a, {id: 'n', source: '# Text', markdown: true}]))
    expect(merged.exitCode).toBe(1)
    expect(merged.cells.map(({type, source}) => [type, source])).toEqual([
      ['code', 'a = 1'],
      ['code', '<<<<<<< ours\nimport os\n=======\n>>>>>>> theirs'],
      ['markdown', '<<<<<<< ours\n=======\n# Text\n>>>>>>> theirs'],
    ])
    expect(new Set(ids(merged.cells)).size).toBe(3)
  })

  it('keeps a cell that one deleted and the other changed, and says so', () => {
    const merged = merge(ipynb([a, b]), ipynb([a]), ipynb([a, {...b, source: 'b = 2'}]))
    expect([merged.exitCode, ...merged.cells.map(({source}) => source)]).toEqual([
      1,
      'a = 1',
      '<<<<<<< ours\n=======\nb = 2\n>>>>>>> theirs',
    ])
  })

  it('shows metadata in conflict where people look: in the cell, or in one at the top', () => {
    const cell = merge(ipynb([b]), ipynb([{...b, metadata: {tags: ['x']}}]), ipynb([{...b, metadata: {tags: ['y']}}]))
    expect([cell.exitCode, ...cell.cells.map(({source}) => source)]).toEqual([
      1,
      '<<<<<<< ours\ntags: ["x"]\n=======\ntags: ["y"]\n>>>>>>> theirs\nb = 1',
    ])
    const hunt = (title: string) => ({hunting: {id: '1', title}})
    const header = merge(ipynb([b], hunt('A')), ipynb([b], hunt('B')), ipynb([b], hunt('C')))
    expect([header.exitCode, ...header.cells.map(({source}) => source)]).toEqual([
      1,
      '<<<<<<< ours\nhunting.title: "B"\n=======\nhunting.title: "C"\n>>>>>>> theirs',
      'b = 1',
    ])
    expect(parseIpynb(header.text).notebook?.metadata.get('hunting')).toEqual(
      new Map([
        ['id', '1'],
        ['title', 'B'],
      ]),
    )
  })

  it('takes metadata that no text holds from the side that changed them', () => {
    const language = (version: string) => ({language_info: {name: 'python', version}})
    const merged = merge(ipynb([b], language('3.10')), ipynb([b], language('3.10')), ipynb([{...b, source: 'b = 2'}], language('3.12')))
    expect(merged.text).toBe(ipynb([{...b, source: 'b = 2'}], language('3.12')))
  })

  it('merges what two began at the same time', () => {
    const same = ipynb([a, b])
    expect(merge('', same, same)).toMatchObject({exitCode: 0, text: same})
    const other = merge('', ipynb([a, b]), ipynb([a, c]))
    expect(other.exitCode).toBe(1)
    expect(other.cells).toHaveLength(2)
  })

  it('of a side that is no notebook is one of lines, to be looked at', () => {
    const [base, broken] = [ipynb([a, b, c]), ipynb([a, b, c]).replace(' "nbformat_minor": 5\n}', '')]
    const merged = merge(base, base.replace('a = 1', 'a = 2'), broken)
    expect(merged).toMatchObject({exitCode: 1, text: broken.replace('a = 1', 'a = 2')})
    expect(merged.note).toMatch(/^huntbook: x\.ipynb was merged as lines of text/u)
    expect(merge('\0a', '\0b', '\0c')).toMatchObject({exitCode: 1, text: '\0b'})
  })

  it('of texts is the one of git', () => {
    expect(merge('a\n', 'b\n', 'a\n', 'x.md')).toEqual({exitCode: 0, note: undefined, text: 'b\n', cells: []})
    expect(merge('a\n', 'b\n', 'c\n', 'x.md').text).toBe('<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n')
  })

  it('of any two edits is a notebook with all that neither side deleted, and is the merge of the texts', {timeout: 120_000}, () => {
    fc.assert(
      fc.property(notebooks, fc.array(edit, {maxLength: 3}), fc.array(edit, {maxLength: 3}), (given, left, right) => {
        const cells = given.cells.map((cell, index): Cell => ({...cell, id: `base-${index}`, source: `${index}\n${cell.source}`}))
        const versions = [cells, left.reduce(applied('l'), cells), right.reduce(applied('r'), cells)].map(own => ({...given, cells: own}))
        if (versions.some(version => decodeCarriers(version) !== version)) return
        const texts = versions.map(version => printMyst(version))
        // A text that lacks the filter of its header is another notebook.
        if (texts.some(({text, losses}) => losses.some(({severity}) => severity === 'error') || !isStable(text))) return
        const files = versions.map(version => printIpynb(version).text)
        const merged = merge(files[0] ?? '', files[1] ?? '', files[2] ?? '')
        const read = parseIpynb(merged.text)
        expect(read.problems.filter(({rule, severity}) => severity === 'error' && rule !== 'parse/conflict')).toEqual([])
        expect(new Set(ids(merged.cells)).size).toBe(merged.cells.length)
        const [, ours, theirs] = versions
        const both = cells.filter(({id}) => ours?.cells.some(cell => cell.id === id) && theirs?.cells.some(cell => cell.id === id))
        expect(both.map(({id}) => id).filter(id => !ids(merged.cells).includes(id))).toEqual([])
        if (merged.exitCode === 0) expect(textOf(read.notebook)).toEqual(contentOf(mergedLines(texts.map(({text}) => text))))
      }),
      {numRuns: 60},
    )
  })
})

interface Edit {
  readonly kind: 'change' | 'rewrite' | 'delete' | 'add' | 'move' | 'tag'
  readonly at: number
  readonly to: number
  readonly type: 'code' | 'markdown'
  readonly word: string
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('change', 'change', 'rewrite', 'delete', 'add', 'add', 'move', 'tag'),
  at: fc.nat(6),
  to: fc.nat(6),
  type: fc.constantFrom('code', 'markdown'),
  word: fc.constantFrom('x', '```', '````{code-cell}', '+++', '---', '# T', ':tags: [a]', ''),
})

/** Ids of cells that a side adds are its own. */
function applied(side: string) {
  return (cells: readonly Cell[], {kind, at, to, type, word}: Edit, count: number): readonly Cell[] => {
    const index = cells.length === 0 ? 0 : at % cells.length
    const cell = cells[index]
    const source = `${side}${count}\n${word}`
    const base = {id: `${side}-${count}`, source, metadata: emptyMap, extra: emptyMap}
    const added: Cell = type === 'code' ? {...base, type, executionCount: null, outputs: []} : {...base, type}
    if (kind === 'add' || !cell) return cells.toSpliced(at, 0, added)
    if (kind === 'delete') return cells.toSpliced(index, 1)
    if (kind === 'move') return cells.toSpliced(index, 1).toSpliced(to, 0, cell)
    if (kind === 'tag') return cells.with(index, {...cell, metadata: new Map([['tags', [word]]])})
    return cells.with(index, {...cell, source: kind === 'rewrite' ? source : `${cell.source}\n${word}${side}`})
  }
}

function mergedLines([base = '', ours = '', theirs = '']: readonly string[]): string {
  const cwd = folderOf()
  for (const [name, text] of Object.entries({base, ours, theirs})) writeFileSync(join(cwd, name), text)
  const answer = runGit(cwd, {cwd, env: cleanEnv, args: ['merge-file', '-p', ...['ours', 'base', 'theirs'].map(name => join(cwd, name))]})
  return typeof answer === 'string' ? answer : answer.stdout.toString()
}

function isStable(text: string): boolean {
  const {notebook} = parseMyst(text)
  return notebook !== undefined && printMyst(notebook).text === text
}

const textOf = (notebook: Notebook | undefined) => contentOf(notebook ? printMyst(notebook).text : '')

function contentOf(text: string): unknown {
  const {notebook} = parseMyst(text)
  return [notebook?.cells.map(keyOf), notebook?.metadata]
}
