import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../test/support/folder.ts'
import {hunt} from '../../test/support/hunt.ts'
import {convertFiles} from './convert/convert.ts'
import {type LintOptions, lintFiles} from './lint.ts'

const cells = '# One\n\n```{code-cell}\n:tags: [parameters]\nREGION = "eu"\n```\n\n```{code-cell}\n%%kql\nSigninLogs | take 1\n```\n'
const files = {
  'huntbook.config.yaml': 'rules: {repo/index-stale: {path: index.json, extra: [zone]}}\n',
  'hunts/a/x.md': hunt('id: x\nzone: 1.0', cells),
  'hunts/b/y.md': hunt('id: y', '# Two\n'),
}

async function check(cwd: string, options: LintOptions = {}): Promise<string[]> {
  const {diagnostics, errors} = await lintFiles({cwd, only: ['repo/index-stale'], ...options})
  return [...diagnostics.map(({path, message}) => `${path} ${message}`), ...errors.map(({message}) => message)]
}

function indexIn(cwd: string): string {
  return readFileSync(join(cwd, 'index.json'), 'utf8')
}

describe('an index of the catalog', () => {
  it('is written where it is missing, and is current then', async () => {
    const cwd = folderOf(files)
    expect(await check(cwd)).toEqual(['index.json `index.json` is missing. Run `huntbook check --fix`.'])
    expect(await check(cwd, {fix: true})).toEqual([])
    expect(await check(cwd)).toEqual([])
    const [x, y] = JSON.parse(indexIn(cwd)).hunts
    expect(x).toMatchObject({
      id: 'x',
      team: 'a',
      parameters: ['REGION'],
      languages: ['kql'],
      hash: expect.stringMatching(/^sha256:[\da-f]{64}$/u),
    })
    expect(y).toMatchObject({id: 'y', parameters: [], languages: []})
    expect(indexIn(cwd)).toContain('"extra": {"zone": 1.0}')
  })
  it('is the same for every number of threads, whatever files are named', async () => {
    const cwd = folderOf(files)
    await check(cwd, {fix: true, files: ['hunts/b/y.md'], workers: 0})
    const index = indexIn(cwd)
    rmSync(join(cwd, 'index.json'))
    await check(cwd, {fix: true, workers: 2})
    expect(indexIn(cwd)).toBe(index)
  })
  it('has the same digest of a hunt in another format, and one entry for both halves', async () => {
    const cwd = folderOf(files)
    await check(cwd, {fix: true})
    const index = indexIn(cwd)
    await convertFiles({cwd, files: ['hunts/a/x.md'], to: 'ipynb'})
    expect(await check(cwd)).toEqual([])
    rmSync(join(cwd, 'hunts/a/x.md'))
    expect(await check(cwd, {fix: true})).toEqual([])
    expect(indexIn(cwd)).toBe(index.replace('hunts/a/x.md', 'hunts/a/x.ipynb'))
  })
  it('concerns the hunts that changed, and everybody where one is gone', async () => {
    const cwd = folderOf(files)
    await check(cwd, {fix: true})
    writeFileSync(join(cwd, 'hunts/a/x.md'), `${files['hunts/a/x.md']}\nMore.\n`)
    expect(await check(cwd, {files: ['hunts/b/y.md']})).toEqual([])
    expect(await check(cwd, {files: ['hunts/a/x.md']})).toEqual([
      'index.json `index.json` is out of date: `x` changed. Run `huntbook check --fix`.',
    ])
    rmSync(join(cwd, 'hunts/a/x.md'))
    expect(await check(cwd, {files: ['hunts/b/y.md']})).toEqual([
      'index.json `index.json` is out of date: `x` removed. Run `huntbook check --fix`.',
    ])
  })
  it('does not lie outside the root', async () => {
    const cwd = folderOf({...files, 'huntbook.config.yaml': 'rules: {repo/index-stale: {path: ../index.json}}\n'})
    expect(await check(cwd, {fix: true})).toEqual([
      'hunts/a/x.md Rule `repo/index-stale` failed: Expected a path inside the root, got `../index.json`.',
    ])
  })
})
