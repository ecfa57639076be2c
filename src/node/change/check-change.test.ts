import {describe, expect, it} from 'vitest'
import {runInProcess} from '../../../test/support/cli.ts'
import {code, hunt, ipynb} from '../../../test/support/hunt.ts'
import {good} from '../../../test/support/pack.ts'
import {type Files, type Repository, repositoryOf} from '../../../test/support/repository.ts'
import type {CheckChange} from '../../model/report.ts'
import {lintFiles} from '../lint.ts'

const quiet = hunt('title: x', 'text\n')
const hidden = (rule: string): string => hunt('title: x', `text\n\n<!-- huntbook: ignore[${rule}] -- why -->\nmore\n`)
const entry = (path: string, fingerprint = 'a', count = 1) => ({rule: 'meta/title', path, fingerprint: fingerprint.repeat(32), count})
const baseline = (...entries: readonly object[]): string => JSON.stringify({version: 1, entries})

/** What the working tree does to the checks of the last commit. */
async function change({top, write}: Repository, files: Files, since: object = {since: 'HEAD'}): Promise<CheckChange | undefined> {
  write(files)
  const report = await lintFiles({cwd: top, workers: 0, ...since})
  return report.findChange?.()
}

const nothing = {suppressions: 0, baselined: 0, turnedOff: [], ignored: []}

