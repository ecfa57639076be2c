import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {code, hunt, ipynb} from '../../../test/support/hunt.ts'
import {repositoryOf} from '../../../test/support/repository.ts'
import {json} from '../../report/json.ts'
import {fixDiff} from '../fix-diff.ts'
import {type LintOptions, type LintReport, lintFiles} from '../lint.ts'

const files = {
  'huntbook.config.yaml': '',
  'hunts/a/x.md': hunt('attack_technique_ids: [t1059]\nstate: yes'),
  'hunts/a/y.ipynb': ipynb({title: 'y'}, [code('x = 1', {tags: ['remove_cel']}), {...code('y'), id: 'c2'}]),
}
const only = ['attack/format', 'format/yaml-value', 'export/tag-typo', 'repo/jupytext', 'pair/*']

async function run(cwd: string, options: LintOptions = {}): Promise<LintReport> {
  return lintFiles({cwd, only, ...options})
}

describe('fixes of a run', () => {
  it('are the safe ones, or all of them', async () => {
    const cwd = folderOf(files)
    const safe = await run(cwd, {fix: true})
    expect(safe.diagnostics.map(({rule}) => rule)).toEqual(['format/yaml-value'])
    expect(safe.fixed).toEqual([{path: 'hunts/a/x.md'}, {path: 'hunts/a/y.ipynb'}])
    const all = await run(cwd, {fix: 'unsafe'})
    expect([all.diagnostics, all.fixed]).toEqual([[], [{path: 'hunts/a/x.md'}]])
    expect(readFileSync(join(cwd, 'hunts/a/x.md'), 'utf8')).toBe(hunt("attack_technique_ids: [T1059]\nstate: 'yes'"))
  })
  it('find nothing more to do the second time', async () => {
    const cwd = folderOf(files)
    await run(cwd, {fix: 'unsafe'})
    const before = filesIn(cwd)
    expect((await run(cwd, {fix: 'unsafe'})).fixed).toEqual([])
    expect(filesIn(cwd)).toEqual(before)
  })
  it('write nothing in a dry run, which reports what would be left', async () => {
    const cwd = folderOf({...files, 'jupytext.toml': 'notebook_metadata_filter = "title"\n'})
    const before = filesIn(cwd)
    const dry = await run(cwd, {fix: true, dryRun: true})
    expect(filesIn(cwd)).toEqual(before)
    expect(dry.diagnostics.map(({rule}) => rule)).toEqual(['format/yaml-value'])
    const {fixed} = JSON.parse(json(dry))
    const wet = await run(cwd, {fix: true})
    expect(wet.diagnostics).toEqual(dry.diagnostics)
    const after = filesIn(cwd)
    expect(fixed).toEqual(Object.fromEntries(['hunts/a/x.md', 'hunts/a/y.ipynb', 'jupytext.toml'].map(path => [path, after[path]])))
  })
  it('show a half of a pair that would be written', async () => {
    const {top, write} = repositoryOf({
      'huntbook.config.yaml': '',
      'hunts/a/x.md': hunt('title: x'),
      'hunts/a/x.ipynb': ipynb({title: 'x'}),
    })
    write({'hunts/a/x.md': hunt('title: z')})
    const dry = await run(top, {fix: true, dryRun: true})
    expect(dry.fixed.map(({path}) => path)).toEqual(['hunts/a/x.ipynb'])
    expect(dry.diagnostics).toEqual([])
    expect(readFileSync(join(top, 'hunts/a/x.ipynb'), 'utf8')).toBe(ipynb({title: 'x'}))
  })
  it('make a written file a finding where that is asked for', async () => {
    const cwd = folderOf({'hunts/a/x.md': hunt('attack_technique_ids: [t1059]')})
    expect((await run(cwd, {fix: true, failOnChange: true})).exitCode).toBe(1)
    expect((await run(cwd, {fix: true, failOnChange: true})).exitCode).toBe(0)
  })
})

describe('fixDiff', () => {
  it('shows notebook files by their cells, and texts by their lines', async () => {
    const {fixed} = await run(folderOf(files), {fix: true, dryRun: true})
    const text = fixDiff(fixed, {style: 'cells', exact: false})
    expect(text).toContain('--- a/hunts/a/x.md\n+++ b/hunts/a/x.md\n@@ -1,6 +1,6 @@\n')
    expect(text).toContain('--- a/hunts/a/y.ipynb cell 1 (c1)\n+++ b/hunts/a/y.ipynb cell 1 (c1)\n')
    expect(text).not.toContain('cell 2')
  })
  it('shows what git can apply, also CRLF, control characters and a missing last line end', async () => {
    const text = `${hunt('attack_technique_ids: [t1059]').replaceAll('\n', '\r\n')}\r\n\u001b[31mred\u202e\ttab\r\nend`
    const {top} = repositoryOf({...files, 'hunts/a/crlf.md': text})
    const {fixed} = await run(top, {fix: 'unsafe', dryRun: true})
    const diff = fixDiff(fixed, {style: 'file', exact: true})
    execFileSync('git', ['apply', '--whitespace=nowarn'], {cwd: top, input: diff})
    const after = filesIn(top)
    for (const {path, change} of fixed) expect(after[path]).toBe(change?.after)
    expect(fixed).toHaveLength(3)
    expect(fixDiff(fixed, {style: 'file', exact: false})).not.toContain('\u001b')
  })
})
