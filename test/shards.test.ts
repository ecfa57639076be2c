import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runInProcess} from './support/cli.ts'
import {filesIn, folderOf} from './support/folder.ts'
import {hunt} from './support/hunt.ts'
import {limits, one, rule} from './support/pack.ts'
import {repositoryOf} from './support/repository.ts'
import {blobsOf, catalog, formats, mergedRun, wholeRun, withoutPacks} from './support/shards.ts'

const none = {'base.json': '{"version": 1, "entries": []}\n'}

function removeHunts(cwd: string): void {
  rmSync(join(cwd, 'hunts'), {recursive: true})
  for (const path of ['.gitattributes', 'jupytext.toml']) rmSync(join(cwd, path))
}

describe('the parts of a run, put together', () => {
  it.each([1, 2, 5])('report what a run over everything reports, of %i parts, in every format and in any order of files', async count => {
    const given = {cwd: folderOf({...catalog, ...none})}
    const wanted = await wholeRun(given)
    expect(wanted).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('meta/id-duplicate'),
      rdjson: expect.stringContaining('tls-off'),
    })
    for (const format of formats) expect(wanted[format]).not.toBe('')
    const folder = await blobsOf(count, given)
    // Nothing but the configuration is read.
    removeHunts(given.cwd)
    expect(await mergedRun(folder, given)).toEqual(wanted)
  })

  it.each([
    ['--no-suppressions'],
    ['--max-warnings', '0'],
    ['--exit-zero'],
    ['--no-baseline'],
    ['--quiet'],
    ['--format', 'json'],
    ['--format', 'pretty', '--format', 'github'],
  ])('takes %s %s %s %s', async (...report) => {
    const given = {cwd: folderOf({...withoutPacks, ...none})}
    expect(await mergedRun(await blobsOf(2, given), given, report)).toEqual(await wholeRun(given, report))
  })

  it('takes out what the baseline holds, wherever it went, and says what in it is stale', async () => {
    const cwd = folderOf({...withoutPacks, ...none})
    await runInProcess(['check', '--no-cache', '--write-baseline', '--force', 'hunts/a', 'hunts/b'], {cwd})
    const held = readFileSync(join(cwd, 'base.json'), 'utf8')
    const gone = {rule: 'attack/format', path: 'hunts/z/gone.md', fingerprint: '0'.repeat(32), count: 1}
    const moved = held
      .replaceAll('"path": "hunts/a/one.md"', '"path": "hunts/a/before.md"')
      .replace('"entries": [', `"entries": [\n${JSON.stringify(gone)},`)
    writeFileSync(join(cwd, 'base.json'), moved)
    const wanted = await wholeRun({cwd})
    expect(wanted.stdout).toMatch(/baseline\/stale[\s\S]* more are in the baseline/u)
    const folder = await blobsOf(5, {cwd})
    removeHunts(cwd)
    expect(await mergedRun(folder, {cwd})).toEqual(wanted)
  })

  it.each(['--write-baseline', '--prune-baseline'])('makes the same baseline with %s', async option => {
    const stale = '{"version": 1, "entries": [{"rule": "attack/format", "path": "hunts/a/one.md", "fingerprint": "x", "count": 2}]}'
    const files = {...withoutPacks, 'base.json': stale}
    const [cwd, other] = [folderOf(files), folderOf(files)]
    const options = option === '--write-baseline' ? [option, '--force'] : [option]
    await wholeRun({cwd: other}, options)
    const folder = await blobsOf(3, {cwd})
    await mergedRun(folder, {cwd}, options)
    expect(filesIn(cwd)['base.json']).toBe(filesIn(other)['base.json'])
  })

  it('writes the reports of the configuration', async () => {
    const files = {...one, 'huntbook.config.yaml': 'report: {formats: [pretty, json=report.json]}\n'}
    const [cwd, other] = [folderOf(files), folderOf(files)]
    const folder = await blobsOf(2, {cwd})
    await runInProcess(['check', '--merge', folder], {cwd})
    await runInProcess(['check'], {cwd: other})
    expect(filesIn(cwd)['report.json']).toBe(filesIn(other)['report.json'])
  })

  it('knows which lines changed', async () => {
    const repository = repositoryOf({...withoutPacks, ...none})
    repository.write({'hunts/c/six.md': hunt('id: y\ntitle: Six\nattack_technique_ids: [t1, t2]'), 'hunts/a/new.md': hunt('title: New')})
    repository.commit()
    const given = {cwd: repository.top, choose: ['--since', 'HEAD^1']}
    const wanted = await wholeRun(given)
    expect(wanted.github).toContain('hunts/c/six.md')
    expect(await mergedRun(await blobsOf(2, given), given)).toEqual(wanted)
  })

  it('keep to changed cells, and say what the change does to the checks', async () => {
    const repository = repositoryOf({...withoutPacks, ...none})
    repository.write({
      'hunts/c/six.md': String(withoutPacks['hunts/c/six.md']).replace(
        'verify=False',
        '# huntbook: ignore[code/syntax] -- x\nrequests.get("x", verify=False)',
      ),
      'hunts/a/one.md': String(withoutPacks['hunts/a/one.md']).replace('t1489', 't1490'),
      'base.json': '{"version": 1, "entries": [{"rule": "attack/format", "path": "gone.md", "fingerprint": "x", "count": 1}]}\n',
    })
    repository.commit()
    const given = {cwd: repository.top, choose: ['--since', 'HEAD^1', '--changed-cells']}
    const wanted = await wholeRun(given)
    expect(wanted.markdown).toContain('This change adds')
    const folder = await blobsOf(3, given)
    expect(await mergedRun(folder, given)).toEqual(wanted)
  })

  it('take the configuration of a commit', async () => {
    const repository = repositoryOf({...catalog, ...none})
    repository.write({'huntbook.config.yaml': 'extends: []\n'})
    const given = {cwd: repository.top, choose: ['--config-ref', 'HEAD']}
    const wanted = await wholeRun(given)
    expect(wanted.stdout).toContain('p/over')
    const folder = await blobsOf(2, given)
    expect(await mergedRun(folder, given, ['--config-ref', 'HEAD'])).toEqual(wanted)
    expect(await mergedRun(folder, given)).toMatchObject({code: 2})
  })

  it.each([
    ['check', ['hunts/a', 'hunts/b/four.md', 'README.md']],
    ['check', ['--only', 'meta/*', '--only', 'pair/*']],
    ['check', ['--rule', 'attack/*=info']],
    ['lint', []],
  ] as const)('report what %s %s reports', async (command, choose) => {
    const given = {cwd: folderOf({...withoutPacks, ...none}), command, choose}
    expect(await mergedRun(await blobsOf(2, given), given)).toEqual(await wholeRun(given))
  })

  it('leave out a rule that had to be stopped in notebooks of several parts', async () => {
    const stuck = rule(
      'stuck',
      "return {cell: cell => { context.report({message: 'found', data: {what: 'x'}, at: {cell}}); if (context.path.includes('stuck')) for (;;); }, catalog: hunts => context.report({message: 'found', data: {what: 'all'}, path: hunts[0].path, at: 'file'})}",
    )
    const text = one['hunts/a/1.md']
    const hunts = Object.fromEntries(['1', '2', 'stuck1', 'stuck2', 'stuck3', 'stuck4'].map(name => [`hunts/a/${name}.md`, text]))
    const given = {cwd: folderOf({...hunts, ...stuck, 'huntbook.config.yaml': `packs: {p: rules/p}\nextends: []\n${limits}`})}
    const wanted = await wholeRun(given)
    expect(wanted).toMatchObject({code: 2, stdout: expect.stringContaining('It was off for the rest of the run')})
    expect(await mergedRun(await blobsOf(3, given), given)).toEqual(wanted)
  }, 60_000)

  it('hold no credential', async () => {
    const cwd = folderOf({...withoutPacks, ...none})
    const folder = await blobsOf(2, {cwd})
    const blobs = readdirSync(join(cwd, folder)).map(name => readFileSync(join(cwd, folder, name), 'utf8'))
    expect(blobs.join()).toContain('security/secret')
    expect(blobs.join()).not.toContain('kV9-tR2w')
  })

  it('may be empty', async () => {
    const given = {cwd: folderOf(one)}
    expect(await mergedRun(await blobsOf(4, given), given)).toEqual(await wholeRun(given))
  })
})

