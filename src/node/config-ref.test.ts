import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {hunt} from '../../test/support/hunt.ts'
import {good, shown} from '../../test/support/pack.ts'
import {type Files, type Repository, repositoryAt, repositoryOf} from '../../test/support/repository.ts'
import {type LintOptions, lintFiles} from './lint.ts'

const wrong = hunt('title: x\nattack_technique_ids: [t1]', 'text\n')
const formatOn = 'extends: []\nrules: {attack/format: error}\n'
const found = 'error attack/format Expected'

/** What a lint with the configuration of the first commit says, once the working tree holds these files. */
async function lintWith(repository: Repository, files: Files, options: LintOptions = {}): Promise<readonly (number | string)[]> {
  repository.write(files)
  const report = await lintFiles({cwd: repository.top, configRef: 'main', workers: 0, ...options})
  return shown(report).map(line => (typeof line === 'number' ? line : line.split(' ').slice(0, 3).join(' ')))
}

afterEach(() => vi.unstubAllEnvs())

describe('a run with the configuration of a commit', () => {
  it('judges the working tree by rules that the tree has turned off', async () => {
    const repository = repositoryOf({'huntbook.config.yaml': formatOn, 'a.md': wrong})
    const off = {'huntbook.config.yaml': 'extends: []\n'}
    expect(await lintWith(repository, off, {configRef: 'HEAD'})).toEqual([1, found])
    expect(await lintWith(repository, off)).toEqual([1, found])
  })

  it('does not look at a configuration that only the tree has', async () => {
    const repository = repositoryOf({'a.md': wrong})
    expect(await lintWith(repository, {'huntbook.config.yaml': 'broken: [\n'})).toContain(found)
  })

  it('takes presets, ignore files and the baseline from the commit', async () => {
    const repository = repositoryOf({
      'huntbook.config.yaml': 'extends: [team/rules.yaml]\nbaseline: known.json\n',
      'team/rules.yaml': 'rules: {attack/format: error}\n',
      'known.json': '{"version": 1, "entries": []}\n',
      '.huntbookignore': 'left.md\n',
      'a.md': wrong,
      'left.md': wrong,
    })
    const changed = {
      'team/rules.yaml': 'rules: {}\n',
      'known.json': 'broken',
      '.huntbookignore': '*.md\n',
      'hunts/.gitignore': '*\n',
      'hunts/b.md': wrong,
    }
    expect(await lintWith(repository, changed)).toEqual([1, found, found])
  })

  it('takes what the configuration names from the commit: schemas, lists, the ledger', async () => {
    const repository = repositoryOf({
      'huntbook.config.yaml':
        'extends: []\nmetadata: {schema: team.json, vocabulary: sources.yaml, retired: retired.yaml}\nrules: {meta/schema: error, security/deny-list: {severity: error, file: deny.txt}}\n',
      'team.json': '{"required": ["owner"]}',
      'sources.yaml': 'data_sources: [{name: x, kind: log}]\n',
      'retired.yaml': 'retired: []\n',
      'deny.txt': 'acme\n',
      'a.md': hunt('title: x', 'Made for acme.\n'),
    })
    const now = {'team.json': '{', 'sources.yaml': '{', 'retired.yaml': '[', 'deny.txt': 'nothing-of-this\n'}
    expect(await lintWith(repository, now)).toEqual([1, 'error meta/schema `hunting`:', 'error security/deny-list Deny-listed'])
  })

  it('starts at the folder of the configuration, below the top of the repository', async () => {
    const repository = repositoryOf({'x/huntbook.config.yaml': `${formatOn}files: ['h/*.md']\n`, 'x/h/a.md': wrong, 'x/b.md': wrong})
    const report = await lintFiles({cwd: join(repository.top, 'x/h'), configRef: 'HEAD', workers: 0})
    expect(report.root).toBe(join(repository.top, 'x'))
    expect(report.diagnostics.map(({path}) => path)).toEqual(['h/a.md'])
  })

  it('follows links of the commit that stay in it', async () => {
    const repository = repositoryOf()
    repository.write({'conf/real.yaml': formatOn, 'a.md': wrong})
    repository.git('config', 'core.symlinks', 'true')
    const {symlinkSync, rmSync} = await import('node:fs')
    symlinkSync('conf/real.yaml', join(repository.top, 'huntbook.config.yaml'))
    repository.commit()
    rmSync(join(repository.top, 'huntbook.config.yaml'))
    expect(await lintWith(repository, {'conf/real.yaml': 'extends: []\n'})).toEqual([1, found])
  })

  it('is the same for threads, and leaves no folder behind', async () => {
    const temporary = folderOf()
    vi.stubEnv('TMPDIR', temporary)
    const repository = repositoryOf({'huntbook.config.yaml': formatOn, 'a.md': wrong, 'b.md': wrong})
    expect(await lintWith(repository, {'huntbook.config.yaml': 'x'}, {workers: 2})).toEqual([1, found, found])
    await expect(lintWith(repository, {}, {config: 'other.yaml'})).rejects.toThrow('there is no such file in `main`')
    expect(readdirSync(temporary).filter(name => name.startsWith('huntbook-config-'))).toEqual([])
  })

  it('works in a linked work tree, where the clone itself ignores files, and in a folder that the commit lacks', async () => {
    const repository = repositoryOf({'huntbook.config.yaml': formatOn, 'a.md': wrong, 'x/b.md': wrong})
    repository.write({'.git/info/exclude': 'x\n'})
    expect(await lintWith(repository, {})).toEqual([1, found])
    const linked = join(folderOf(), 'linked')
    repository.git('worktree', 'add', '--quiet', linked)
    const others = repositoryAt(linked)
    expect(await lintWith(others, {'new/c.md': wrong}, {cwd: join(linked, 'new')})).toEqual([1, found, found, found])
  })

  it('reads lists of the commit also where notebooks come from the index', async () => {
    const repository = repositoryOf({
      'huntbook.config.yaml': 'extends: []\nrules: {security/deny-list: {severity: error, file: deny.txt}}\n',
      'deny.txt': 'acme\n',
    })
    repository.write({'deny.txt': 'nothing-of-this\n', 'a.md': hunt('title: x', 'Made for acme.\n')})
    repository.git('add', '--all')
    expect(await lintWith(repository, {}, {staged: true})).toEqual([1, 'error security/deny-list Deny-listed'])
  })

  it('refuses what is no commit, and a baseline to write', async () => {
    const repository = repositoryOf({'a.md': wrong})
    for (const configRef of ['gone', '', '--help', 'HEAD..HEAD', 'HEAD:a.md']) {
      await expect(lintWith(repository, {}, {configRef})).rejects.toMatchObject({
        code: 'CONFIG_REF_UNKNOWN',
        hint: expect.stringContaining('fetch-depth'),
      })
    }
    await expect(lintWith(repository, {}, {writeBaseline: true, baseline: 'x.json'})).rejects.toThrow(
      'Expected --config-ref or --write-baseline',
    )
    expect(existsSync(join(repository.top, 'x.json'))).toBe(false)
  })
})

