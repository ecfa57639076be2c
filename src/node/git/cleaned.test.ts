import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {cleanEnv, oddNames, repositoryAt, repositoryOf} from '../../../test/support/repository.ts'
import {cleanedByGit} from './cleaned.ts'

const attributes = {'.gitattributes': '*.ipynb filter=huntbook\n**/executed/**/*.ipynb -filter\nother.ipynb filter=lfs\n'}

function judge(root: string, list: readonly string[] = []): (...paths: readonly string[]) => readonly boolean[] {
  const isCleaned = cleanedByGit(root, () => list, {env: cleanEnv, cwd: root})
  return (...paths) => paths.map(isCleaned)
}

describe('cleanedByGit', () => {
  it('knows files that an attribute asks for the filter for, where the filter is configured', () => {
    const {top, git} = repositoryOf(attributes)
    const paths = ['a.ipynb', 'b/c.ipynb', 'b/executed/c.ipynb', 'other.ipynb', 'x.md', '../a.ipynb', '/a.ipynb'] as const
    expect(judge(top)(...paths)).toEqual(paths.map(() => false))
    git('config', 'filter.huntbook.process', 'huntbook git filter')
    expect(judge(top)(...paths)).toEqual([true, true, false, false, false, false, false])
    expect(judge(top, ['b/c.ipynb', 'b/executed/c.ipynb'])(...paths)).toEqual([true, true, false, false, false, false, false])
    git('config', 'filter.huntbook.process', '')
    expect(judge(top)('a.ipynb')).toEqual([false])
    git('config', 'filter.huntbook.clean', 'huntbook git filter --once')
    expect(judge(top)('a.ipynb')).toEqual([true])
  })

  it('takes names as they are', () => {
    const {top, git} = repositoryOf(attributes)
    git('config', 'filter.huntbook.process', 'x')
    const names = oddNames.map(name => name.replace(/\.md$/u, '.ipynb'))
    expect(judge(top, names)(...names)).toEqual(names.map(name => name.endsWith('.ipynb')))
  })

  it('asks below the top of a repository by the names there, and nothing of repositories inside', () => {
    const {top, git} = repositoryOf({'.gitattributes': 'hunts/a.ipynb filter=huntbook\nhunts/inside/*.ipynb filter=huntbook\n'})
    git('config', 'filter.huntbook.process', 'x')
    mkdirSync(join(top, 'hunts/inside'), {recursive: true})
    repositoryAt(join(top, 'hunts/inside')).git('init', '--quiet')
    expect(judge(join(top, 'hunts'))('a.ipynb', 'b.ipynb', 'inside/a.ipynb')).toEqual([true, false, false])
  })

  it('knows none without a repository, and none where git refuses to answer', () => {
    const folder = folderOf(attributes)
    rmSync(join(folder, '.git'), {recursive: true})
    expect(judge(folder)('a.ipynb')).toEqual([false])
    const {top, write} = repositoryOf(attributes)
    write({'.git/config': '[broken'})
    expect(judge(top)('a.ipynb')).toEqual([false])
  })
})
