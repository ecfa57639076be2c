import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {hunt} from '../../test/support/hunt.ts'
import {onPosix} from '../../test/support/posix.ts'
import {type Files, type Repository, repositoryOf} from '../../test/support/repository.ts'
import {type ChooseOptions, readChosen} from './read-chosen.ts'
import {openWorkspace} from './workspace.ts'

const notebook = hunt('title: x')
/** Six notebooks, one of them in a pair, and files that are none. */
const catalog: Files = {
  'huntbook.config.yaml': 'extends: [presets/base.yaml]\n',
  'presets/base.yaml':
    'metadata: {retired: ledger.yaml}\n' +
    'overrides: [{team: a, metadata: {schema: schemas/a.json, vocabulary: ./sources.yaml}, rules: {security/deny-list: {file: ./lists/deny.txt}}}]\n',
  'sources.yaml': 'data_sources: []\n',
  'ledger.yaml': 'retired: []\n',
  'lists/deny.txt': 'Acme\n',
  'schemas/a.json': '{}\n',
  'README.md': '# Read me\n',
  'hunts/a/one.md': notebook,
  'hunts/a/two.md': notebook,
  'hunts/a/two.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n',
  'hunts/b/three.md': notebook,
  'hunts/b/.gitignore': '*.tmp\n',
}

/** The catalog with everything on `main`, on a branch of its own. */
function branch(files: Files = {}): Repository {
  const repository = repositoryOf({...catalog, ...files})
  repository.git('switch', '--quiet', '--create', 'side')
  return repository
}

/** Paths that are chosen, and what is said. */
async function choose(cwd: string, args: readonly string[] = [], options: ChooseOptions = {}): Promise<string[]> {
  const workspace = await openWorkspace({cwd})
  const {paths, notes, skipped} = await readChosen(workspace, args, {since: 'main', ...options})
  return [...paths, ...notes, ...(skipped > 0 ? [`${skipped} skipped`] : [])]
}