describe('what a change does to the checks', () => {
  it('is nothing where it does nothing to them', async () => {
    const repository = repositoryOf({'huntbook.config.yaml': 'extends: []\n', 'a.md': quiet})
    expect(await change(repository, {'a.md': `${quiet}\nmore\n`})).toEqual({suppressions: 0, baselined: 0, turnedOff: []})
    expect(await change(repository, {'huntbook.config.yaml': 'rules: {meta/title: error}\n'})).toEqual(nothing)
    expect(await lintFiles({cwd: repository.top, workers: 0})).not.toHaveProperty('findChange')
  })

  it('counts suppressions that are new in a notebook, not those that moved in it or with it', async () => {
    const repository = repositoryOf({'a.md': hidden('meta/title'), 'old.md': hidden('code/syntax'), 'gone.md': hidden('meta/id-format')})
    repository.git('mv', 'old.md', 'new.md')
    const now = {
      'a.md': hidden('meta/title')
        .replace('text\n', 'text\n\nfirst\n')
        .replace('more\n', 'more\n\n<!-- huntbook: ignore-file[code/*] -- x -->\n'),
      'b.ipynb': ipynb({}, [
        code('x', {tags: ['huntbook-ignore:code/syntax', 'huntbook-ignore']}),
        code('# huntbook: ignore-cell[code/*] -- x\n1'),
      ]),
    }
    expect(await change(repository, now)).toMatchObject({suppressions: 3})
  })

  it('does not count those of a notebook that is made of a text', async () => {
    const repository = repositoryOf({'a.md': quiet})
    const made = ipynb({title: 'x'}, [code('# huntbook: ignore-cell[code/*] -- x\n1')])
    expect(await change(repository, {'a.ipynb': made, 'a.md': hidden('meta/title')})).toMatchObject({suppressions: 1})
  })

  it('names rules that are off now, a group of which none is left as one', async () => {
    const repository = repositoryOf({'huntbook.config.yaml': 'overrides: [{files: [h/*], rules: {code/syntax: error}}]\n', 'h/a.md': quiet})
    const now = {
      'huntbook.config.yaml':
        'rules: {attack/*: off, code/syntax: off, meta/title: info}\noverrides: [{files: [h/*], rules: {meta/tags: off}}]\n',
    }
    expect(await change(repository, now)).toEqual({
      ...nothing,
      turnedOff: ['attack/*', 'code/syntax', 'meta/tags'],
      lowered: ['meta/title'],
    })
  })

  it('names rules of packs that are gone, without running any', async () => {
    const repository = repositoryOf({
      'huntbook.config.yaml': 'extends: []\npacks: {p: rules/p, q: rules/q}\n',
      'a.md': quiet,
      ...good,
      'rules/q/x.yaml': 'broken',
      'rules/q/y.yaml': 'broken',
    })
    const ref = {configRef: 'HEAD', only: ['meta/title'], rules: ['meta/title']}
    repository.write({
      'rules/q/x.yaml': "severity: error\nselect: {cells: code}\nforbid: 'x'\nmessage: 'x'\n",
      'rules/q/y.yaml': "severity: error\nselect: {cells: code}\nforbid: 'x'\nmessage: 'x'\n",
    })
    repository.commit()
    repository.git('rm', '--quiet', 'rules/q/y.yaml')
    const now = {
      'huntbook.config.yaml': 'extends: []\npacks: {q: rules/q}\n',
      'rules/p/good.js': 'process.exit(1)',
      'rules/q/z.js': 'process.exit(1)',
    }
    expect(await change(repository, now, ref)).toEqual({...nothing, turnedOff: ['p/good', 'q/y']})
  })

  it('names rules whose severity counts for less, and those of packs in YAML that are off', async () => {
    const yaml = (severity: string) => `severity: ${severity}\nselect: {cells: code}\nforbid: 'x'\nmessage: 'x'\n`
    const repository = repositoryOf({
      'huntbook.config.yaml': 'packs: {p: rules/p}\nextends: []\nrules: {security/*: error}\n',
      'a.md': quiet,
      'rules/p/a.yaml': yaml('error'),
      'rules/p/b.yaml': yaml('error'),
      'rules/p/c.yaml': yaml('info'),
    })
    const now = {
      'huntbook.config.yaml': 'packs: {p: rules/p}\nextends: []\nrules: {security/*: error, security/tls-off: info}\n',
      'rules/p/a.yaml': yaml('off'),
      'rules/p/b.yaml': yaml('warning'),
      'rules/p/c.yaml': yaml('error'),
    }
    expect(await change(repository, now, {configRef: 'HEAD'})).toEqual({
      ...nothing,
      turnedOff: ['p/a'],
      lowered: ['p/b', 'security/tls-off'],
    })
  })

  it('names what a configuration prepares for hunts that are not there yet', async () => {
    const own = 'extends: []\nfiles: [hunts/**/*.md, more/*.md]\nrules: {security/*: error}\n'
    const over = (globs: string, rules: string) => `overrides: [{files: [${globs}], rules: {${rules}}}]\n`
    const first = {'hunts/here/a.md': quiet, 'huntbook.config.yaml': `${own}${over('hunts/a/**, hunts/b/**', 'security/*: off')}`}
    const prepares = (files: Files) => change(repositoryOf(first), files, {configRef: 'HEAD'})
    const off = await prepares({'huntbook.config.yaml': `${own}${over('hunts/b/**, hunts/later/**', 'security/*: off, meta/title: off')}`})
    expect(off).toEqual({...nothing, turnedOff: ['security/*']})
    expect(await prepares({'huntbook.config.yaml': `${own}${over('hunts/b/**', 'security/*: off')}`})).toEqual(nothing)
    expect(await prepares({'huntbook.config.yaml': `${own}${over('hunts/c/**', 'security/*: info')}`})).toEqual({
      ...nothing,
      lowered: ['security/*'],
    })
    expect(await prepares({'huntbook.config.yaml': 'extends: []\n'})).toMatchObject({turnedOff: ['security/*']})
    const less = own.replace(', more/*.md', '')
    expect(await prepares({'huntbook.config.yaml': `${less}ignore: [hunts/other/**]\n`})).toEqual({
      ...nothing,
      ignoreAdded: ['hunts/other'],
      filesRemoved: ['more/*.md'],
    })
  })

  it('counts entries of the baseline that are new or hold more, not those that went with their file', async () => {
    const config = {'huntbook.config.yaml': 'extends: []\nbaseline: known.json\n', 'a.md': quiet}
    const repository = repositoryOf({...config, 'known.json': baseline(entry('a.md'), entry('b.md', 'b'), entry('c.md', 'c'))})
    const now = {'known.json': baseline(entry('a.md', 'a', 2), entry('moved.md', 'b'), entry('d.md', 'd'))}
    expect(await change(repository, now)).toEqual({...nothing, baselined: 2})
    expect(await change(repository, {'huntbook.config.yaml': 'extends: []\n'}, {configRef: 'HEAD'})).toEqual(nothing)
  })

  it('names notebooks that are left out now, by ignore files or the configuration', async () => {
    const repository = repositoryOf({
      'huntbook.config.yaml': 'extends: []\n',
      'a.md': quiet,
      'b/b.md': quiet,
      'c.md': quiet,
      'README.md': '# x\n',
    })
    const now = {
      'huntbook.config.yaml': 'extends: []\nfiles: [b/*.md, c.md]\n',
      '.huntbookignore': 'c.md\n',
      'b/.gitignore': 'new.md\n',
      'b/new.md': quiet,
    }
    expect(await change(repository, now, {configRef: 'HEAD'})).toEqual({
      ...nothing,
      filesRemoved: ['**/*.{ipynb,md,myst,mystnb,mnb}'],
      ignored: ['a.md', 'b/new.md', 'c.md'],
    })
  })

  it('says what is wrong with a configuration that a commit of its own judges', async () => {
    const repository = repositoryOf({'huntbook.config.yaml': 'extends: []\n', 'a.md': quiet})
    const found = await change(repository, {'huntbook.config.yaml': 'rules: {meta/titel: off}\n'}, {configRef: 'HEAD'})
    expect(found).toMatchObject({problem: expect.stringContaining('got `meta/titel`')})
  })

  it('is that of a branch since it parted, whatever came to the base since', async () => {
    const repository = repositoryOf({'huntbook.config.yaml': 'extends: []\n', 'a.md': quiet})
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit({'b.md': hidden('meta/title')})
    repository.git('checkout', '--quiet', 'main')
    repository.commit({'huntbook.config.yaml': 'rules: {meta/title: error}\n'})
    repository.git('checkout', '--quiet', 'topic')
    expect(await change(repository, {}, {since: 'main', configRef: 'main'})).toEqual({suppressions: 1, baselined: 0, turnedOff: []})
  })

  it('stands in the summary', async () => {
    const {top, write} = repositoryOf({'huntbook.config.yaml': 'rules: {meta/title: error}\n', 'a.md': quiet})
    write({
      'huntbook.config.yaml': 'rules: {meta/title: off}\nignore: ["*z?.md"]\n',
      'a.md': hidden('meta/title'),
      '`x` [y](z).md': quiet,
    })
    const {stdout} = await runInProcess(['lint', '--config-ref', 'HEAD', '--format', 'markdown', '--exit-zero'], {cwd: top})
    expect(stdout).toContain(
      'This change adds 1 suppression, turns off `meta/title`, adds `*z?.md` to `ignore`, leaves out `x` &#91;y&#93;(z).md.\n',
    )
  })
})
