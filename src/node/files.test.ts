import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {onPosix} from '../../test/support/posix.ts'
import {buildConfig} from '../lint/config/build.ts'
import {fromPlain, isMap} from '../model/value.ts'
import {catalogFiles, chooseFiles, isChosen} from './files.ts'
import {ignoredIn} from './ignore.ts'

function catalog(root: string, settings: object = {}) {
  const value = fromPlain(settings)
  const config = buildConfig(isMap(value) ? value : new Map(), [])
  return {root, config, ignored: ignoredIn(root, config), isConfigured: false}
}

interface Given {
  readonly settings?: object
  /** From the root. */
  readonly cwd?: string
  readonly noIgnore?: boolean
}

/** Paths that arguments choose, those that were named with a star. */
async function chosen(root: string, args: readonly string[], {settings = {}, cwd = '', noIgnore = false}: Given = {}): Promise<string[]> {
  const {files, skipped} = await chooseFiles(catalog(root, settings), args, {cwd: join(root, cwd), noIgnore})
  return [...files.map(({path, named}) => (named ? `${path}*` : path)), ...(skipped > 0 ? [`${skipped} skipped`] : [])]
}

const tree = {'hunts/a/x.md': '', 'hunts/a/y.ipynb': '', 'hunts/b/z.myst': '', 'README.md': '', 'data/x.csv': ''}

