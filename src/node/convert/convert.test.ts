import {execFileSync} from 'node:child_process'
import {mkdirSync, symlinkSync} from 'node:fs'
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
  it('gives a text that has the format already back as it is', async () => {
    expect(await convert({'x.md': text}, {to: 'myst', stdout: true})).toMatchObject({text, passed: {count: 0}})
  })
  onPosix('shows nothing of a file outside the root that a link leads to', async () => {
    const outside = folderOf({'x.ipynb': notebook})
    const folder = folderOf({'x.md': text})
    symlinkSync(join(outside, 'x.ipynb'), join(folder, 'x.ipynb'))
    const {diagnostics, diff} = await convertFiles({cwd: folder, to: 'ipynb', diff: true, files: ['x.md']})
    expect([diagnostics.map(({rule, path}) => `${path} ${rule}`), diff]).toEqual([['x.ipynb io/symlink'], ''])
  })
  it('updates a notebook that is there, and says what became of its outputs', async () => {
    const {after, exitCode, said} = await convert({'x.md': text.replace('print(1)', 'print(2)'), 'x.ipynb': notebook}, {files: ['x.md']})
    expect(after['x.ipynb']).toContain('print(2)')
    expect(after['x.ipynb']).not.toContain('stdout')
    expect([exitCode, said]).toEqual([
      0,
      'note: x.ipynb: outputs of 1 cell go: the source changed or the cell is gone.\nwrote x.ipynb\n1 converted.\n',
    ])
    const same = await convert({'x.md': `${text}\nMore.\n`, 'x.ipynb': notebook}, {files: ['x.md']})
    expect(same.after['x.ipynb']).toContain('stdout')
  })
  it('marks outputs of edited cells where it is asked to', async () => {
    const edited = text.replace('print(1)', 'print(2)')
    const {after, said} = await convert({'x.md': edited, 'x.ipynb': notebook}, {files: ['x.md'], stale: 'mark'})
    expect(after['x.ipynb']).toMatch(/"huntbook\.stale": "[0-9a-f]{12}-[0-9a-f]{12}"/u)
    expect(said).toContain('outputs of 1 cell stay, marked as those of another source')
    const configured = {'huntbook.config.yaml': 'convert: {stale: mark}\n', 'x.md': edited, 'x.ipynb': notebook}
    expect((await convert(configured, {files: ['x.md']})).after['x.ipynb']).toContain('huntbook.stale')
  })
  it('updates a text that is there', async () => {
    const own = text.replace('# Title', '# Title\n<!-- mine -->').replace('```{code-cell}', '~~~{code-cell} python').replace('```', '~~~')
    const other = notebook.replace('print(1)', 'print(2)').replace('# Title', '# Title\\n<!-- mine -->')
    const {after} = await convert({'x.md': own, 'x.ipynb': other}, {files: ['x.ipynb'], to: 'myst'})
    expect(after['x.md']).toBe(own.replace('print(1)', 'print(2)'))
  })
  it('shows no control character of an id in a diff', async () => {
    const cells = ['aaaaa', 'bbbbb', 'ccccc'].map((source, index) => ({...code(source), id: `${index}\u001b[31m\n`}))
    const moved = ['bbbbb', 'ccccc', 'aaaaa'].map(source => `\`\`\`{code-cell}\n${source}\n\`\`\`\n`).join('\n')
    const {diff} = await convert({'x.md': moved, 'x.ipynb': ipynb({}, cells)}, {files: ['x.md'], diff: true})
    expect(diff).toContain('x.ipynb cell 3 (0\\x1b[31m\\x0a): moved from 1\n')
    expect(diff).not.toContain('\u001b')
  })
  it('leaves a file alone that is no notebook, or has errors', async () => {
    const prose = await convert({'x.md': '# Only text\n', 'x.ipynb': notebook}, {files: ['x.ipynb'], to: 'myst'})
    expect([prose.exitCode, prose.errors[0]?.code, prose.after['x.md']]).toEqual([2, 'TARGET_EXISTS', '# Only text\n'])
    const broken = await convert({'x.md': text, 'x.ipynb': '{'}, {files: ['x.md']})
    expect([broken.exitCode, broken.after['x.ipynb']]).toEqual([1, '{'])
    expect(broken.diagnostics.map(({path, rule}) => `${path} ${rule}`)).toEqual(['x.ipynb parse/json'])
  })
  it('keeps a byte order mark', async () => {
    const {after} = await convert({'x.md': `\ufeff${text}`, 'x.ipynb': notebook.replace('print(1)', '2')}, {files: ['x.ipynb'], to: 'myst'})
    expect(after['x.md']).toBe(`\ufeff${text.replace('print(1)', '2')}`)
  })
  it('tells what it would write, and shows it, without writing', async () => {
    const files = {'x.md': text.replace('print(1)', 'print(2)'), 'x.ipynb': notebook}
    const checked = await convert(files, {files: ['x.md'], check: true})
    expect([checked.exitCode, checked.said, checked.after]).toEqual([
      1,
      'note: x.ipynb: outputs of 1 cell go: the source changed or the cell is gone.\nwould write x.ipynb\n1 to convert.\n',
      files,
    ])
    const {diff, exitCode, after} = await convert(files, {files: ['x.md'], diff: true})
    expect([exitCode, after]).toEqual([1, files])
    expect(diff).toMatch(/^--- a\/x\.ipynb cell 2 \(\w+\)\n\+\+\+ b\/x\.ipynb cell 2 \(\w+\)\n@@/u)
    expect(diff).toContain('-outputs: 1\n+outputs: 0\n \n-print(1)\n+print(2)\n')
    const lines = await convert(files, {files: ['x.ipynb'], to: 'myst', diff: true})
    expect(lines.diff).toContain('--- a/x.md\n+++ b/x.md\n@@')
    expect((await convert({...files, 'x.md': text}, {files: ['x.md'], check: true})).exitCode).toBe(0)
  })
  it('tells nothing of a file written anew that holds the text already', async () => {
    const {after} = await convert({'x.md': text})
    const files = {'x.md': text, 'x.ipynb': after['x.ipynb'] ?? ''}
    expect((await convert(files, {files: ['x.md'], fresh: true, check: true})).exitCode).toBe(0)
  })
  it('updates the text that there is, whatever its extension', async () => {
    const {after} = await convert({'x.myst': text, 'x.ipynb': notebook.replace('# Title', '# Other')}, {files: ['x.ipynb'], to: 'myst'})
    expect([after['x.myst'], after['x.md']]).toEqual([text.replace('# Title', '# Other'), undefined])
  })
  it('finds a change a finding where it is asked to', async () => {
    expect((await convert({'x.md': text}, {failOnChange: true})).exitCode).toBe(1)
    expect((await convert({'x.md': text, 'x.ipynb': notebook}, {files: ['x.md'], failOnChange: true})).exitCode).toBe(0)
  })
  it('changes notebook files in place', async () => {
    const {after, said} = await convert({'x.ipynb': notebook, 'y.md': text}, {inPlace: true, strip: ['outputs', 'counts']})
    expect(after['x.ipynb']).toContain('"outputs": []')
    expect(said).toBe('wrote x.ipynb\n1 converted, 1 not .ipynb.\n')
    const flat = JSON.stringify(JSON.parse(notebook))
    const laidOut = await convert({'x.ipynb': flat}, {inPlace: true, reformat: true})
    expect(laidOut.after['x.ipynb']).toMatch(/^\{\n "cells": \[\n {2}\{\n {3}"cell_type"/u)
    await expect(convert({'x.ipynb': notebook}, {inPlace: true})).rejects.toThrow(
      'Expected --strip or --reformat with --in-place, got neither.',
    )
  })
  it('converts what comes from elsewhere', async () => {
    const {text: given, made} = await convert({}, {stdin: {path: 'new/x.md', bytes: new TextEncoder().encode(text)}})
    expect([JSON.parse(given ?? '').cells.length, made]).toEqual([2, []])
    const bad = await convert({}, {to: 'myst', stdin: {path: 'x.ipynb', bytes: new TextEncoder().encode('{')}})
    expect([bad.text, bad.exitCode]).toEqual([undefined, 1])
  })
  it('writes headers as the configuration says', async () => {
    const config = 'convert: {representation: full, jupytextVersion: 1.16.1}\n'
    const {after} = await convert({'huntbook.config.yaml': config, 'x.ipynb': notebook}, {to: 'myst'})
    expect(after['x.md']).toContain('    jupytext_version: 1.16.1\n')
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
    const fresh = await convertFiles({cwd: folder, to: 'ipynb', fresh: true, files: ['a.md', 'b.md']})
    expect([fresh.errors.length, fresh.exitCode]).toEqual([2, 2])
    const {diagnostics, exitCode} = await convertFiles({cwd: folder, to: 'ipynb', files: ['a.md', 'b.md']})
    expect([exitCode, diagnostics.map(({path, rule}) => `${path} ${rule}`)]).toEqual([1, ['a.ipynb io/special', 'b.ipynb io/special']])
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
    const {exitCode, passed, said} = await convert({'x.md': text}, {to: 'myst'})
    expect([exitCode, passed.count, said]).toEqual([0, 1, '1 in that format already.\n'])
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
