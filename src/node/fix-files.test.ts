import {readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import {onPosix} from '../../test/support/posix.ts'
import type {Report} from '../model/report.ts'
import {type LintOptions, lintFiles} from './lint.ts'

const files = {
  'hunts/a/x.md': hunt('title: x'),
  'hunts/b/y.md': hunt('title: y'),
  'hunts/a/jupytext.toml': 'notebook_metadata_filter = "title"\n',
}

async function check(cwd: string, options: LintOptions = {}): Promise<{report: Report; lines: string[]}> {
  const report = await lintFiles({cwd, only: ['repo/jupytext'], ...options})
  return {report, lines: report.diagnostics.map(({path, range, rule}) => `${path}:${range.start.line} ${rule}`)}
}

describe('files that are no notebooks', () => {
  const line = 'hunts/a/jupytext.toml:1 repo/jupytext'

  it('have findings, and count as affected no notebook', async () => {
    const {report, lines} = await check(folderOf(files))
    expect(lines).toEqual([line])
    expect(report).toMatchObject({exitCode: 1, notebooks: 2, affected: 0})
  })
  it('are reported where a notebook in focus is concerned', async () => {
    const cwd = folderOf(files)
    expect((await check(cwd, {files: ['hunts/a/x.md']})).lines).toEqual([line])
    expect((await check(cwd, {files: ['hunts/b/y.md']})).lines).toEqual([])
  })
  it('have the severity that the configuration gives to their path', async () => {
    const config = 'overrides: [{files: ["**/jupytext.toml"], rules: {repo/jupytext: info}}]\n'
    const {report} = await check(folderOf({...files, 'huntbook.config.yaml': config}), {checkGroups: true, only: []})
    expect(report.diagnostics.filter(({rule}) => rule === 'repo/jupytext').map(({severity}) => severity)).toEqual(['info'])
  })
  it('are left alone without fix', async () => {
    const cwd = folderOf(files)
    await check(cwd)
    expect(readFileSync(join(cwd, 'hunts/a/jupytext.toml'), 'utf8')).toBe(files['hunts/a/jupytext.toml'])
  })
  it('are fixed, each byte outside of the fix as it was', async () => {
    const cwd = folderOf({...files, 'hunts/a/jupytext.toml': '\ufeff# é\r\nnotebook_metadata_filter = "title" \r\n'})
    const {report, lines} = await check(cwd, {fix: true})
    expect([lines, report.exitCode]).toEqual([[], 0])
    expect(readFileSync(join(cwd, 'hunts/a/jupytext.toml'), 'utf8')).toBe('\ufeff# é\r\nnotebook_metadata_filter = "title,hunting" \r\n')
  })
  it('are fixed at once, though several reports speak of one place', async () => {
    const text = 'a diff=huntbook merge=huntbook\n'
    const cwd = folderOf({'.gitattributes': text, 'hunts/a/x.ipynb': ipynb({title: 'x'})})
    const {diagnostics} = await lintFiles({cwd, only: ['repo/attributes'], fix: true})
    expect(diagnostics).toEqual([])
    const lines = 'hunts/a/*.ipynb diff=huntbook merge=huntbook\n'
    expect(readFileSync(join(cwd, '.gitattributes'), 'utf8')).toBe(lines + text)
  })
  it('are not fixed where the notebook comes from standard input', async () => {
    const cwd = folderOf(files)
    const bytes = Buffer.from(files['hunts/a/x.md'])
    expect((await check(cwd, {fix: true, stdin: {path: 'hunts/a/x.md', bytes}})).lines).toEqual([line])
  })
  onPosix('outside the root are not read through a link', async () => {
    const folder = folderOf({
      'jupytext.toml': files['hunts/a/jupytext.toml'],
      'repo/hunts/a/x.md': files['hunts/a/x.md'],
      'repo/huntbook.config.yaml': '',
    })
    symlinkSync('../jupytext.toml', join(folder, 'repo/jupytext.toml'))
    expect((await check(join(folder, 'repo'))).lines).toEqual([])
  })
})
