import {chmodSync, mkdirSync, symlinkSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {good} from '../../../test/support/cli-cases/case.ts'
import {folderOf} from '../../../test/support/folder.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {cleanEnv, type Files, type Repository, repositoryOf} from '../../../test/support/repository.ts'
import {packageFolder, packageVersion} from '../package.ts'
import {examine} from './doctor.ts'
import {checkPreCommit} from './pre-commit.ts'
import {checkNode} from './program.ts'

const hunt = {'hunts/a/x.md': good}

/** What is not in order: `status id: message`. */
async function wrong({top}: Pick<Repository, 'top'>, env: Readonly<Record<string, string | undefined>> = {}): Promise<string[]> {
  const checks = await examine({cwd: top, env: {...cleanEnv, ...env}})
  expect(checks.every(({status, next}) => status === 'ok' || next !== undefined)).toBe(true)
  return checks.filter(({status}) => status !== 'ok').map(({id, status, message}) => `${status} ${id}: ${message}`)
}

const wrongIn = (files: Files) => wrong(repositoryOf({...hunt, ...files}))

describe('doctor', () => {
  it('finds nothing wrong with a plain catalog', async () => {
    expect(await wrongIn({'huntbook.config.yaml': '{}\n'})).toEqual([])
    expect((await examine({cwd: repositoryOf(hunt).top, env: cleanEnv})).map(({id}) => id)).toEqual([
      'node',
      'huntbook',
      'config',
      'cache',
      'git',
      'attack',
      'notebooks',
      'jupytext',
      'pairs',
      'names',
    ])
  })

  it('names what is wrong with a configuration, and goes on', async () => {
    expect(await wrongIn({'huntbook.config.yaml': 'rules: {attack/formt: off}\n'})).toEqual([
      'problem config: huntbook.config.yaml:1:9 Expected a known rule, got `attack/formt`.',
    ])
  })

  it('knows the oldest Node.js', () => {
    expect(['18.20.0', '20.18.3', '20.19.0', '22.0.0'].map(version => checkNode(version).status)).toEqual([
      'problem',
      'problem',
      'ok',
      'ok',
    ])
  })

  onPosix('finds other versions on PATH, and its own behind a link', async () => {
    const [same, other] = [folderOf(), folderOf({'package.json': '{"name": "huntbook", "version": "0.0.3"}', huntbook: ''})]
    symlinkSync(join(packageFolder(), 'bin/huntbook.cjs'), join(same, 'huntbook'))
    const path = (...folders: readonly string[]) => ({PATH: [...folders, cleanEnv.PATH].join(delimiter)})
    const repository = repositoryOf(hunt)
    expect(await wrong(repository, path(same))).toEqual([])
    expect(await wrong(repository, path(same, other))).toEqual([
      `warning huntbook: huntbook ${packageVersion()} is running, but there is also ${join(other, 'huntbook')} (0.0.3).`,
    ])
  })

  it('finds parts of git that are only half there', async () => {
    const repository = repositoryOf({...hunt, '.gitattributes': '*.ipynb filter=huntbook\n'})
    expect(await wrong(repository)).toEqual([
      'problem git-filter: .gitattributes asks for filter=huntbook, but filter.huntbook.process is not configured here: outputs are committed.',
    ])
    repository.git('config', 'filter.huntbook.process', '"/no such/huntbook" git filter')
    repository.git('config', 'diff.huntbook.textconv', 'git --version')
    expect(await wrong(repository)).toEqual([
      'problem git-filter: filter.huntbook.process starts `/no such/huntbook`, which does not exist.',
      'warning git-diff: diff.huntbook.textconv is configured, but no attribute asks for it: differences of notebooks are shown as JSON.',
    ])
    repository.git('config', 'filter.huntbook.process', 'git filter')
    repository.write({'.gitattributes': '*.ipynb filter=huntbook diff=huntbook\n'})
    expect(await wrong(repository)).toEqual([])
  })

  it('works without git and outside of a repository', async () => {
    expect(await wrong(repositoryOf(hunt), {PATH: folderOf()})).toEqual(['warning git: No git on PATH.'])
    const folder = folderOf()
    expect(await wrong({top: folder})).toContainEqual(
      expect.stringMatching(/^warning git: git version [\d.]+.*; .* is in no repository\.$/u),
    )
  })

  it('compares the version of hooks', async () => {
    const hooks = (rev: string) => ({
      '.pre-commit-config.yaml': `repos:\n- repo: https://example.org/x/huntbook\n  rev: ${rev}\n  hooks: []\n`,
    })
    expect(await wrongIn(hooks(`v${packageVersion()}`))).toEqual([])
    expect(await wrongIn(hooks('v0.0.9'))).toEqual([
      `warning pre-commit: .pre-commit-config.yaml runs huntbook v0.0.9, this is ${packageVersion()}.`,
    ])
    expect(
      await wrongIn({'.pre-commit-config.yaml': 'repos: [{repo: local, hooks: [{additional_dependencies: [huntbook@0.0.8]}]}]\n'}),
    ).toEqual([`warning pre-commit: .pre-commit-config.yaml runs huntbook 0.0.8, this is ${packageVersion()}.`])
    expect(await wrongIn({'.pre-commit-config.yaml': 'repos: [\n'})).toEqual([
      'problem pre-commit: .pre-commit-config.yaml cannot be read.',
    ])
    expect(await wrongIn({'.pre-commit-config.yaml': 'repos: 1\n'})).toEqual([])
    expect(await wrongIn({'.pre-commit-config.yaml': 'repos: [{hooks: [{id: pretty-format-json}]}]\n'})).toEqual([
      expect.stringMatching(/^warning pre-commit-json: The hook `pretty-format-json` takes JSON, /u),
    ])
  })

  onPosix('finds hooks that start what is not there', () => {
    const hooks = (entry: string, language = 'system') => ({
      '.pre-commit-config.yaml': `repos:\n- repo: local\n  hooks: [{id: huntbook-lint, entry: ${entry}, language: ${language}}]\n`,
    })
    const missing = (program: string) => [`problem pre-commit-entry: Hooks start \`${program}\`, which was not found: no commit passes.`]
    const env = {PATH: folderOf({node: '', npx: ''})}
    const entryFaults = (files: Files) =>
      checkPreCommit({root: repositoryOf({...hunt, ...files}).top, env}).map(({status, id, message}) => `${status} ${id}: ${message}`)
    expect(entryFaults(hooks('huntbook lint'))).toEqual(missing('huntbook'))
    expect(entryFaults(hooks('npx --no-install huntbook lint'))).toEqual(missing('node_modules/.bin/huntbook'))
    const program = 'node_modules/huntbook/dist/huntbook.cjs'
    expect(entryFaults(hooks(`node ${program} lint`))).toEqual(missing(program))
    expect(entryFaults({...hooks(`node ${program} lint`), [program]: ''})).toEqual([])
    expect(entryFaults({...hooks('npx huntbook lint'), 'node_modules/.bin/huntbook': ''})).toEqual([])
    expect(entryFaults(hooks('/no/huntbook lint'))).toEqual(missing('/no/huntbook'))
    expect(entryFaults(hooks('./huntbook lint'))).toEqual(missing('./huntbook'))
    // What others start is theirs, and other languages install what they need.
    expect(entryFaults(hooks('black --quiet'))).toEqual([])
    expect(entryFaults(hooks('huntbook lint', 'node'))).toEqual([])
  })

  it('knows hooks of huntbook by their ids, and reads no version from a commit', async () => {
    const hooks = (rev: string) => ({'.pre-commit-config.yaml': `repos:\n- {repo: ../tree, rev: ${rev}, hooks: [{id: huntbook-lint}]}\n`})
    const path = {PATH: cleanEnv.PATH}
    expect(await wrong(repositoryOf({...hunt, ...hooks('v0.0.9')}), path)).toEqual([
      `warning pre-commit: .pre-commit-config.yaml runs huntbook v0.0.9, this is ${packageVersion()}.`,
    ])
    expect(await wrong(repositoryOf({...hunt, ...hooks('0123456789abcdef0123456789abcdef01234567')}), path)).toEqual([])
  })

  onPosix.each([
    ['3.0.4', '10.9.0', true],
    ['3.0.4', '11.19.1', true],
    ['4.6.0', '12.0.0', false],
    ['4.6.1', '12.0.0', true],
    ['4.6.1', '11.8.9', true],
    ['4.6.1', '11.9.0', false],
    ['4.6.2', '11.12.9', false],
    ['4.6.2', '11.13.0', true],
    ['4.6.10', '11.10.0', true],
    ['4.10.0', '12.2.0', true],
  ])('knows whether pre-commit %s installs hooks with npm %s', async (preCommit, npm, works) => {
    const bin = folderOf({
      'pre-commit': `#!/bin/sh\necho 'pre-commit ${preCommit}'\n`,
      'lib/npm/package.json': `{"name": "npm", "version": "${npm}"}`,
      'lib/npm/bin/npm-cli.js': '',
    })
    chmodSync(join(bin, 'pre-commit'), 0o755)
    symlinkSync('lib/npm/bin/npm-cli.js', join(bin, 'npm'))
    const config = {'.pre-commit-config.yaml': 'repos:\n- {repo: ../tree, rev: main, hooks: [{id: huntbook-lint}]}\n'}
    const path = {PATH: [bin, cleanEnv.PATH].join(delimiter)}
    expect(await wrong(repositoryOf({...hunt, ...config}), path)).toEqual(
      works ? [] : [`problem pre-commit-npm: pre-commit ${preCommit} and npm ${npm} cannot install hooks together.`],
    )
  })

  it('finds filters of jupytext, halves that git ignores and names that are one on other disks', async () => {
    expect(await wrongIn({'jupytext.toml': 'notebook_metadata_filter = "-all"\n'})).toEqual([
      'warning jupytext: jupytext would lose metadata: jupytext.toml.',
    ])
    const both = {'huntbook.config.yaml': 'pairs: {mode: both}\n', 'hunts/a/x.ipynb': '{}', '.gitignore': '*.ipynb\n'}
    expect(await wrongIn(both)).toEqual([
      'warning pairs: Git ignores halves of pairs that are not made of the other half: hunts/a/x.ipynb.',
    ])
    expect(await wrongIn({...both, 'huntbook.config.yaml': '{}\n'})).toEqual([])
  })

  onPosix('finds names that are one on other disks', async () => {
    expect(await wrongIn({'hunts/B/y.txt': '', 'hunts/b/z.txt': '', 'hunts/b/w.txt': ''})).toEqual([
      'warning names: Names that are the same on many disks: hunts/B and hunts/b.',
    ])
  })

  onPosix('finds a cache that cannot be written', async () => {
    const repository = repositoryOf({...hunt, 'huntbook.config.yaml': 'cache: {folder: locked/cache}\n'})
    mkdirSync(join(repository.top, 'locked'), {mode: 0o500})
    const found = await wrong(repository)
    chmodSync(join(repository.top, 'locked'), 0o700)
    expect(found).toEqual(process.getuid?.() === 0 ? [] : ['warning cache: locked/cache cannot be written: every run starts anew.'])
  })

  it('finds a catalog that chooses nothing, and an older ATT&CK', async () => {
    expect(await wrongIn({'huntbook.config.yaml': 'files: ["no/*"]\n'})).toEqual(['warning notebooks: `files` chooses nothing.'])
  })
})
