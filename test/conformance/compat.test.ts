import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type CompatChoice, type CompatResult, compatOptions, exportCompat} from '../../src/export/compat/index.ts'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import {runAsProcess} from '../support/cli.ts'
import {folderOf} from '../support/folder.ts'
import {dataPath, readData} from './data.ts'

interface CompatCase {
  readonly notebook: string
  readonly variant: string
  readonly args: readonly string[]
  readonly expected?: string
  readonly files?: readonly {readonly path: string; readonly sha256: string; readonly bytes: number}[]
  readonly refused?: string
}

// The data is written for this project, so its shape is known.
const {cases} = JSON.parse(readData('export', 'compat.json')) as {readonly cases: readonly CompatCase[]}
const answered = cases.filter(({expected}) => expected !== undefined)
const refused = cases.filter(({expected}) => expected === undefined)

function choiceOf(args: readonly string[]): CompatChoice {
  const after = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined)
  const list = (flag: string): readonly string[] => after(flag)?.split(',') ?? []
  const regex = after('--regex-remove')
  return {
    removeCellTags: list('--remove-cell-tags'),
    removeInputTags: list('--remove-input-tags'),
    removeAllOutputsTags: list('--remove-all-outputs-tags'),
    removeSingleOutputTags: list('--remove-single-output-tags'),
    stdTags: args.includes('--std-tags'),
    dash: args.includes('--dash'),
    regexRemove: regex === undefined ? [] : [new RegExp(regex, 'uy')],
    excludeInput: args.includes('--no-input') || args.includes('--exclude-input'),
    excludeInputPrompt: args.includes('--no-input') || args.includes('--no-prompt') || args.includes('--exclude-input-prompt'),
    excludeOutput: args.includes('--exclude-output'),
    excludeCodeCell: args.includes('--exclude-code-cell'),
    excludeMarkdown: args.includes('--exclude-markdown'),
    excludeRaw: args.includes('--exclude-raw'),
    coalesceStreams: args.includes('--coalesce-streams'),
    clearOutput: args.includes('--clear-output'),
    clearMetadata: args.includes('--clear-metadata'),
    preset: args.includes('--preset') ? 'taegis' : undefined,
  }
}

function run({notebook, args}: CompatCase): CompatResult | undefined {
  const parsed = ipynb.parse(readData('export', 'cases', notebook).replace(/^\ufeff/u, ''))
  return parsed.notebook && exportCompat(parsed.notebook, compatOptions(choiceOf(args), notebook))
}

function leavesFolder(path: string): boolean {
  return path.startsWith('/') || join('x', path).startsWith('..') || !join('x', path).startsWith('x/')
}

describe('compat: 61 cases', () => {
  it('has them all', () => expect([cases.length, answered.length, refused.length]).toEqual([61, 46, 15]))
  it.each(answered)('$notebook $variant: the bytes of nbconvert', given => {
    const result = run(given)
    const expected = readFileSync(dataPath('export', 'cases', given.expected ?? ''))
    expect(Buffer.from(result?.main.bytes ?? []).toString()).toBe(expected.toString())
    expect(Buffer.from(result?.main.bytes ?? []).equals(expected)).toBe(true)
    const files = (result?.files ?? []).map(({path, bytes}) => ({
      path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    }))
    const wanted = given.files ?? []
    const byPath = (a: {readonly path: string}, b: {readonly path: string}): number => (a.path < b.path ? -1 : 1)
    expect(files.sort(byPath)).toEqual(wanted.filter(({path}) => !leavesFolder(path)).sort(byPath))
    expect([...(result?.refused ?? [])].sort()).toEqual(
      wanted
        .map(({path}) => path)
        .filter(leavesFolder)
        .sort(),
    )
  })
  it.each(refused)('$notebook $variant: read all the same, where nbconvert stops', given => {
    const result = run(given)
    expect(result === undefined).toBe(given.notebook === '16x_truncated.ipynb')
  })
})

describe('compat: the command line', () => {
  const some = answered.filter(({notebook}) =>
    ['02_cell_tags.ipynb', '07_images.ipynb', '08_nested_fences.ipynb', '15b_hostile_filename.ipynb'].includes(notebook),
  )
  it('takes the options of the cases', () => expect(some).toHaveLength(12))
  it.each(some)('$notebook $variant', async ({notebook, args, expected = '', files = []}) => {
    const folder = folderOf({[notebook]: readData('export', 'cases', notebook)})
    const {code} = await runAsProcess(['export', '--compat', 'nbconvert', ...args, notebook], {cwd: folder})
    expect(code).toBe(files.some(({path}) => leavesFolder(path)) ? 1 : 0)
    const main = readFileSync(join(folder, 'out', notebook.replace(/\.ipynb$/u, '.md')))
    expect(main.equals(readFileSync(dataPath('export', 'cases', expected)))).toBe(true)
    for (const {path, sha256} of files) {
      if (!leavesFolder(path))
        expect(
          createHash('sha256')
            .update(readFileSync(join(folder, 'out', path)))
            .digest('hex'),
        ).toBe(sha256)
    }
  })
})