describe('packs of a commit', () => {
  const config = 'packs: {p: rules/p}\nextends: []\n'
  const text = hunt('title: x', '```{code-cell}\nfoo\n```\n')
  const base = {'huntbook.config.yaml': config, 'a.md': text, ...good}
  const ran = 'warning p/good Found'

  it('are those of the commit, not those of the tree', async () => {
    const repository = repositoryOf(base)
    expect(await lintWith(repository, {'rules/p/good.js': 'process.exit(0)', 'rules/p/more.js': 'process.exit(0)'})).toEqual([0, ran])
  })

  it('are loaded in events with secrets, where those of the tree are not', async () => {
    const repository = repositoryOf(base)
    for (const event of ['pull_request_target', 'workflow_run']) {
      expect(await lintWith(repository, {}, {event})).toEqual([0, ran])
      await expect(lintFiles({cwd: repository.top, event, workers: 0})).rejects.toMatchObject({code: 'PACKS_UNTRUSTED'})
      const trusted = await lintFiles({cwd: repository.top, event, trustWorkspace: true, workers: 0})
      expect(trusted.diagnostics).toHaveLength(1)
    }
  })

  const importing = (name: string, code = `import {say} from '${name}'\n`): Record<string, string> => ({
    'rules/p/good.js': `${code}${good['rules/p/good.js']?.replace("'Found {what}.'", "'Found {what}.'")}`,
  })

  it('import files of the commit, wherever in it they are', async () => {
    const lib = {
      'lib/say.ts': "import type {X} from 'nowhere'\nimport {word} from './word.js'\nexport const say: X = word\n",
      'lib/word.ts': 'export const word = 1\n',
    }
    const repository = repositoryOf({...base, ...importing('../../lib/say'), ...lib})
    expect(await lintWith(repository, {'lib/word.ts': 'process.exit(0)'})).toEqual([0, ran])
  })

  it.each([
    ['a package', 'left-pad'],
    ['a file above the repository', '../../../outside.js'],
    ['a file by its whole path', '/tmp/outside.js'],
    ['a file that only the tree has', '../new.js'],
  ])('do not import %s', async (_, name) => {
    const repository = repositoryOf({...base, ...importing(name)})
    const tree = {'rules/new.js': 'export const say = 1\n', 'node_modules/left-pad/index.js': 'exports.say = 1\n'}
    await expect(lintWith(repository, tree)).rejects.toMatchObject({code: 'PACK_INVALID', message: expect.stringContaining(`\`${name}\``)})
  })

  it('find `huntbook/rule` nowhere but in this program', async () => {
    const planted = {
      'node_modules/huntbook/rule.mjs': 'export const defineRule = () => ({})',
      'node_modules/huntbook/package.json': '{"exports":{"./rule":"./rule.mjs"}}',
    }
    vi.stubEnv('TMPDIR', folderOf(planted))
    const repository = repositoryOf({'huntbook.config.yaml': config, 'a.md': text, 'rules/p/good.mjs': good['rules/p/good.js'] ?? ''})
    expect(await lintWith(repository, planted)).toEqual([0, ran])
  })

  it('are no installed packages', async () => {
    const repository = repositoryOf({'huntbook.config.yaml': 'packs: {p: team-pack}\n', 'a.md': text})
    const tree = {'node_modules/team-pack/package.json': '{}', 'node_modules/team-pack/good.js': good['rules/p/good.js'] ?? ''}
    await expect(lintWith(repository, tree)).rejects.toMatchObject({
      message: expect.stringContaining('inside the root as `main` has it, got `team-pack`, which does not exist.'),
      hint: expect.stringContaining('an installed package is not taken, because a pull request may bring its own'),
    })
  })
})
