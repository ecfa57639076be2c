import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runInProcess} from '../../test/support/cli.ts'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {hunt} from '../../test/support/hunt.ts'
import {lintFiles} from './lint.ts'

const text = hunt('title: Cron\nattack_technique_ids: [t1059]')

describe('what a checkout must not bring about', () => {
  it.each(['.git/hooks/pre-commit', '.GIT/config', 'sub/.git/config', '.git./x'])('a report in a file of git: %s', async path => {
    const cwd = folderOf({'huntbook.config.yaml': `report: {formats: ['json=${path}']}\n`, 'hunts/a/x.md': text})
    await expect(lintFiles({cwd})).rejects.toMatchObject({code: 'CONFIG_INVALID', message: expect.stringContaining('file of git')})
  })
  it('a baseline among the files of git', async () => {
    const cwd = folderOf({'huntbook.config.yaml': 'baseline: .git/hooks/x\n', 'hunts/a/x.md': text})
    await expect(lintFiles({cwd, writeBaseline: true})).rejects.toMatchObject({code: 'CONFIG_INVALID'})
    expect(existsSync(join(cwd, '.git/hooks/x'))).toBe(false)
  })
  it('a cache among the files of git', async () => {
    const cwd = folderOf({'huntbook.config.yaml': 'cache: {folder: .git/cache}\n', 'hunts/a/x.md': text})
    await expect(lintFiles({cwd})).rejects.toMatchObject({code: 'CONFIG_INVALID', message: expect.stringContaining('1:17')})
  })
  it.each(['.', '.git', '.git/cache'])('a cache in a folder with other files: %s', async folder => {
    const hunts = Object.fromEntries(Array.from({length: 20}, (_, index) => [`hunts/a/x${index}.md`, text]))
    const cwd = folderOf({...hunts, '.gitignore': 'secrets\n', 'huntbook.config.yaml': ''})
    const before = Object.keys(filesIn(cwd))
    const {notes} = await lintFiles({cwd, cache: folder, workers: 0})
    expect(notes).toEqual([expect.stringContaining('The cache is not used')])
    expect([Object.keys(filesIn(cwd)), readFileSync(join(cwd, '.gitignore'), 'utf8')]).toEqual([before, 'secrets\n'])
  })
  it('a pattern of a schema that may not end, and one of an option', async () => {
    const schema = {'huntbook.config.yaml': 'metadata: {schema: s.json}\n', 's.json': '{"properties": {"owner": {"pattern": "^(a+)+$"}}}'}
    await expect(lintFiles({cwd: folderOf({...schema, 'hunts/a/x.md': text})})).rejects.toMatchObject({code: 'SCHEMA_INVALID'})
    const option = {'huntbook.config.yaml': 'rules: {meta/tags: {severity: error, pattern: "^(a+)+$"}}\n'}
    await expect(lintFiles({cwd: folderOf({...option, 'hunts/a/x.md': text})})).rejects.toMatchObject({code: 'CONFIG_INVALID'})
  })
})

describe('what people would not mean', () => {
  it('a report in place of a notebook or the configuration', async () => {
    for (const path of ['hunts/a/x.md', 'huntbook.config.yaml']) {
      const cwd = folderOf({'huntbook.config.yaml': '', 'hunts/a/x.md': text})
      const {code, stdout, stderr} = await runInProcess(['lint', '--format', `json=${path}`], {cwd})
      expect([code, (stdout + stderr).includes('Expected a file for the report')]).toEqual([2, true])
      expect(readFileSync(join(cwd, 'hunts/a/x.md'), 'utf8')).toBe(text)
    }
  })
  it('a run whose only rule compares with a commit, without one', async () => {
    const cwd = folderOf({'hunts/a/x.md': text})
    const run = lintFiles({cwd, only: ['meta/id-changed']})
    await expect(run).rejects.toMatchObject({code: 'RULE_OFF', hint: 'rules that compare with a commit need --since'})
  })
  it('a notebook that rules about hunts pass over, because the configuration does not choose it', async () => {
    const cwd = folderOf({'huntbook.config.yaml': "files: ['hunts/**/*.md']\n", 'drafts/a.md': text, 'hunts/a/x.md': text})
    expect((await lintFiles({cwd, files: ['drafts/a.md', 'hunts/a/x.md']})).notes).toEqual([
      'drafts/a.md is not among the `files` of the configuration: rules about hunts do not look at it',
    ])
    expect((await lintFiles({cwd})).notes).toEqual([])
  })
  it('a run whose only rule is off', async () => {
    const cwd = folderOf({'hunts/a/x.md': text})
    await expect(lintFiles({cwd, only: ['attack/format'], rules: ['attack/format=off']})).rejects.toMatchObject({code: 'RULE_OFF'})
  })
})

describe('differences on a runner', () => {
  it('hold no command, which they would show as it is elsewhere', async () => {
    const cwd = folderOf({'hunts/a/x.md': `${text}\n##[error]pwned\r::error file=a.py::p\n`})
    const argv = ['lint', '--only', 'attack/format', '--diff', '--diff-style', 'file']
    expect((await runInProcess(argv, {cwd, env: {GITHUB_ACTIONS: 'true'}})).stdout).not.toContain('\r')
  })
})
