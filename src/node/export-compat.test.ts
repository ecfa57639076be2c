import {linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import {onPosix} from '../../test/support/posix.ts'
import {type CompatFilesOptions, exportCompatFiles, printExport} from './export-compat-command.ts'

const stream = {output_type: 'stream', name: 'stdout', text: ['said\n']}
const notebook = ipynb({}, [
  markdown('# Title'),
  markdown('internal', {tags: ['remove_cell']}),
  code('secret()', {outputs: [stream, picture({})]}),
])

function picture(metadata: object): object {
  return {output_type: 'display_data', metadata, data: {'image/png': 'AAAA'}}
}

function named(filename: string): string {
  return ipynb({}, [code('x', {outputs: [picture({filename})]})])
}

async function runIn(folder: string, options: Partial<CompatFilesOptions> = {}) {
  const before = filesIn(folder)
  const files = Object.keys(before).filter(path => path.endsWith('.ipynb'))
  const outcome = await exportCompatFiles({cwd: folder, files, choice: {}, ...options})
  const said = printExport(outcome, {cwd: folder, quiet: false, width: 120, color: false})
  const after = filesIn(folder)
  return {...outcome, said, after, made: Object.keys(after).filter(path => !(path in before))}
}

describe('exportCompatFiles', () => {
  it('writes what nbconvert writes', async () => {
    const {made, exitCode, said, after} = await runIn(folderOf({'hunts/x y.ipynb': notebook}), {choice: {stdTags: true}})
    expect(made).toEqual(['out/x y.md', 'out/x y_files/x y_1_1.png'])
    expect([exitCode, said]).toEqual([0, 'wrote out/x y.md\nwrote out/x y_files/x y_1_1.png\n1 exported.\n'])
    expect(after['out/x y.md']).toMatch(/^# Title\n\n\n```\nsecret\(\)\n```\n\n {4}said\n/u)
  })
  it('gives one text back, byte for byte, and says what it leaves out', async () => {
    const {text, made, said, exitCode} = await runIn(
      folderOf({'x.ipynb': ipynb({}, [markdown('\ufeffa'), code('', {outputs: [picture({})]})])}),
      {
        out: '-',
        choice: {excludeCodeCell: true},
      },
    )
    expect([text, made, exitCode]).toEqual(['\ufeffa\n', [], 0])
    expect(said).toContain('Expected no files beside the text for --out -, got 1: they are not written.')
  })
  it('reads what nbconvert refuses, with warnings', async () => {
    const odd =
      '{"cells": [{"cell_type": "odd", "metadata": {"tags": [], "tags": []}, "source": "x"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    const {after, exitCode, diagnostics} = await runIn(folderOf({'x.ipynb': `\ufeff${odd}`}))
    expect([after['out/x.md'], exitCode]).toEqual(['unknown type  \n', 0])
    expect(new Set(diagnostics.map(({severity}) => severity))).toEqual(new Set(['warning']))
  })
  it('goes on after a notebook that cannot be read', async () => {
    const {made, exitCode, said} = await runIn(folderOf({'a.ipynb': '{', 'x.ipynb': named('a')}))
    expect([made, exitCode]).toEqual([['out/x.md', 'out/x_files/a.png'], 1])
    expect(said).toMatch(/1 exported, 1 refused\.\n$/u)
  })
  it('refuses MyST of which a part could not be read: it may hold tags', async () => {
    const {made, exitCode} = await runIn(folderOf({'x.myst': '# A\n\n+++ {"tags": ["remove_cell"}\n\ninternal\n'}), {files: ['x.myst']})
    expect([made, exitCode]).toEqual([[], 1])
  })
})

describe('names that a notebook chooses', () => {
  it.each([
    '../../a',
    '/tmp/huntbook-a',
    '../../../../../../../../tmp/huntbook-a',
    'a\0',
    `${'a/'.repeat(40)}a`,
    'é'.repeat(200),
    '../.git/a',
  ])('write nothing: %j', async filename => {
    const {made, exitCode, after} = await runIn(folderOf({'in/x.ipynb': named(filename)}))
    expect([made, exitCode]).toEqual([['out/x.md'], 1])
    expect(after['out/x.md']).toMatch(/!\[png\]\(.*\.png\)/u)
  })
  it('stay where they are in the output folder', async () => {
    const {made, exitCode} = await runIn(folderOf({'x.ipynb': named('../a/./b')}))
    expect([made, exitCode]).toEqual([['out/a/b.png', 'out/x.md'], 0])
  })
  it('replace no file that may be of somebody else, and files of an earlier export', async () => {
    const folder = folderOf({'x.ipynb': named('../logo'), 'y.ipynb': named('logo'), 'out/logo.png': 'mine', 'out/y_files/logo.png': 'old'})
    const {after, exitCode, diagnostics} = await runIn(folder)
    expect([after['out/logo.png'], after['out/y_files/logo.png'], exitCode]).toEqual(['mine', '\0\0\0', 1])
    expect(diagnostics).toMatchObject([{rule: 'export/file-name', path: 'x.ipynb', cell: {number: 1}}])
    expect((await runIn(folderOf({'x.ipynb': named('../logo'), 'out/logo.png': '\0\0\0'}))).exitCode).toBe(0)
  })
  it('are warned of where not every system takes them', async () => {
    const {diagnostics, exitCode} = await runIn(folderOf({'x.ipynb': named('con')}))
    expect([exitCode, diagnostics.map(({severity, rule}) => [severity, rule])]).toEqual([0, [['warning', 'export/file-name']]])
  })
})

describe('links and files in the way', () => {
  onPosix('a folder that is a link, at any depth', async () => {
    const folder = folderOf({'x.ipynb': named('a/b/c'), 'elsewhere/b/keep': ''})
    mkdirSync(join(folder, 'out/x_files'), {recursive: true})
    symlinkSync('../../elsewhere', join(folder, 'out/x_files/a'))
    const {errors, exitCode} = await exportCompatFiles({cwd: folder, files: ['x.ipynb'], choice: {}})
    expect([errors.map(({code: word}) => word), exitCode]).toEqual([['TARGET_LINK'], 2])
    expect(readdirSync(join(folder, 'elsewhere/b'))).toEqual(['keep'])
    expect(readdirSync(join(folder, 'out'))).toEqual(['x_files'])
  })
  it('a file where a folder is to be', async () => {
    const {errors, made} = await runIn(folderOf({'x.ipynb': named('a'), 'out/x_files': ''}))
    expect(errors).toMatchObject([{code: 'WRITE_FAILED'}])
    expect(made).toEqual([])
  })
  it('the notebook itself', async () => {
    const text = hunt('title: A')
    const folder = folderOf({'x.md': text, 'y.ipynb': ipynb({}, [])})
    await expect(exportCompatFiles({cwd: folder, files: ['x.md'], out: '.', choice: {}})).rejects.toThrow(
      'Expected another file to write to than an input, got x.md.',
    )
    linkSync(join(folder, 'y.ipynb'), join(folder, 'y.md'))
    await expect(exportCompatFiles({cwd: folder, files: ['y.ipynb'], out: '.', choice: {}})).rejects.toThrow('got y.md')
    expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe(text)
  })
  it('a picture of another notebook', async () => {
    const folder = folderOf({'x.ipynb': named(''), 'y.ipynb': named('')})
    const {errors, exitCode, made} = await runIn(folder, {choice: {preset: 'taegis'}})
    expect([made, exitCode]).toEqual([['out/output_0_0.png', 'out/x.md'], 2])
    expect(errors).toMatchObject([{code: 'TARGET_TWICE'}])
  })
  it.each<[string, Readonly<Record<string, string>>, Partial<CompatFilesOptions>, string]>([
    ['two notebooks of one name', {'a/x.ipynb': notebook, 'b/X.ipynb': notebook}, {}, 'a/x.ipynb and b/X.ipynb both become X.md.'],
    ['one name for two notebooks', {'x.ipynb': notebook, 'y.ipynb': notebook}, {choice: {name: 'n'}}, 'both become n.md.'],
    ['two notebooks for standard output', {'x.ipynb': notebook, 'y.ipynb': notebook}, {out: '-'}, 'got 2.'],
    ['nothing', {'x.ipynb': notebook}, {files: []}, 'Expected a notebook to export, got none.'],
  ])('%s', async (_, files, options, message) => {
    const folder = folderOf(files)
    await expect(exportCompatFiles({cwd: folder, files: Object.keys(files), choice: {}, ...options})).rejects.toThrow(message)
    expect(filesIn(folder)).toEqual(files)
  })
  it('an older text', async () => {
    const folder = folderOf({'x.ipynb': named('a')})
    mkdirSync(join(folder, 'out'))
    writeFileSync(join(folder, 'out/x.md'), 'old')
    expect((await runIn(folder)).after['out/x.md']).toMatch(/^```/u)
  })
})
