import {chmodSync, existsSync, mkdirSync, readFileSync, renameSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {bin, runInProcess} from '../support/cli.ts'
import {folderOf} from '../support/folder.ts'
import {huntbookGit, setUp} from '../support/git-setup.ts'
import {onPosix} from '../support/posix.ts'
import {cleanEnv, repositoryAt, repositoryOf} from '../support/repository.ts'

const ipynbLine = '*.ipynb       filter=huntbook diff=huntbook merge=huntbook text eol=lf linguist-generated\n'
const executedLine = '**/executed/**/*.ipynb -filter\n'
const lines = `${ipynbLine}hunts/**/*.md diff=huntbook-myst text eol=lf\n${executedLine}`
const attributesOf = (top: string): string => readFileSync(join(top, '.gitattributes'), 'utf8')
const configOf = (top: string): string => readFileSync(join(top, '.git/config'), 'utf8')

describe('huntbook git install', () => {
  it('sets all parts up, once', async () => {
    const repository = await setUp()
    expect(attributesOf(repository.top)).toBe(lines)
    for (const key of ['filter.huntbook.process', 'diff.huntbook.textconv', 'merge.huntbook.driver'])
      expect(repository.git('config', key)).toMatch(
        /^\/.*huntbook\.cjs'? git (?:filter|textconv --text-version 2|merge %O %A %B %L %P)\n$/u,
      )
    const [config, attributes] = [configOf(repository.top), attributesOf(repository.top)]
    expect(await huntbookGit(repository, 'install', '--program', bin)).toEqual({code: 0, stdout: 'Nothing to change.\n', stderr: ''})
    expect([configOf(repository.top), attributesOf(repository.top)]).toEqual([config, attributes])
  })

  it('shows what it would change, and says what to do with notebooks that are there', async () => {
    const repository = repositoryOf({'.gitattributes': '* text=auto'})
    const before = configOf(repository.top)
    const planned = await huntbookGit(repository, 'install', '--program', bin, '--dry-run', '--filter')
    expect(planned.stdout).toMatch(
      /^would set filter\.huntbook\.process = .*\nwould set filter\.huntbook\.required = true\nwould add to \.gitattributes: \*\.ipynb filter=huntbook text eol=lf linguist-generated\nwould add to \.gitattributes: \*\*\/executed\/\*\*\/\*\.ipynb -filter\n$/u,
    )
    expect([configOf(repository.top), attributesOf(repository.top), planned.stderr]).toEqual([before, '* text=auto', ''])
    const done = await huntbookGit(repository, 'install', '--program', bin, '--filter')
    expect(done).toMatchObject({
      code: 0,
      stdout: `${planned.stdout.replaceAll('would ', '')}Next: git add --renormalize . stages notebooks without the outputs that are committed; until then they look modified.\n`,
      stderr: '',
    })
  })

  it('follows the configuration of the catalog', async () => {
    const config = 'files: [drafts/**/*.md, "library/**/*.{ipynb,md}"]\npairs: {mode: both}\n'
    const repository = repositoryOf({'catalog/huntbook.config.yaml': config})
    await huntbookGit({top: join(repository.top, 'catalog')}, 'install', '--program', bin)
    expect(attributesOf(join(repository.top, 'catalog'))).toBe(
      '*.ipynb         filter=huntbook diff=huntbook merge=huntbook text eol=lf\n' +
        'drafts/**/*.md  diff=huntbook-myst text eol=lf\nlibrary/**/*.md diff=huntbook-myst text eol=lf\n' +
        executedLine,
    )
  })

  it('adds lines beside those of others, and takes only its own back', async () => {
    for (const given of ['# ours\n*.ipynb filter=huntbook\n', 'a b', 'a b\r\n', ipynbLine]) {
      const repository = repositoryOf({'.gitattributes': given})
      repository.git('config', 'diff.huntbook.binary', 'true')
      repository.git('config', 'diff.other.textconv', 'cat')
      const before = configOf(repository.top)
      await huntbookGit(repository, 'install', '--program', bin)
      expect(attributesOf(repository.top)).not.toBe(given)
      expect((await huntbookGit(repository, 'uninstall', '--dry-run')).stdout).toMatch(/^would remove from \.gitattributes: /u)
      expect((await huntbookGit(repository, 'uninstall')).code).toBe(0)
      expect([attributesOf(repository.top), configOf(repository.top)]).toEqual([given, before])
      expect((await huntbookGit(repository, 'uninstall')).stdout).toBe('Nothing to change.\n')
    }
  })

  it('leaves nothing behind where there was nothing, also in a repository that moved', async () => {
    const repository = repositoryOf()
    const before = configOf(repository.top)
    await huntbookGit(repository, 'install', '--program', bin)
    const moved = join(folderOf(), 'moved')
    renameSync(repository.top, moved)
    mkdirSync(repository.top)
    await huntbookGit({top: moved}, 'uninstall')
    expect([configOf(moved), existsSync(join(moved, '.gitattributes'))]).toEqual([before, false])
  })

  it('leaves what somebody changed since', async () => {
    const repository = await setUp()
    repository.git('config', 'diff.huntbook.xfuncname', 'mine')
    repository.git('config', 'filter.huntbook.process', 'another filter')
    await huntbookGit(repository, 'uninstall')
    expect(repository.git('config', '--get-regexp', 'huntbook')).toBe(
      'filter.huntbook.process another filter\ndiff.huntbook.xfuncname mine\n',
    )
  })

  it('sets up all repositories of a person', async () => {
    const home = folderOf({gitconfig: ''})
    const env = {GIT_CONFIG_GLOBAL: join(home, 'gitconfig'), HOME: home, XDG_CONFIG_HOME: join(home, 'xdg'), PATH: cleanEnv.PATH ?? ''}
    const run = (...args: readonly string[]) => runInProcess(['git', ...args, '--global'], {cwd: home, env})
    expect((await run('install', '--program', bin)).code).toBe(0)
    expect(readFileSync(join(home, 'xdg/git/attributes'), 'utf8')).toBe(lines)
    expect(readFileSync(join(home, 'gitconfig'), 'utf8')).toContain('process = ')
    expect((await run('uninstall')).code).toBe(0)
    expect([readFileSync(join(home, 'gitconfig'), 'utf8'), existsSync(join(home, 'xdg/git/attributes'))]).toEqual(['', false])
  })

  it('refuses a program that will not stay', async () => {
    const {top} = repositoryOf()
    const run = (variables: Readonly<Record<string, string>>, ...words: readonly string[]) =>
      runInProcess(['git', 'install', ...words], {
        cwd: top,
        env: {PATH: cleanEnv.PATH ?? '', GIT_CONFIG_GLOBAL: join(top, 'settings'), ...variables},
      })
    const root = dirname(dirname(bin))
    expect(await run({PRE_COMMIT_HOME: root})).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/which is in the environment of a hook runner\.\n {2}hint: .*--program/u),
    })
    expect(await run({TMPDIR: root}, '--global')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('in a folder for temporary files'),
    })
    expect([existsSync(join(top, '.gitattributes')), existsSync(join(top, 'settings'))]).toEqual([false, false])
    // The repository of this test will not stay any longer.
    expect(await run({TMPDIR: root})).toMatchObject({code: 0})
  })

  it('refuses wrong use', async () => {
    const {top} = repositoryOf()
    const said = async (...args: readonly string[]) =>
      (await runInProcess(['git', ...args], {cwd: top, env: {PATH: cleanEnv.PATH ?? ''}})).stderr
    expect(await said('install', '--program', 'nope')).toMatch(/nope`, which does not exist/u)
    expect(await said('install', '--local', '--global')).toMatch(/Expected --local or --global, got both/u)
    expect(await said('install', 'x')).toMatch(/Expected no argument, got `x`/u)
    expect(await said()).toMatch(/Expected a command of git, got none\.\n {2}hint: one of install, status/u)
    expect(await said('statu')).toMatch(/did you mean `status`/u)
    expect((await runInProcess(['git', 'install', '--program', bin], {cwd: folderOf(), env: {PATH: cleanEnv.PATH ?? ''}})).code).toBe(2)
  })
})

describe('huntbook git status', () => {
  const parts = async (top: string) => {
    const {code, stdout} = await huntbookGit({top}, 'status', '--format', 'json')
    const report = JSON.parse(stdout) as {parts: {part: string; state: string; configured: boolean; runs: boolean; attributes: boolean}[]}
    return [
      code,
      ...report.parts.map(
        ({part, state, configured, runs, attributes}) => `${part} ${state} ${[configured, runs, attributes].map(Number).join('')}`,
      ),
    ]
  }

  it('tells of each part whether it is configured, runs, and is asked for', async () => {
    const repository = repositoryOf()
    expect(await parts(repository.top)).toEqual([0, 'filter off 000', 'diff off 000', 'merge off 000'])
    await huntbookGit(repository, 'install', '--program', bin, '--diff', '--merge')
    expect(await parts(repository.top)).toEqual([0, 'filter off 000', 'diff ok 111', 'merge ok 111'])
    repository.write({'.gitattributes': '*.ipynb filter=huntbook diff=huntbook\n'})
    expect(await parts(repository.top)).toEqual([1, 'filter half 001', 'diff ok 111', 'merge half 110'])
    const {stdout} = await huntbookGit(repository, 'status')
    expect(stdout).toMatch(
      /^filter {2}half {2}.*outputs are committed\. Next: huntbook git install --filter, in every clone\.\ndiff {4}ok {4}.*\nmerge {3}half {2}.*\n$/u,
    )
  })

  onPosix('finds a program that is gone or does not start, and a filter that may fail', async () => {
    const repository = repositoryOf({'.gitattributes': lines})
    const program = join(folderOf({huntbook: '#!/bin/sh\nexit 3\n'}), 'huntbook')
    chmodSync(program, 0o755)
    await huntbookGit(repository, 'install', '--program', program)
    const message = async () => (await huntbookGit(repository, 'status')).stdout.split('\n')[0]
    expect(await message()).toMatch(/^filter {2}half {2}filter\.huntbook\.process starts `.*huntbook`, which does not run\./u)
    repository.git('config', 'filter.huntbook.process', '/no/such/huntbook git filter')
    expect(await message()).toMatch(/starts `\/no\/such\/huntbook`, which does not exist\./u)
    await huntbookGit(repository, 'install', '--program', bin)
    repository.git('config', 'filter.huntbook.required', 'false')
    expect(await message()).toMatch(/filter\.huntbook\.required is not `true`/u)
  })

  it('needs a repository, as does uninstall', async () => {
    for (const command of ['status', 'uninstall'])
      expect(await huntbookGit({top: repositoryAt(folderOf()).top}, command)).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/Expected a repository of git, got /u),
      })
  })
})