describe('--allow-missing-shards', () => {
  it('says in every format that something was not checked', async () => {
    const cwd = folderOf({...withoutPacks, ...none})
    const folder = await blobsOf(5, {cwd})
    rmSync(join(cwd, folder, '3-2.json'))
    rmSync(join(cwd, folder, '10-3.json'))
    const said = await mergedRun(folder, {cwd}, ['--allow-missing-shards'])
    expect(said.code).toBe(1)
    for (const format of formats)
      expect([format, said[format]]).toEqual([format, expect.stringMatching(/parts 2, 3: 6 files of the run were not checked/u)])
  })

  it('calls nothing clean that was not checked', async () => {
    const cwd = folderOf({
      'hunts/a/1.md': '---\nhunting:\n  title: x\n---\n',
      'hunts/a/2.md': '---\nhunting:\n  title: y\n---\n',
      'huntbook.config.yaml': 'extends: []\n',
    })
    const folder = await blobsOf(2, {cwd})
    rmSync(join(cwd, folder, '7-1.json'))
    const said = await mergedRun(folder, {cwd}, ['--allow-missing-shards'])
    expect(said.code).toBe(0)
    expect(said.pretty).toBe(
      'huntbook: Expected all of 2 parts, got none of part 1: 1 file of the run was not checked.\n\n1 notebook is clean.\n',
    )
    expect(said.markdown).toContain('## huntbook: not checked')
  })
})

describe('--format blob', () => {
  it('leaves a blob that no merge takes where a run could not begin', async () => {
    const cwd = folderOf({...one, 'blob.json': 'old'})
    const {code} = await runInProcess(['check', '--format', 'blob=blob.json', '--since', 'nowhere'], {cwd})
    expect(code).toBe(2)
    expect(JSON.parse(filesIn(cwd)['blob.json'] ?? '')).toMatchObject({kind: 'huntbook-blob', errors: [{message: expect.any(String)}]})
  })

  it.each(['--fix', '--diff'])('is not for %s', async option => {
    const {code, stderr} = await runInProcess(['check', '--format', 'blob=x.json', option], {cwd: folderOf(one)})
    expect([code, stderr]).toEqual([2, expect.stringContaining('Expected the format `blob` or --fix, got both.')])
  })
})
