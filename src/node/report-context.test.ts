import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {reportOf} from '../../test/support/diagnostic.ts'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {cleanEnv, repositoryOf} from '../../test/support/repository.ts'
import {type Reportable, reportContext} from './report-context.ts'

const sha = '0123456789012345678901234567890123456789'

function contextOf(report: Partial<Reportable>, env: Readonly<Record<string, string>> = {}, format = 'sarif') {
  return reportContext({...reportOf([]), ...report}, {env, format})
}

describe('paths of reports', () => {
  it('start at the top of the repository where no service has a folder of its own', async () => {
    const top = folderOf({'catalog/x.md': ''})
    const {pathFrom} = await contextOf({root: join(top, 'catalog')})
    const bases = ['repository', 'workspace', 'project'] as const
    expect(bases.map(base => pathFrom?.('hunts/a.md', base))).toEqual(Array(3).fill('catalog/hunts/a.md'))
  })
  it('start at the root outside of a repository', async () => {
    const {pathFrom} = await contextOf({root: '/nowhere/at/all'})
    expect(pathFrom?.('a.md', 'repository')).toBe('a.md')
  })
  it('start at the folders that GitHub and GitLab check out into', async () => {
    const top = folderOf({'repo/catalog/x.md': '', 'repo/.git/HEAD': ''})
    const {pathFrom} = await contextOf({root: join(top, 'repo/catalog')}, {GITHUB_WORKSPACE: top, CI_PROJECT_DIR: join(top, 'repo')})
    expect(pathFrom?.('a.md', 'workspace')).toBe('repo/catalog/a.md')
    expect(pathFrom?.('a.md', 'project')).toBe('catalog/a.md')
    expect(pathFrom?.('a.md', 'repository')).toBe('catalog/a.md')
  })
  it('do not start at a folder that has nothing to do with the root, or is not there', async () => {
    const top = folderOf({'a/x.md': ''})
    const {pathFrom} = await contextOf({root: join(top, 'a')}, {GITHUB_WORKSPACE: folderOf(), CI_PROJECT_DIR: join(top, 'gone')})
    expect([pathFrom?.('x.md', 'workspace'), pathFrom?.('x.md', 'project')]).toEqual(['a/x.md', 'a/x.md'])
  })
  onPosix('are the same where a link leads to the folder', async () => {
    const top = folderOf({'real/x.md': ''})
    symlinkSync(join(top, 'real'), join(top, 'link'))
    const {pathFrom} = await contextOf({root: join(top, 'real')}, {GITHUB_WORKSPACE: join(top, 'link')})
    expect(pathFrom?.('x.md', 'workspace')).toBe('x.md')
  })
})

describe('the address of files', () => {
  const linkBase = async (env: Readonly<Record<string, string>>) => (await contextOf({}, env)).linkBase
  it('is that of the commit that is checked, on GitHub and GitLab', async () => {
    const github = {GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'team/hunts', GITHUB_SHA: sha}
    expect(await linkBase(github)).toBe(`https://github.com/team/hunts/blob/${sha}/`)
    const gitlab = {CI_PROJECT_URL: 'https://gitlab.example:8443/soc/team/hunts', CI_COMMIT_SHA: sha}
    expect(await linkBase(gitlab)).toBe(`https://gitlab.example:8443/soc/team/hunts/-/blob/${sha}/`)
  })
  it('is none where the variables make none', async () => {
    expect(await linkBase({})).toBeUndefined()
    expect(await linkBase({GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'team/hunts'})).toBeUndefined()
    const odd = {GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'team/hunts) [x](y', GITHUB_SHA: sha}
    expect(await linkBase(odd)).toBeUndefined()
  })
})

describe('the page of a rule', () => {
  it('is that of the package', async () => {
    const {pageOf} = await contextOf({})
    expect(pageOf?.('attack/format')).toMatch(/# attack\/format\n/u)
    expect(['team/own', '../../README', 'x'].map(id => pageOf?.(id))).toEqual([undefined, undefined, undefined])
  })
})

describe('the text of a file', () => {
  it('is that of the disk without its byte order mark', async () => {
    const root = folderOf({'a.md': '\ufeffä\n', 'b.ipynb': Buffer.from([0xff])})
    mkdirSync(join(root, 'c.md'))
    const {textOf} = await contextOf({root})
    expect(['a.md', 'b.ipynb', 'c.md', 'd.md'].map(path => textOf?.(path))).toEqual(['ä\n', undefined, undefined, undefined])
  })
  it('is that of standard input for the notebook that came from there', async () => {
    const root = folderOf({'a.md': 'old', 'b.md': 'other'})
    const {textOf} = await contextOf({root, checked: ['a.md'], stdin: Buffer.from('new')})
    expect(['a.md', 'b.md'].map(path => textOf?.(path))).toEqual(['new', 'other'])
  })
  it('is what the run says', async () => {
    const {textOf} = await contextOf({root: folderOf({'a.md': 'disk'}), textOf: () => 'index'})
    expect(textOf?.('a.md')).toBe('index')
  })
})

describe('changed lines', () => {
  it('are asked for where annotations need them, and a commit to compare with is known', async () => {
    const {top, git, write} = repositoryOf({'a.md': 'a\nb\nc\n'})
    write({'a.md': 'a\nB\nc\n', 'new.md': 'x\n'})
    const base = git('rev-parse', 'HEAD').trim()
    const {isChanged} = await contextOf({root: top, base}, cleanEnv as Record<string, string>, 'github')
    const lines = [1, 2, 3].map(line => isChanged?.('a.md', {first: line, last: line}))
    expect(lines).toEqual([false, true, false])
    expect(isChanged?.('new.md', {first: 1, last: 1})).toBe(true)
    expect((await contextOf({root: top, base})).isChanged).toBeUndefined()
    expect((await contextOf({root: top}, {}, 'github')).isChanged).toBeUndefined()
  })
})