describe('chooseFiles', () => {
  it('takes the catalog where nothing is named, in code-unit order', async () => {
    expect(await chosen(folderOf({...tree, 'Z.md': '', 'ä.md': ''}), [])).toEqual([
      'README.md',
      'Z.md',
      'hunts/a/x.md',
      'hunts/a/y.ipynb',
      'hunts/b/z.myst',
      'ä.md',
    ])
  })
  it('takes the files of the configuration', async () => {
    expect(await chosen(folderOf(tree), [], {settings: {files: ['hunts/**/*.md', 'data/*']}})).toEqual(['data/x.csv', 'hunts/a/x.md'])
  })
  it('takes what is named, whatever the configuration says', async () => {
    expect(await chosen(folderOf(tree), ['data/x.csv'], {settings: {files: ['hunts/**']}})).toEqual(['data/x.csv*'])
  })
  it('takes the catalog below a folder', async () => {
    expect(await chosen(folderOf(tree), ['hunts/a'])).toEqual(['hunts/a/x.md', 'hunts/a/y.ipynb'])
    expect(await chosen(folderOf(tree), ['hunts/a/'])).toEqual(['hunts/a/x.md', 'hunts/a/y.ipynb'])
    expect(await chosen(folderOf(tree), ['.'], {cwd: 'hunts/b'})).toEqual(['hunts/b/z.myst'])
  })
  it('takes globs from the working folder, whatever it is called', async () => {
    expect(await chosen(folderOf(tree), ['hunts/*/*.{md,myst}'])).toEqual(['hunts/a/x.md', 'hunts/b/z.myst'])
    expect(await chosen(folderOf({'[a]*/x.md': '', 'a/x.md': ''}), ['*.md'], {cwd: '[a]*'})).toEqual(['[a]*/x.md'])
    expect(await chosen(folderOf(tree), ['../a/*.md'], {cwd: 'hunts/b'})).toEqual(['hunts/a/x.md'])
  })
  it('takes globs that begin at the root of the disk', async () => {
    const root = folderOf(tree)
    expect(await chosen(root, [`${root}/hunts/a/*.md`])).toEqual(['hunts/a/x.md'])
  })
  it('takes a file with the name of a glob before the glob', async () => {
    expect(await chosen(folderOf({'[x].md': '', 'x.md': ''}), ['[x].md'])).toEqual(['[x].md*'])
  })
  it('refuses globs that it could match in part only, or not at all', async () => {
    const {errors} = await chooseFiles(catalog(folderOf(tree)), ['{1..2000}.md', `${'a'.repeat(70_000)}*`], {cwd: '/', noIgnore: false})
    expect(errors.map(({message}) => message)).toEqual([
      'Expected a glob of at most 1000 patterns in its braces, got a larger one.',
      'Expected a glob of at most 4096 characters, got a larger one.',
    ])
  })
  it('takes a file once, and remembers that it was named', async () => {
    expect(await chosen(folderOf(tree), ['hunts/a', 'hunts/a/x.md', 'hunts/**/*.md'])).toEqual(['hunts/a/x.md*', 'hunts/a/y.ipynb'])
  })
  it('knows what each folder and glob stands for', async () => {
    const root = folderOf(tree)
    const {groups} = await chooseFiles(catalog(root), ['hunts/b', 'nothing/*', 'README.md'], {cwd: root, noIgnore: false})
    expect(groups).toEqual([
      {arg: 'hunts/b', folder: 'hunts/b', paths: ['hunts/b/z.myst'], unreadable: []},
      {arg: 'nothing/*', paths: [], unreadable: []},
    ])
  })
  it.each(['y.md', 'x.md/y.md', `${'a'.repeat(300)}.md`])('goes on beside a name that does not exist: %.20s', async name => {
    const root = folderOf({'x.md': ''})
    const {files, errors} = await chooseFiles(catalog(root), [name, 'x.md'], {cwd: root, noIgnore: false})
    expect(files).toEqual([{path: 'x.md', named: true}])
    expect(errors.map(({code, message}) => [code, message])).toEqual([
      ['FILE_MISSING', `Expected a file, a folder or a glob, got \`${name}\`, which does not exist.`],
    ])
  })
  it('leaves the root of a configuration only where that is allowed', async () => {
    const folder = folderOf({'root/a.md': '', 'other/b.md': ''})
    const root = join(folder, 'root')
    const configured = {...catalog(root), isConfigured: true}
    for (const arg of ['../other/b.md', '../other', '../other/*', '..']) {
      const {errors, files} = await chooseFiles(configured, [arg], {cwd: root, noIgnore: false})
      expect([errors.map(({code}) => code), files]).toEqual([['FILE_OUTSIDE'], []])
    }
    const {errors, files} = await chooseFiles(configured, ['../other/*'], {cwd: root, noIgnore: false, mayLeave: true})
    expect([errors, files.map(({path}) => path)]).toEqual([[], ['../other/b.md']])
  })
  it('skips and counts what is named and ignored, unless it is asked to take it', async () => {
    const root = folderOf({...tree, '.gitignore': 'hunts/a/\n'})
    expect(await chosen(root, ['hunts/a/x.md', 'hunts/b/z.myst'])).toEqual(['hunts/b/z.myst*', '1 skipped'])
    expect(await chosen(root, ['hunts/a/x.md'], {noIgnore: true})).toEqual(['hunts/a/x.md*'])
  })
  onPosix('follows no link on a walk, and takes one that is named', async () => {
    const root = folderOf(tree)
    symlinkSync('a', join(root, 'hunts/linked'))
    symlinkSync('a/x.md', join(root, 'hunts/link.md'))
    symlinkSync('nowhere.md', join(root, 'hunts/lost.md'))
    expect(await chosen(root, ['hunts'])).toEqual(['hunts/a/x.md', 'hunts/a/y.ipynb', 'hunts/b/z.myst'])
    expect(await chosen(root, ['hunts/link.md', 'hunts/lost.md'])).toEqual(['hunts/link.md*', 'hunts/lost.md*'])
  })
  it('never walks into folders that hold no hunts of anybody', async () => {
    const root = folderOf({
      'node_modules/x/a.md': '',
      '.git/a.md': '',
      'hunts/.ipynb_checkpoints/a.ipynb': '',
      '.huntbook/a.md': '',
      '.b/a.md': '',
    })
    expect(await chosen(root, [])).toEqual(['.b/a.md'])
  })
  it('takes all files of a folder outside the root', async () => {
    const folder = folderOf({'root/a.md': '', 'other/b.md': '', 'other/.gitignore': 'c.md'})
    mkdirSync(join(folder, 'root/.git'))
    expect(await chosen(join(folder, 'root'), ['../other'])).toEqual(['../other/.gitignore', '../other/b.md'])
  })
})

describe('catalogFiles', () => {
  it('does not enter folders beside the one that is asked for', async () => {
    const root = folderOf(tree)
    expect(await catalogFiles(catalog(root), join(root, 'hunts/b'))).toEqual({paths: ['hunts/b/z.myst'], unreadable: []})
  })
})

describe('isChosen', () => {
  it('knows the files of the catalog', () => {
    const {root, ...rest} = catalog(folderOf({'.gitignore': 'drafts/'}), {files: ['hunts/**/*.md']})
    const paths = ['hunts/a.md', 'hunts/a.ipynb', 'a.md', '../hunts/a.md', 'hunts/drafts/a.md', 'drafts/a.md']
    expect(paths.filter(path => isChosen({root, ...rest}, path))).toEqual(['hunts/a.md'])
  })
})
