import {chmodSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runWithoutRights, withoutRights} from '../../test/support/cli-cases/nobody.ts'
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
  it('refuses a name that does not exist beside one that does', async () => {
    const cwd = folderOf({'a.md': hunt('name: A')})
    await expect(readHunts(['a.md', 'b.md'], {cwd})).rejects.toMatchObject({code: 'FILE_MISSING'})
  })
  withoutRights('refuses a folder that cannot be listed', async () => {
    const cwd = folderOf({'a.md': hunt('title: A'), 'locked/b.md': hunt('title: B')})
    const built = join(import.meta.dirname, '../../dist/src/node/hunts.js')
    const line = `import(${JSON.stringify(built)}).then(({readHunts}) => readHunts('.')).catch(({code, message}) => console.log(code, message))`
    const deny = () => chmodSync(join(cwd, 'locked'), 0)
    expect(runWithoutRights(['--eval', line], {cwd, deny})).toMatchObject({
      stdout: 'FILE_UNREADABLE locked: Expected a readable folder: permission denied.\n',
    })
  })
  it('refuses a folder without notebooks', async () => {
    await expect(readHunts('a', {cwd: folderOf({'a/x.txt': ''})})).rejects.toThrow('Expected at least one notebook in `a`, got none.')
  })
})
