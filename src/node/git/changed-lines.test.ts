import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {cleanEnv, type Files, type Repository, repositoryOf} from '../../../test/support/repository.ts'
import {changedLines} from './changed-lines.ts'

/** Lines of `x.md` that are new or different since the first commit. */
function changed(before: string, after: string): number[] {
  const repository = repositoryOf({'x.md': before})
  repository.write({'x.md': after})
  const isChanged = linesOf(repository)
  return Array.from({length: 9}, (_, index) => index + 1).filter(line => isChanged('x.md', {first: line, last: line}))
}

function linesOf({top, git}: Repository): ReturnType<typeof changedLines> {
  const textOf = (path: string): string => readFileSync(join(top, path), 'utf8')
  return changedLines(top, git('rev-list', '--max-parents=0', 'HEAD').trim(), {env: cleanEnv, textOf})
}

describe('lines that changed since a commit', () => {
  it('are those that are new or different', () => {
    expect(changed('a\nb\nc\nd\n', 'a\nB\nc\nnew\nd\n')).toEqual([2, 4])
  })
  it('are none where lines only went', () => expect(changed('a\nb\nc\n', 'a\nc\n')).toEqual([]))
  it('are none where only line ends changed', () => expect(changed('a\nb\n', 'a\r\nb\r\n')).toEqual([]))
  it('are all of a new file, committed or not, and none of one that is as it was', () => {
    const files: Files = {'same.md': 'a\n', 'moved.md': 'line\n'.repeat(9)}
    const repository = repositoryOf(files)
    repository.commit({'committed.md': 'a\nb\n'})
    repository.write({'new.md': 'a\nb\n'})
    repository.git('mv', 'moved.md', 'elsewhere.md')
    const isChanged = linesOf(repository)
    const paths = ['committed.md', 'new.md', 'same.md', 'elsewhere.md', 'nowhere.md']
    expect(paths.filter(path => isChanged(path, {first: 1, last: 2}))).toEqual(['committed.md', 'new.md'])
  })
  it('count for a span that holds one of them', () => {
    const repository = repositoryOf({'x.md': 'a\nb\nc\nd\n'})
    repository.write({'x.md': 'a\nb\nC\nd\n'})
    const isChanged = linesOf(repository)
    const spans = [
      [1, 2],
      [1, 3],
      [3, 9],
      [4, 9],
    ] as const
    expect(spans.map(([first, last]) => isChanged('x.md', {first, last}))).toEqual([false, true, true, false])
  })
})
