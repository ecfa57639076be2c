import {execFileSync} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {code, hunt, ipynb, markdown} from '../../../test/support/hunt.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {printConvert} from '../convert-command.ts'
import {type ConvertOptions, convertFiles} from './convert.ts'

const text = hunt('title: x', '# Title\n\n```{code-cell}\nprint(1)\n```\n')
const notebook = ipynb({title: 'x'}, [
  markdown('# Title'),
  code('print(1)', {outputs: [{output_type: 'stream', name: 'stdout', text: ['1\n']}]}),
])

async function convert(files: Readonly<Record<string, string>>, options: Partial<ConvertOptions> = {}) {
  const folder = folderOf(files)
  const outcome = await convertFiles({cwd: folder, to: 'ipynb', ...options})
  const said = printConvert(outcome, {cwd: folder, quiet: false, width: 120, color: false})
  const after = filesIn(folder)
  return {...outcome, said, made: Object.keys(after).filter(path => !(path in files)), after}
}

describe('convertFiles', () => {
  it('writes a notebook beside its text', async () => {
    const {made, exitCode, said, after} = await convert({'hunts/a/x.md': text})
    expect([made, exitCode, said]).toEqual([['hunts/a/x.ipynb'], 0, 'wrote hunts/a/x.ipynb\n1 converted.\n'])
    expect(JSON.parse(after['hunts/a/x.ipynb'] ?? '').cells).toHaveLength(2)
  })
  it('writes a text beside its notebook, and notes what it does not hold', async () => {
    const {made, notes, exitCode} = await convert({'x.ipynb': notebook}, {to: 'myst'})
    expect([made, exitCode]).toEqual([['x.md'], 0])
    expect(notes.join('\n')).toMatch(/output/u)
  })
  it('comes back to the text that it wrote', async () => {
    const first = (await convert({'x.ipynb': notebook}, {to: 'myst'})).after['x.md'] ?? ''
    const back = (await convert({'x.md': first})).after['x.ipynb'] ?? ''
    expect((await convert({'x.ipynb': back}, {to: 'myst'})).after['x.md']).toBe(first)
  })
  it('writes into a folder', async () => {
    expect((await convert({'hunts/a/x.md': text}, {out: 'new/folder'})).made).toEqual(['new/folder/x.ipynb'])
  })
  it('gives the text back and writes nothing', async () => {
    const {made, text: given} = await convert({'x.md': text}, {stdout: true})
    expect(made).toEqual([])
    expect(JSON.parse(given ?? '').nbformat).toBe(4)
  })
  it('leaves a file alone that holds something else, and says so', async () => {
    const {after, errors, exitCode} = await convert({'x.md': text, 'x.ipynb': notebook}, {files: ['x.md']})
    expect(after['x.ipynb']).toBe(notebook)
    expect(exitCode).toBe(2)
    expect(errors[0]).toMatchObject({code: 'TARGET_EXISTS', message: expect.stringContaining('exists and holds something else')})
  })
  it('writes it anew where it is asked to', async () => {
    const {after, exitCode} = await convert({'x.md': text, 'x.ipynb': notebook}, {files: ['x.md'], fresh: true})
    expect(after['x.ipynb']).not.toBe(notebook)
    expect(exitCode).toBe(0)
  })
  it('does not write what is there already', async () => {
    const {after} = await convert({'x.md': text})
    const {unchanged, written, said} = await convert({'x.md': text, 'x.ipynb': after['x.ipynb'] ?? ''}, {files: ['x.md']})
    expect([unchanged.length, written.length, said]).toEqual([1, 0, '1 unchanged.\n'])
  })
  onPosix('writes over no folder and no pipe', async () => {
    const folder = folderOf({'a.md': text, 'b.md': text, 'c.md': text})
    mkdirSync(join(folder, 'a.ipynb'))
    execFileSync('mkfifo', [join(folder, 'b.ipynb')])
    for (const fresh of [false, true]) {
      const {errors, exitCode} = await convertFiles({cwd: folder, to: 'ipynb', fresh, files: ['a.md', 'b.md']})
      expect([errors.length, exitCode]).toEqual([2, 2])
    }
  })
  it('converts good notebooks beside bad ones, and nothing of these', async () => {
    const {made, exitCode, diagnostics, said} = await convert(
      {'bad.ipynb': '{', 'half.ipynb': '{"cells": 3}', 'x.ipynb': notebook},
      {to: 'myst'},
    )
    expect([made, exitCode]).toEqual([['x.md'], 1])
    expect(diagnostics.map(({path, rule}) => `${path} ${rule}`)).toEqual(expect.arrayContaining(['bad.ipynb parse/json']))
    expect(said).toMatch(/1 converted, 2 refused\.\n$/u)
  })
  it('skips and counts what has the format already', async () => {
    const {exitCode, skipped, said} = await convert({'x.md': text}, {to: 'myst'})
    expect([exitCode, skipped, said]).toEqual([0, 1, '1 skipped.\n'])
  })
  it('says that there was nothing to do', async () => {
    expect((await convert({}, {allowEmpty: true})).said).toBe('nothing to convert.\n')
  })
  it('says nothing but problems when it is to be quiet', async () => {
    const folder = folderOf({'x.ipynb': notebook})
    const outcome = await convertFiles({cwd: folder, to: 'myst'})
    expect(printConvert(outcome, {cwd: folder, quiet: true, width: 120, color: false})).toBe('')
  })
  it.each([
    ['two notebooks for standard output', {'x.md': text, 'y.md': text}, {stdout: true}, 'Expected one notebook for --stdout, got 2.'],
    [
      'two notebooks with one target',
      {'a/x.md': text, 'b/x.md': text},
      {out: 'out'},
      'Expected a file of its own for each notebook: a/x.md and b/x.md both become ',
    ],
    ['a folder without notebooks', {'a/README.md': '# x'}, {files: ['a']}, 'Expected at least one notebook in `a`, got none.'],
  ])('refuses %s before it writes anything', async (_, files, options, message) => {
    const folder = folderOf(files)
    await expect(convertFiles({cwd: folder, to: 'ipynb', ...options})).rejects.toThrow(message)
    expect(filesIn(folder)).toEqual(files)
  })
})
