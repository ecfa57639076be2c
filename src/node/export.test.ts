import {createHash} from 'node:crypto'
import {chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {notebook, png, exported as run} from '../../test/support/export.ts'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import {onPosix} from '../../test/support/posix.ts'
import {exportFiles} from './export.ts'

describe('exportFiles', () => {
  it('writes findings and their pictures, without what is internal', async () => {
    const {made, exitCode, said, after} = await run({'hunts/x.ipynb': notebook})
    expect(made).toEqual(['out/x.findings.md', expect.stringMatching(/^out\/x_files\/[0-9a-f]{16}\.png$/u)])
    expect(exitCode).toBe(0)
    expect(said).toMatch(/^wrote out\/x\.findings\.md\nwrote out\/x_files\/\w+\.png\n1 exported\.\n$/u)
    expect(after['out/x.findings.md']).not.toMatch(/internal|secret|said/u)
  })
  it('takes its options over those of the configuration, and these over the defaults', async () => {
    const files = {'huntbook.config.yaml': 'export: {streams: stdout, showInput: true}', 'x.ipynb': notebook}
    expect((await run(files)).after['out/x.findings.md']).toMatch(/secret[\s\S]*said/u)
    expect((await run(files, {streams: 'none', showInput: false})).after['out/x.findings.md']).not.toMatch(/secret|said/u)
  })
  it('shows nothing of the deny list that is configured for a notebook', async () => {
    const config = 'overrides:\n  - files: [hunts/**]\n    rules: {security/deny-list: {file: deny.txt}}\n'
    const files = {'huntbook.config.yaml': config, 'deny.txt': 'Northwind Traders\n'}
    const denied = ipynb({}, [markdown('# For Northwind **Traders**')])
    const {after, said} = await run({...files, 'hunts/x.ipynb': denied, 'other/y.ipynb': denied})
    expect(after['out/x.findings.md']).toBe('# For [REDACTED:deny-list]**…**\n')
    expect(after['out/y.findings.md']).toBe('# For Northwind **Traders**\n')
    expect(said).toMatch(/security\/redacted[\s\S]*Unexpected `deny-list`, once: it is not shown\./u)
  })
  it('gives one text back, with no room for pictures', async () => {
    const {made, text} = await run({'x.ipynb': notebook}, {out: '-'})
    expect(made).toEqual([])
    expect(text).toMatch(/^# Title/u)
    expect(text).not.toContain('x_files')
    expect((await run({'x.ipynb': notebook}, {out: '-', embedImages: true})).text).toContain('data:image/png;base64,')
  })
  it('lists what became of each part', async () => {
    const {said} = await run({'x.ipynb': notebook}, {audit: 'text'})
    expect(said).toContain('x.ipynb:\n  cell 1 (m1) markdown: kept')
    expect(said).toContain('cell 2 (m1) markdown: removed (tag remove_cell)')
  })
  it('writes the audit beside the findings, with the hash of each file', async () => {
    const {made, after, said} = await run({'x.ipynb': notebook}, {audit: 'json'})
    expect(made).toContain('out/x.audit.json')
    expect(said).toMatch(/^wrote /u)
    const {schema, cells, files} = JSON.parse(after['out/x.audit.json'] ?? '')
    expect([schema, cells.length, files.length]).toEqual(['huntbook.audit/1', 5, 2])
    const text = after['out/x.findings.md'] ?? ''
    expect(files[0]).toEqual({path: 'x.findings.md', bytes: text.length, sha256: createHash('sha256').update(text).digest('hex')})
  })
  it('keeps cells with a tag, and refuses one that no cell of any notebook has', async () => {
    const tagged = ipynb({}, [markdown('shown', {tags: ['report']}), markdown('other')])
    const files = {'x.ipynb': notebook, 'y.ipynb': tagged}
    const {after} = await run(files, {keepTags: ['report']})
    expect([after['out/y.findings.md'], after['out/x.findings.md']]).toEqual(['shown\n', ''])
    await expect(run(files, {keepTags: ['report', 'reprot']})).rejects.toThrow(
      'Expected a cell with the tag `reprot` of --keep-tags, got none.',
    )
  })
  it('refuses a notebook whose tags nearly work, and exports the others', async () => {
    const typo = ipynb({}, [markdown('internal', {tags: ['remove-cel']})])
    const {made, exitCode, exported, said} = await run({'typo.ipynb': typo, 'x.ipynb': notebook})
    expect(made.filter(path => path.endsWith('.md'))).toEqual(['out/x.findings.md'])
    expect([exitCode, exported]).toEqual([1, 1])
    expect(said).toMatch(/1 exported, 1 refused\.\n$/u)
    expect((await run({'typo.ipynb': typo}, {lenientTags: true})).after['out/typo.findings.md']).not.toContain('internal')
  })
  it.each([
    ['a key that is there twice', '"metadata": {"tags": ["remove_cell"], "tags": []}'],
    ['metadata that are there twice', '"metadata": {"tags": ["remove_cell"]}, "metadata": {}'],
    ['metadata of another type', '"metadata": "remove_cell"'],
  ])('refuses a cell with %s: it may be tagged', async (_, metadata) => {
    const text = `{"cells": [{"cell_type": "markdown", "id": "a", ${metadata}, "source": "SECRET"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}`
    const {exitCode, exported} = await run({'x.ipynb': text})
    expect([exitCode, exported]).toEqual([1, 0])
  })
  it('says what is odd without a word of the notebook', async () => {
    const odd = {output_type: 'SECRET1', data: {SECRET2: 'SECRET3', 'text/plain': {SECRET4: 1}}, metadata: 'SECRET5'}
    const trace = {output_type: 'error', ename: ['SECRET6'], evalue: 3, traceback: 'SECRET7'}
    const cells = [code('x', {outputs: [odd, trace]}), {...code('SECRET8'), metadata: {tags: ['remove_cell']}, id: 'SECRET 9'}]
    const {said, exitCode} = await run({
      'x.ipynb': ipynb({}, cells),
      'y.ipynb': '{"cells": [{"cell_type": "SECRET10", "source": "SECRET11"',
    })
    expect(exitCode).toBe(1)
    expect(said).toContain('Expected a list of strings as `traceback` of output 2 of cell 1, got another value.')
    expect(said).not.toContain('SECRET')
  })
  it('takes what a glob names also where the catalog and git leave it out', async () => {
    const files = {'huntbook.config.yaml': 'ignore: [hunts/executed/**]', '.gitignore': 'runs/', 'hunts/executed/x.ipynb': notebook}
    const all = {...files, 'runs/a/y.ipynb': notebook, 'runs/node_modules/z.ipynb': notebook}
    const {made} = await run(all, {files: ['hunts/**/*.ipynb', 'runs/**/*.ipynb']})
    expect(made.filter(path => path.endsWith('.md'))).toEqual(['out/x.findings.md', 'out/y.findings.md'])
  })
  it('refuses what could not be read as a whole: the tags may be in the rest', async () => {
    const text = '# A\n\n+++ {"tags": ["remove_cell"}\n\ninternal\n'
    const {made, exitCode} = await run({'x.myst': text}, {files: ['x.myst']})
    expect([made, exitCode]).toEqual([[], 1])
  })
  it('exports a notebook whose shape is odd, and warns', async () => {
    const odd = notebook.replace(/"cells": \[/u, '"cells": [{"cell_type": "other", "id": "other", "metadata": {}, "source": ""},')
    const {exitCode, diagnostics} = await run({'x.ipynb': odd})
    expect(exitCode).toBe(0)
    expect(new Set(diagnostics.map(({severity}) => severity))).toEqual(new Set(['warning']))
  })
  it('counts what could not be read beside what was exported', async () => {
    const {said, exitCode} = await run({'bad.ipynb': '{', 'x.ipynb': notebook})
    expect(exitCode).toBe(1)
    expect(said).toMatch(/1 exported, 1 refused\.\n$/u)
  })
  onPosix('takes pictures of the catalog that the text shows, and none from outside', async () => {
    const folder = folderOf({
      'repo/huntbook.config.yaml': '',
      'repo/hunts/x.ipynb': ipynb({}, [markdown('![in](../img/a.png) ![out](../../secret.png) ![link](../img/link.png)')]),
      'repo/img/a.png': Buffer.from(png, 'base64'),
      'secret.png': Buffer.from(png, 'base64'),
    })
    symlinkSync('../../secret.png', join(folder, 'repo/img/link.png'))
    const {written} = await exportFiles({cwd: join(folder, 'repo'), files: ['hunts/x.ipynb']})
    expect(written).toHaveLength(2)
    const text = readFileSync(written[0] ?? '', 'utf8')
    expect(text.match(/x_files\/\w+\.png/gu)).toHaveLength(1)
  })
  onPosix('writes through no link', async () => {
    const folder = folderOf({'x.ipynb': notebook, 'elsewhere/keep': ''})
    mkdirSync(join(folder, 'out'))
    symlinkSync('../elsewhere', join(folder, 'out/x_files'))
    const {errors, exitCode} = await exportFiles({cwd: folder, files: ['x.ipynb']})
    expect([errors, exitCode]).toEqual([
      [{code: 'TARGET_LINK', message: 'Expected no symbolic link where findings are written, got out/x_files.'}],
      2,
    ])
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['keep'])
    expect(readdirSync(join(folder, 'out'))).toEqual(['x_files'])
  })
  it('says what is in the way of the folder', async () => {
    const {errors, exitCode} = await run({'x.ipynb': notebook, out: 'a file'})
    expect(exitCode).toBe(2)
    expect(errors[0]).toMatchObject({code: 'WRITE_FAILED', message: 'out could not be made: it exists already.'})
  })
  it.each([
    ['a notebook', 'a.findings.md'],
    ['a notebook by another name', 'link.md'],
  ])('writes over no input: %s', async (_, input) => {
    const files = {'a.md': hunt('title: A'), 'a.findings.md': hunt('title: B')}
    const folder = folderOf(files)
    linkSync(join(folder, 'a.findings.md'), join(folder, 'link.md'))
    const {errors, exitCode} = await exportFiles({cwd: folder, files: ['a.md', input], out: '.'})
    expect([exitCode, errors]).toMatchObject([
      2,
      [{code: 'TARGET_INPUT', message: 'Expected another file to write to than an input, got a.findings.md.'}],
    ])
    expect(filesIn(folder)).toMatchObject(files)
  })
  onPosix('writes findings over old ones', async () => {
    const folder = folderOf({'x.ipynb': notebook, 'out/x.findings.md': 'old'})
    chmodSync(join(folder, 'out/x.findings.md'), 0o600)
    expect((await exportFiles({cwd: folder, files: ['x.ipynb']})).exitCode).toBe(0)
    expect(filesIn(folder)['out/x.findings.md']).toMatch(/^# Title/u)
  })
  it.each([
    ['nothing', {'x.ipynb': notebook}, {files: []}, 'Expected a notebook or a finding to export, got none.'],
    ['no target', {'x.ipynb': notebook}, {targets: []}, 'Expected at least one target, got none.'],
    ['an unknown target', {'x.ipynb': notebook}, {targets: ['pdf']}, /^Expected --to `markdown`, .*`jira`.*, got `pdf`\.$/u],
    [
      'two notebooks for standard output',
      {'x.ipynb': notebook, 'y.ipynb': notebook},
      {out: '-'},
      'Expected one notebook for --out -, got 2.',
    ],
    ['two notebooks with one name', {'a/x.ipynb': notebook, 'b/X.ipynb': notebook}, {}, 'a/x.ipynb and b/X.ipynb both become X.'],
  ])('refuses %s before it writes anything', async (_, files, options, message) => {
    const folder = folderOf(files)
    await expect(exportFiles({cwd: folder, files: Object.keys(files), ...options})).rejects.toThrow(message)
    expect(filesIn(folder)).toEqual(files)
  })
})
