import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {hunt} from '../../test/support/hunt.ts'
import {onPosix} from '../../test/support/posix.ts'
import {lintFiles} from './lint.ts'

/** A hunt with one error. */
const bad = hunt('attack_technique_ids: [t1489]')
const only = ['attack/format']

describe('the root of a run', () => {
  it.each([
    ['a file', ['hunts/x.md']],
    ['a folder', ['hunts']],
    ['a glob', ['hunts/*.md']],
  ])('refuses %s outside the root of a configuration, whose rules about hunts would not hold', async (_, args) => {
    const files = {'hunts/x.md': bad, 'cfg/h.yaml': '', 'cfg/y.md': bad}
    const config = 'cfg/h.yaml'
    await expect(lintFiles({cwd: folderOf(files), config, files: args})).rejects.toMatchObject({
      code: 'FILE_OUTSIDE',
      message: expect.stringMatching(/^Expected a file inside the root `cfg`, got `\.\.\/hunts(?:\/x\.md)?`\.$/u),
      hint: expect.stringContaining('the root is the folder of the configuration'),
    })
    expect(await lintFiles({cwd: folderOf(files), config, files: [...args, 'cfg/y.md']})).toMatchObject({
      exitCode: 2,
      notebooks: 1,
      errors: [{code: 'FILE_OUTSIDE'}],
    })
  })
  onPosix('knows the root of a configuration that is named through a link', async () => {
    const folder = folderOf({'repo/h.yaml': '', 'repo/hunts/x.md': bad})
    symlinkSync('repo', join(folder, 'link'))
    const report = await lintFiles({cwd: join(folder, 'repo'), config: join(folder, 'link/h.yaml'), files: ['hunts/x.md'], only})
    expect(report.diagnostics.map(({path, rule}) => `${path} ${rule}`)).toEqual(['hunts/x.md attack/format'])
  })
  it('refuses standard input outside the root of a configuration', async () => {
    const stdin = {path: 'hunts/x.md', bytes: Buffer.from(bad)}
    await expect(lintFiles({cwd: folderOf({'cfg/h.yaml': ''}), config: 'cfg/h.yaml', stdin})).rejects.toMatchObject({code: 'FILE_OUTSIDE'})
  })
  it('checks files outside the root where no configuration decides it, without rules about hunts', async () => {
    const folder = folderOf({'x.md': bad, 'repo/y.txt': ''})
    mkdirSync(join(folder, 'repo/.git'))
    expect(await lintFiles({cwd: join(folder, 'repo'), files: ['../x.md']})).toMatchObject({exitCode: 0, notebooks: 1, diagnostics: []})
  })
})
