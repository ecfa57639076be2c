import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {type LintOptions, lintFiles} from '../../src/node/lint.ts'
import {bin, runInProcess} from '../support/cli.ts'
import {notebookFile, setUp, staged} from '../support/git-setup.ts'
import {hooks, openRelease, type Release, withPreCommit} from '../support/pre-commit.ts'
import type {Repository} from '../support/repository.ts'

const catalog = {'huntbook.config.yaml': 'extends: []\nrules: {security/outputs: error}\npairs: {mode: ipynb}\n'}
const executed = notebookFile(['a = 1'], {outputs: 'took an hour\n'}).replace(
  '"metadata": {},\n "nbformat"',
  '"metadata": {"hunting": {"title": "x"}, "widgets": {}},\n "nbformat"',
)
const kept = executed.replace(/("id": "c0",\s+"metadata": )\{\}/u, '$1{"tags": ["keep_output"]}')

const on = ({top}: Repository, path = 'a.ipynb'): string => readFileSync(join(top, path), 'utf8')

async function found({top}: Repository, options: LintOptions = {}): Promise<readonly string[]> {
  const {diagnostics} = await lintFiles({cwd: top, ...options})
  return [...new Set(diagnostics.map(({path, rule}) => `${path} ${rule}`))]
}

function huntbook({top}: Repository, ...args: readonly string[]) {
  return runInProcess(args, {cwd: top})
}

describe('outputs of a working file that the filter takes out of what is stored', () => {
  it('are no finding, and no fix takes them out', async () => {
    const repository = await setUp({...catalog, 'a.ipynb': executed})
    expect(staged(repository, 'a.ipynb').toString()).not.toContain('took an hour')
    expect(await found(repository)).toEqual([])
    expect((await huntbook(repository, 'lint', '--fix', '--fail-on-change')).code).toBe(0)
    expect(on(repository)).toBe(executed)
  })

  it('are one where the filter is not configured, as in CI, or another attribute holds', async () => {
    const repository = await setUp({...catalog, 'a.ipynb': executed, 'b.ipynb': executed})
    repository.write({'.gitattributes': `${on(repository, '.gitattributes')}b.ipynb -filter\n`})
    expect(await found(repository)).toEqual(['b.ipynb security/outputs'])
    repository.git('config', '--unset', 'filter.huntbook.process')
    expect(await found(repository)).toEqual(['a.ipynb security/outputs', 'b.ipynb security/outputs'])
  })

  it('are one where the filter leaves them in, and the tag of the team is another', async () => {
    const config = {'huntbook.config.yaml': 'rules: {security/outputs: {keepTag: golden}}\n'}
    const repository = await setUp({...config, 'a.ipynb': kept})
    expect(staged(repository, 'a.ipynb').toString()).toContain('took an hour')
    expect(await found(repository, {only: ['security/outputs']})).toEqual(['a.ipynb security/outputs'])
  })

  it('are one in what is staged', async () => {
    const repository = await setUp(catalog)
    repository.write({'a.ipynb': executed})
    repository.git('-c', 'filter.huntbook.process=', '-c', 'filter.huntbook.required=false', 'add', 'a.ipynb')
    expect(staged(repository, 'a.ipynb').toString()).toContain('took an hour')
    expect(await found(repository, {staged: true})).toEqual(['a.ipynb security/outputs'])
    repository.git('add', '--renormalize', 'a.ipynb')
    expect(await found(repository, {staged: true})).toEqual([])
  })

  it('are judged anew where results are kept and the filter came or went', async () => {
    const repository = await setUp(catalog)
    repository.write(Object.fromEntries(Array.from({length: 20}, (_, index) => [`${index}.ipynb`, executed])))
    const count = async () => (await found(repository, {cache: true})).length
    expect([await count(), await count()]).toEqual([0, 0])
    const command = repository.git('config', 'filter.huntbook.process').trim()
    repository.git('config', '--unset', 'filter.huntbook.process')
    expect([await count(), await count()]).toEqual([20, 20])
    repository.git('config', 'filter.huntbook.process', command)
    expect(await count()).toBe(0)
  })

  it('stay where a hook strips, and go where a person does', async () => {
    const repository = await setUp({...catalog, 'a.ipynb': executed})
    const strip = ['convert', '--strip', 'outputs,counts,metadata', '--in-place', 'a.ipynb']
    expect(await huntbook(repository, ...strip, '--fail-on-change')).toEqual({
      code: 0,
      stdout: '',
      stderr: "note: a.ipynb: git's filter takes results of runs out of what is stored; the file keeps them\n1 unchanged.\n",
    })
    expect(on(repository)).toBe(executed)
    expect((await huntbook(repository, ...strip)).code).toBe(0)
    expect(on(repository)).not.toContain('took an hour')
    expect((await huntbook(repository, ...strip, '--fail-on-change')).stderr).toBe('1 unchanged.\n')
  })
})

withPreCommit('hooks beside the filter', () => {
  let release: Release
  beforeAll(() => {
    release = openRelease()
  })
  afterAll(() => release.remove())

  it('let a commit of an executed notebook pass, and its outputs are in the file and in no commit', async () => {
    const order = hooks('huntbook-fix', 'huntbook-strip', 'huntbook-sync', 'huntbook-lint')
    const repository = release.catalogOf(order, catalog)
    const installed = await huntbook(repository, 'git', 'install', '--program', bin)
    expect(installed.code).toBe(0)
    repository.write({'a.ipynb': executed})
    repository.git('add', '--all')
    const {status, said} = repository.tryCommit()
    expect(said).not.toMatch(/Failed/u)
    expect(status).toBe(0)
    expect(on(repository)).toBe(executed)
    expect(repository.git('log', '-p', '--all')).not.toContain('took an hour')
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  it('leave outputs alone where an edit of another file is not staged', async () => {
    const repository = release.catalogOf(hooks('huntbook-fix', 'huntbook-strip', 'huntbook-lint'), {...catalog, 'x.md': 'Page.\n'})
    await huntbook(repository, 'git', 'install', '--program', bin)
    repository.write({'a.ipynb': executed})
    repository.git('add', '--all')
    repository.write({'x.md': 'Another page.\n'})
    expect(repository.tryCommit().status).toBe(0)
    expect([on(repository), on(repository, 'x.md')]).toEqual([executed, 'Another page.\n'])
  })
})
