import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {hunt, ipynb} from '../../test/support/hunt.ts'
import {readHunts} from './hunts.ts'

describe('readHunts', () => {
  it('reads notebooks of both formats, in the order of their paths', async () => {
    const files = {'hunts/b.md': hunt('title: B'), 'hunts/a.ipynb': ipynb({title: 'A'}), 'hunts/README.md': '# x', 'hunts/bad.ipynb': '{'}
    const hunts = await readHunts('hunts', {cwd: folderOf(files)})
    expect(hunts.map(({path, hunting}) => [path, hunting.title?.text])).toEqual([
      ['hunts/a.ipynb', 'A'],
      ['hunts/b.md', 'B'],
    ])
  })
  it('heeds the aliases of the configuration', async () => {
    const files = {'huntbook.config.yaml': 'metadata: {aliases: {name: title}}', 'a.md': hunt('name: A')}
    expect((await readHunts(['a.md'], {cwd: folderOf(files)})).map(({hunting}) => hunting.title?.text)).toEqual(['A'])
  })
  it('refuses a folder without notebooks', async () => {
    await expect(readHunts('a', {cwd: folderOf({'a/x.txt': ''})})).rejects.toThrow('Expected at least one notebook in `a`, got none.')
  })
})