describe('readChosen with since', () => {
  it('takes the notebooks that differ, also untracked ones, and no deleted ones', async () => {
    const {top, git, write, commit} = branch()
    commit({'hunts/a/one.md': `${notebook}\nmore\n`, 'README.md': '# Changed\n'})
    git('rm', '--quiet', 'hunts/b/three.md')
    write({'hunts/b/new.md': notebook})
    expect(await choose(top)).toEqual(['hunts/a/one.md', 'hunts/b/new.md'])
    expect(await choose(join(top, 'hunts'), ['b', 'a/two.md'])).toEqual(['hunts/b/new.md'])
  })
  it('is content with nothing where there is a notebook that did not change', async () => {
    const {top, write} = branch()
    write({'README.md': '# Changed\n'})
    expect(await choose(top)).toEqual([])
    expect(await choose(top, ['hunts/a', 'hunts/b/*.md', 'hunts/a/one.md'])).toEqual([])
  })
  it('judges before whether an argument stands for a notebook', async () => {
    const {top, write} = branch({'docs/x.md': 'text\n'})
    write({'hunts/a/one.md': `${notebook}\nmore\n`})
    await expect(choose(top, ['docs'])).rejects.toThrow('Expected at least one notebook in `docs`, got none.')
    await expect(choose(top, ['hunts', 'docs/*.md'])).rejects.toThrow('Expected at least one notebook in `docs/*.md`, got none.')
    await expect(choose(top, ['README.md'])).rejects.toThrow('Expected at least one notebook in `README.md`, got none.')
    expect(await choose(top, ['docs'], {allowEmpty: true})).toEqual([])
  })
  it('takes the other half of a pair too, also where that one was deleted', async () => {
    const {top, git, write} = branch()
    write({'hunts/a/two.md': `${notebook}\nmore\n`})
    expect(await choose(top)).toEqual(['hunts/a/two.ipynb', 'hunts/a/two.md'])
    expect(await choose(top, ['hunts/a/two.ipynb'])).toEqual(['hunts/a/two.ipynb'])
    git('checkout', '--quiet', '.')
    git('rm', '--quiet', 'hunts/a/two.ipynb')
    expect(await choose(top)).toEqual(['hunts/a/two.md'])
  })
  const all = ['hunts/a/one.md', 'hunts/a/two.ipynb', 'hunts/a/two.md', 'hunts/b/three.md']
  it.each([
    ['huntbook.config.yaml', 'extends: [presets/base.yaml]\nignore: []\n'],
    ['presets/base.yaml', '{}\n'],
    ['ledger.yaml', 'retired: []\n# more\n'],
    ['schemas/a.json', '{"type": "object"}\n'],
    ['sources.yaml', 'data_sources: []\n# more\n'],
    ['lists/deny.txt', 'Acme\nContoso\n'],
    ['.gitignore', '# new\n'],
    ['hunts/b/.gitignore', '# changed\n'],
    ['hunts/b/.huntbookignore', '# new\n'],
  ])('leaves out nothing, and says so, where %s changed', async (path, content) => {
    const {top, write} = branch()
    write({[path]: content})
    expect(await choose(top)).toEqual([...all, `${path} changed since main: --since leaves out nothing`])
    expect(await choose(top, ['hunts/b'])).toEqual(['hunts/b/three.md', `${path} changed since main: --since leaves out nothing`])
  })
  it('leaves out nothing where the configuration was deleted, or an ignore file above the root changed', async () => {
    const {top, git} = branch()
    git('rm', '--quiet', 'huntbook.config.yaml')
    expect(await choose(top)).toEqual([...all, 'huntbook.config.yaml changed since main: --since leaves out nothing'])
    const other = repositoryOf({'sub/huntbook.config.yaml': '{}\n', 'sub/a.md': notebook})
    other.write({'.gitignore': '*.tmp\n'})
    expect(await choose(join(other.top, 'sub'))).toEqual(['a.md', '../.gitignore changed since main: --since leaves out nothing'])
  })
  it('leaves out nothing where the baseline changed that is used', async () => {
    const {top, write, commit} = branch()
    commit({'base.json': '{}', 'huntbook.config.yaml': 'baseline: ./base.json\n'})
    write({'base.json': '{ }'})
    const since = {since: 'HEAD'}
    const noted = [...all, 'base.json changed since HEAD: --since leaves out nothing']
    expect(await choose(top, [], since)).toEqual(noted)
    expect(await choose(top, [], {...since, baseline: 'base.json'})).toEqual(noted)
    expect(await choose(top, [], {...since, baseline: false})).toEqual([])
    expect(await choose(top, [], {...since, baseline: 'other.json'})).toEqual([])
  })
  it('leaves out nothing where a configuration of jupytext changed, which a rule judges for all notebooks below', async () => {
    const {top, write} = branch()
    write({'hunts/jupytext.toml': 'notebook_metadata_filter = "title"\n'})
    expect(await choose(top)).toEqual([...all, 'hunts/jupytext.toml changed since main: --since leaves out nothing'])
  })
  onPosix('takes a link that is named where the file that it leads to differs', async () => {
    const {top, write, commit} = branch()
    symlinkSync('../a/one.md', join(top, 'hunts/b/link.md'))
    commit()
    write({'hunts/a/one.md': `${notebook}\nmore\n`})
    const since = {since: 'HEAD'}
    expect(await choose(top, ['hunts/b/link.md'], since)).toEqual(['hunts/b/link.md'])
    write({'hunts/a/one.md': notebook})
    expect(await choose(top, ['hunts/b/link.md'], since)).toEqual([])
  })
  it('passes on the event for its hint', async () => {
    const {top} = branch()
    await expect(choose(top, [], {since: 'origin/main', event: 'pull_request'})).rejects.toMatchObject({
      code: 'SINCE_UNKNOWN',
      hint: expect.stringContaining('--since HEAD^1'),
    })
  })
})

describe('readChosen with a list of files', () => {
  it('takes it as more arguments', async () => {
    const {top} = branch()
    const workspace = await openWorkspace({cwd: top})
    const {paths} = await readChosen(workspace, ['hunts/a/one.md'], {filesFrom: ['hunts/b', 'hunts/a/*.ipynb']})
    expect([...paths]).toEqual(['hunts/a/one.md', 'hunts/a/two.ipynb', 'hunts/b/three.md'])
  })
  it('takes an empty one for nothing, not for the catalog', async () => {
    const workspace = await openWorkspace({cwd: branch().top})
    await expect(readChosen(workspace, [], {filesFrom: []})).rejects.toMatchObject({
      message: 'Expected at least one name in the list of --files-from, got none.',
      hint: '--allow-empty accepts none',
    })
    expect([...(await readChosen(workspace, [], {filesFrom: [], allowEmpty: true})).paths]).toEqual([])
    expect([...(await readChosen(workspace, ['hunts/a/one.md'], {filesFrom: []})).paths]).toEqual(['hunts/a/one.md'])
  })
  it('names three of many that are no notebooks', async () => {
    const workspace = await openWorkspace({cwd: branch().top})
    const filesFrom = ['README.md', 'ledger.yaml', 'schemas/a.json', 'presets/base.yaml', 'huntbook.config.yaml']
    await expect(readChosen(workspace, [], {filesFrom})).rejects.toThrow(
      'Expected at least one notebook in `README.md`, `ledger.yaml`, `schemas/a.json` and 2 more, got none.',
    )
  })
})
