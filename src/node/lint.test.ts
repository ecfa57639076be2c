import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../test/support/folder.ts'
import {code, hunt, ipynb, markdown} from '../../test/support/hunt.ts'
import {onPosix} from '../../test/support/posix.ts'
import {repositoryOf} from '../../test/support/repository.ts'
import type {Report} from '../model/report.ts'
import {type LintOptions, lintFiles} from './lint.ts'

const id = '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'

/** A hunt whose only defect is what its technique says. */
function huntWith(technique: string, more = ''): string {
  return `---
hunting:
  id: ${more || id}
  title: Services that stop
  description: Finds security services that somebody stopped.
  attack_technique_ids:
    - ${technique}
  data_sources: [scwx.process]
  tags: []
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Services that stop

## Executive Summary

Text.

## Technical Analysis

Text.

## Findings

Text.

## Recommendations

Text.
`
}

const good = huntWith('T1489')

const denyList = 'overrides: [{team: a, rules: {security/deny-list: {file: deny.txt}}}]'
/** Two hunts are not to have one title. */
function renamed(hunt: string, title = 'Services that start'): string {
  return hunt.replaceAll('Services that stop', title)
}

async function lint(files: Readonly<Record<string, string | Uint8Array>>, options: LintOptions = {}): Promise<Report> {
  return lintFiles({cwd: folderOf(files), ...options})
}

function lines({diagnostics}: Report): string[] {
  return diagnostics.map(({path, range, severity, rule}) => `${path}:${range.start.line}:${range.start.column} ${severity} ${rule}`)
}

describe('lintFiles', () => {
  it('finds nothing in a good hunt', async () => {
    const report = await lint({'hunts/a/x.md': good})
    expect(lines(report)).toEqual([])
    expect(report).toMatchObject({exitCode: 0, notebooks: 1, skipped: 0, errors: [], maxDiagnostics: 100})
  })
  it('finds the same in both formats, each at its place', async () => {
    const hunting = {
      id,
      title: 'Services',
      description: 'Finds services that stop.',
      attack_technique_ids: ['t1489'],
      data_sources: ['x'],
      tags: [],
    }
    const report = await lint(
      {'hunts/a/x.md': huntWith('t1489'), 'hunts/b/y.ipynb': ipynb({...hunting, id: id.replace('8', '9')})},
      {only: ['attack/*']},
    )
    expect(lines(report)).toEqual(['hunts/a/x.md:7:7 error attack/format', 'hunts/b/y.ipynb:9:6 error attack/format'])
    expect(report.exitCode).toBe(1)
  })
  it('runs rules about hunts on files of the catalog alone', async () => {
    const text = '---\nkernelspec: {display_name: P, name: p}\n---\n'
    expect(lines(await lint({'x.md': text, 'hunts/a/README.md': text}))).toEqual([])
  })
  it('takes a notebook with a hunting block of any type for a hunt', async () => {
    expect(lines(await lint({'x.md': '---\nhunting: [1]\n---\n'}, {only: ['meta/*']}))).toEqual(['x.md:2:1 error meta/schema'])
  })
  it('takes a hunting block for what it is that holds what JSON cannot hold', async () => {
    const block = 'id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90\ntitle: .inf\ntags: [.nan, 1e999, "__proto__"]\n__proto__: {a: -.inf}'
    const {diagnostics, exitCode} = await lintFiles({cwd: folderOf({'hunts/a/x.md': hunt(block), 'hunts/a/y.md': hunt(block)})})
    expect(exitCode).toBe(1)
    expect(diagnostics.map(({rule}) => rule)).toContain('meta/id-duplicate')
  })
  it('checks good files beside bad ones', async () => {
    const report = await lint({
      'hunts/a/bad.ipynb': '{',
      'hunts/a/latin.md': Buffer.from([0x23, 0x20, 0xfc]),
      'hunts/a/x.md': huntWith('t1489'),
    })
    expect(lines(report)).toEqual([
      'hunts/a/bad.ipynb:1:2 error parse/json',
      'hunts/a/latin.md:1:3 error parse/encoding',
      'hunts/a/x.md:7:7 error attack/format',
    ])
    expect(report).toMatchObject({exitCode: 1, notebooks: 3, affected: 3})
  })
  it('warns of a BOM', async () => {
    expect(lines(await lint({'x.md': `\ufeff${good}`}))).toEqual(['x.md:1:1 warning parse/bom'])
  })
  it('counts what is named and no notebook', async () => {
    expect(await lint({'x.md': good, 'README.md': '# x'}, {files: ['x.md', 'README.md']})).toMatchObject({
      notebooks: 1,
      skipped: 1,
      exitCode: 0,
    })
  })
  it.each([
    ['an empty catalog', {}, [], 'Expected at least one notebook in the catalog, got none.'],
    ['a folder without notebooks', {'a/README.md': '# x'}, ['a'], 'Expected at least one notebook in `a`, got none.'],
    ['a glob without notebooks', {'a/README.md': '# x'}, ['a/*'], 'Expected at least one notebook in `a/*`, got none.'],
    [
      'one empty folder beside a good file',
      {'x.md': good, 'a/README.md': '# x'},
      ['x.md', 'a'],
      'Expected at least one notebook in `a`, got none.',
    ],
    ['names of other files alone', {'README.md': '# x'}, ['README.md'], 'Expected at least one notebook in `README.md`, got none.'],
    [
      'names that do not exist',
      {'x.md': good},
      ['y.md', 'z.md'],
      'Expected a file, a folder or a glob, got `y.md`, which does not exist. Expected a file, a folder or a glob, got `z.md`, which does not exist.',
    ],
  ])('takes %s for wrong use', async (_, files, args, message) => {
    await expect(lint(files, {files: args})).rejects.toThrow(message)
  })
  it('names a few of many names that do not exist', async () => {
    await expect(lint({}, {files: ['a', 'b', 'c', 'd', 'e'], allowEmpty: true})).rejects.toThrow(
      /got `c`, which does not exist\. And 2 more\.$/u,
    )
  })
  it('goes on beside a name that does not exist', async () => {
    const report = await lint({'hunts/a/x.md': huntWith('t1489')}, {files: ['y.md', 'hunts/a/x.md']})
    expect(lines(report)).toEqual(['hunts/a/x.md:7:7 error attack/format'])
    expect(report).toMatchObject({
      exitCode: 2,
      notebooks: 1,
      errors: [{code: 'FILE_MISSING', message: 'Expected a file, a folder or a glob, got `y.md`, which does not exist.'}],
    })
    // Errors of a report are data: the message of an error object would not be in its JSON.
    expect(JSON.parse(JSON.stringify(report.errors))).toEqual(report.errors)
  })
  it('finds that a folder is called as a notebook and holds none, and goes on', async () => {
    const report = await lint({'x.ipynb/a.txt': '', 'hunts/a/x.md': huntWith('t1489')}, {files: ['x.ipynb', 'hunts']})
    expect(lines(report)).toEqual(['hunts/a/x.md:7:7 error attack/format', 'x.ipynb:1:1 error io/special'])
    expect(report).toMatchObject({exitCode: 1, notebooks: 2, affected: 2})
    expect(await lint({'x.ipynb/y.md': good}, {files: ['x.ipynb']})).toMatchObject({notebooks: 1, diagnostics: []})
    expect(await lint({'x.ipynb/a.txt': '', 'hunts/a/x.md': good})).toMatchObject({notebooks: 1, exitCode: 0})
  })
  it('heeds globs and ignored folders however they are written', async () => {
    const files = {'hunts/a/x.md': huntWith('t1489'), 'hunts/b/y.md': renamed(huntWith('t1489', '9e9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'))}
    const both = ['hunts/a/x.md:7:7 error attack/format', 'hunts/b/y.md:7:7 error attack/format']
    const found = async (config: string, options: LintOptions = {}) =>
      lines(await lint({...files, 'huntbook.config.yaml': config}, options))
    expect(await found("files: ['./hunts/**/*.md']")).toEqual(both)
    expect(await found("files: ['hunts/./**/*.md']")).toEqual(both)
    for (const name of ['hunts/a', './hunts/a', 'hunts/a/', './hunts/a/**']) {
      expect(await found(`ignore: [${name}]`)).toEqual(both.slice(1))
      const stdin = {path: 'hunts/a/x.md', bytes: Buffer.from(files['hunts/a/x.md'])}
      expect(await found(`ignore: [${name}]`, {stdin, only: ['attack/*']})).toEqual([])
    }
    expect(await found("overrides: [{files: ['./hunts/a/**'], rules: {attack/format: off}}]")).toEqual(both.slice(1))
  })
  it('takes nothing for clean where that is allowed', async () => {
    expect(await lint({}, {allowEmpty: true})).toMatchObject({exitCode: 0, notebooks: 0})
    expect(await lint({'x.md': good, 'a/README.md': ''}, {allowEmpty: true, files: ['x.md', 'a']})).toMatchObject({
      exitCode: 0,
      notebooks: 1,
    })
  })
  it('sees the whole catalog where one file is named, and reports what has a place in it', async () => {
    const files = {
      'hunts/a/x.md': good,
      'hunts/b/y.md': renamed(good),
      'hunts/c/z.md': renamed(huntWith('T1489', '9e9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'), 'Services that run'),
    }
    expect(lines(await lint(files, {files: ['hunts/a/x.md']}))).toEqual([
      'hunts/a/x.md:3:7 error meta/id-duplicate',
      'hunts/b/y.md:3:7 error meta/id-duplicate',
    ])
    expect(lines(await lint(files, {files: ['hunts/c/z.md']}))).toEqual([])
  })
  it('counts tags and finds replacements in the whole catalog where one file is named', async () => {
    const other = '9e9c5d8b-2f47-4c0a-b6d3-5a7e9c1f3b28'
    const files = {
      'huntbook.config.yaml':
        'rules: {meta/schema: off, structure/sections: off}\noverrides: [{team: c, rules: {meta/tags: {pattern: "^[A-Z]"}}}]\n',
      'hunts/a/x.md': hunt(`id: ${id}\ntags: [signin]\nstatus: deprecated\nreplaced_by: ${other}`),
      'hunts/b/y.md': hunt(`id: ${other}\ntags: [sign-in]\nstatus: deprecated\nreplaced_by: ${id}x`),
      'hunts/b/z.md': hunt('tags: [sign-in]'),
      'hunts/c/z.md': hunt('tags: [SignIn]'),
    }
    const only = ['meta/tags', 'meta/lifecycle']
    const found = async (file: string) =>
      (await lint(files, {only, files: [file]})).diagnostics.map(({path, message}) => `${path} ${message}`)
    const deprecated = 'hunts/a/x.md `replaced_by`: Expected an active hunt, got `hunts/b/y.md`, which is deprecated.'
    expect(await found('hunts/a/x.md')).toEqual(['hunts/a/x.md Tag `signin` is spelt `sign-in` in 2 other hunts.', deprecated])
    expect(await found('hunts/b/y.md')).toEqual([deprecated])
    expect(await found('hunts/b/z.md')).toEqual([])
    expect(await found('hunts/c/z.md')).toEqual([])
  })
  it('runs a rule over the catalog that is on for some files alone', async () => {
    const config = 'rules: {meta/id-duplicate: off}\noverrides: [{team: b, rules: {meta/id-duplicate: warning}}]\n'
    expect(lines(await lint({'huntbook.config.yaml': config, 'hunts/a/x.md': good, 'hunts/b/y.md': renamed(good)}))).toEqual([
      'hunts/b/y.md:3:7 warning meta/id-duplicate',
    ])
  })
  it('reads a ledger, a schema and the aliases that the configuration names', async () => {
    const files = {
      'huntbook.config.yaml': 'metadata: {retired: r.yaml, schema: s.json, aliases: {name: title}}\n',
      'r.yaml': `retired: [{id: ${id}, retired: "2025-01-31", reason: replaced}]\n`,
      's.json': '{"required": ["tier"]}',
      'hunts/a/x.md': good,
    }
    const report = await lint(files)
    expect(report.diagnostics.map(({rule, message}) => [rule, message])).toEqual([
      ['meta/schema', '`hunting`: `tier` is missing (schema `s.json`).'],
      ['meta/id-duplicate', 'The id was retired on 2025-01-31: replaced.'],
    ])
  })
  it('reads the list of data sources of the catalog, or that of a team', async () => {
    const files = {
      'huntbook.config.yaml': `metadata: {vocabulary: ./a.yaml}
overrides:
  - {team: b, metadata: {vocabulary: lists/b.yaml}}
  - {files: ['hunts/b/**'], rules: {}}
rules: {meta/schema: off, structure/sections: off}
`,
      'a.yaml': 'data_sources: [{name: cron, attack_data_components: [DC0032]}]\n',
      'lists/b.yaml': 'version: 1\ndata_sources: [{name: dns}]\n',
      'hunts/a/x.md': hunt('data_sources: [cron, dns]'),
      'hunts/b/x.md': hunt('data_sources: [cron, dns]'),
    }
    const {diagnostics} = await lint(files, {only: ['meta/data-source-unknown']})
    expect(diagnostics.map(({path, message}) => [path, message])).toEqual([
      ['hunts/a/x.md', 'Unknown data source `dns`.'],
      ['hunts/b/x.md', 'Unknown data source `cron`.'],
    ])
  })
  it('holds the schemas of all overrides of a file together, and names teams', async () => {
    const files = {
      'huntbook.config.yaml':
        'metadata: {schema: s.json}\noverrides:\n- {team: a, metadata: {schema: a.json}}\n- {files: ["hunts/*/x.md"], metadata: {schema: s.json}}\n- {team: b, metadata: {schema: b.json}}\n',
      's.json': '{"required": ["tier"]}',
      'a.json': '{"required": ["tier", "zone"], "properties": {"title": {"maxLength": 3}}}',
      'b.json': '{"required": ["site"]}',
      'hunts/a/x.md': good,
    }
    expect((await lint(files)).diagnostics.map(({message}) => message)).toEqual([
      '`hunting`: `tier` is missing (schema `s.json`). `zone` is missing (schema of `a`).',
      '`hunting.title`: Expected at most 3 characters, got 18 (schema of `a`).',
    ])
  })
  it.each([
    [
      'a list of data sources that is none',
      {'huntbook.config.yaml': 'overrides: [{team: a, metadata: {vocabulary: v.yaml}}]', 'v.yaml': 'data_sources:\n  - name: 3\n'},
      'v.yaml:2 Expected a string, got the number `3`.',
    ],
    [
      'a data component that the pinned version of ATT&CK does not have',
      {
        'huntbook.config.yaml': 'metadata: {vocabulary: v.yaml}',
        'v.yaml': 'data_sources:\n  - {name: a, attack_data_components: [DC9999]}\n',
      },
      'v.yaml:2 Expected a data component of the pinned version of ATT&CK, got `DC9999`.',
    ],
    [
      'a missing list of data sources',
      {'huntbook.config.yaml': 'metadata: {vocabulary: v.yaml}'},
      'v.yaml could not be read: no such file.',
    ],
    ['a missing ledger', {'huntbook.config.yaml': 'metadata: {retired: r.yaml}'}, 'r.yaml could not be read: no such file.'],
    [
      'a broken ledger',
      {'huntbook.config.yaml': 'metadata: {retired: r.yaml}', 'r.yaml': 'x'},
      'r.yaml is no ledger of retired ids: Expected a list under `retired`.',
    ],
    [
      'a ledger outside the root',
      {'huntbook.config.yaml': 'metadata: {retired: ../r.yaml}'},
      'Expected a path inside the root, got `../r.yaml`.',
    ],
    ['a missing schema', {'huntbook.config.yaml': 'metadata: {schema: s.json}'}, 's.json could not be read: no such file.'],
    ['a schema that is no JSON', {'huntbook.config.yaml': 'metadata: {schema: s.json}', 's.json': '{'}, 's.json is no JSON Schema: '],
    ['a missing list of a rule', {'huntbook.config.yaml': denyList}, 'deny.txt could not be read: no such file.'],
    ['a broken list of a rule', {'huntbook.config.yaml': denyList, 'deny.txt': '/(/'}, 'deny.txt: Expected a regular expression between'],
    [
      'a list of a rule outside the root',
      {'huntbook.config.yaml': denyList.replace('deny.txt', '../deny.txt')},
      'Expected a path inside the root, got `../deny.txt`.',
    ],
    [
      'an index of ATT&CK that is none',
      {'huntbook.config.yaml': 'attack: {next: n.json}', 'n.json': '{}'},
      'n.json is no index of ATT&CK: ',
    ],
    [
      'a version of ATT&CK that does not ship',
      {'huntbook.config.yaml': 'attack: {version: "3"}'},
      'Expected a version of ATT&CK that ships with huntbook, got `3`.',
    ],
  ])('refuses %s before it reads notebooks', async (_, files, message) => {
    await expect(lint({...files, 'x.md': good})).rejects.toThrow(message)
  })
  it('compares with the list of a rule, also where only an override names it', async () => {
    const text = good.replace('scwx.process', 'acme.process')
    const files = {
      'huntbook.config.yaml': denyList,
      'deny.txt': 'Acme\n',
      'hunts/a/x.md': text,
      'hunts/b/y.md': text.replace(id, `${id.slice(0, -1)}1`),
    }
    expect(lines(await lint(files, {only: ['security/deny-list']}))).toEqual(['hunts/a/x.md:8:18 error security/deny-list'])
  })
  onPosix('refuses what a link leads out of the root for', async () => {
    const folder = folderOf({'repo/huntbook.config.yaml': 'metadata: {retired: r.yaml}', 'r.yaml': 'retired: []', 'repo/x.md': good})
    symlinkSync('../r.yaml', join(folder, 'repo/r.yaml'))
    await expect(lintFiles({cwd: join(folder, 'repo')})).rejects.toThrow('Expected a path inside the root, got `r.yaml`.')
  })
  it('fails on more warnings than allowed', async () => {
    const files = {'hunts/a/x.md': good.replace('## Findings', '## Other')}
    expect(lines(await lint(files))).toEqual(['hunts/a/x.md:1:1 warning structure/sections'])
    expect((await lint(files)).exitCode).toBe(0)
    expect((await lint(files, {maxWarnings: 1})).exitCode).toBe(0)
    expect((await lint(files, {maxWarnings: 0})).exitCode).toBe(1)
    expect((await lint(files, {maxWarnings: 0, exitZero: true})).exitCode).toBe(0)
  })
  it('writes nothing', async () => {
    const folder = folderOf({'hunts/a/x.md': huntWith('t1489')})
    const before = filesIn(folder)
    await lintFiles({cwd: folder})
    expect(filesIn(folder)).toEqual(before)
  })
  it('names paths from the root, wherever it is started', async () => {
    const folder = folderOf({'huntbook.config.yaml': '', 'hunts/a/x.md': huntWith('t1489')})
    expect(lines(await lintFiles({cwd: join(folder, 'hunts/a'), files: ['x.md']}))).toEqual(['hunts/a/x.md:7:7 error attack/format'])
  })
  it('shows a credential in no frame, also of a rule over the catalog', async () => {
    const token = ['gh', 'p_Qm8sT2vXk4LrZ7wNc9JdHb3FgYp6VtA1UeRi'].join('')
    const text = `---\nhunting:\n  id: ${id}\n  title: ${token}\n---\n`
    const {diagnostics} = await lintFiles({cwd: folderOf({'hunts/a/x.md': text, 'hunts/a/y.md': text})})
    expect(new Set(diagnostics.map(({rule}) => rule))).toContain('meta/id-duplicate')
    expect(new Set(diagnostics.map(({rule}) => rule))).toContain('security/secret')
    expect(JSON.stringify(diagnostics)).not.toContain(token)
  })
  it('says what a report needs besides: notebooks, rules, formats, what was ignored', async () => {
    const files = {'hunts/b/y.md': good, 'hunts/a/x.md': good.replace('8d0f', '9d0f'), 'x.txt': '', 'z.md': good, '.gitignore': 'z.md'}
    const config = 'report: {formats: [junit=r.xml]}\noverrides: [{team: b, rules: {attack/format: off}}]'
    const report = await lint(
      {...files, 'huntbook.config.yaml': config},
      {files: ['hunts', 'x.txt', 'z.md'], only: ['attack/format', 'attack/unknown']},
    )
    expect(report).toMatchObject({checked: ['hunts/a/x.md', 'hunts/b/y.md'], skipped: 2, ignored: 1, formats: ['junit=r.xml']})
    expect(report.rules?.map(({id, severity}) => `${id} ${severity}`)).toEqual(['attack/format error', 'attack/unknown error'])
  })
  it('knows the commit that it compares with', async () => {
    const {top, git, write} = repositoryOf({'hunts/a/x.md': good})
    write({'hunts/a/x.md': huntWith('t1489')})
    expect(await lintFiles({cwd: top, since: 'HEAD'})).toMatchObject({base: git('rev-parse', 'HEAD').trim(), exitCode: 1})
    expect(await lintFiles({cwd: top})).not.toHaveProperty('base')
  })
  it('takes a notebook that is on no disk, under the path that it would have', async () => {
    const folder = folderOf({'huntbook.config.yaml': 'overrides: [{team: a, rules: {attack/format: info}}]', 'hunts/a/other.md': ''})
    const bytes = Buffer.from(huntWith('t1489'))
    const report = await lintFiles({cwd: join(folder, 'hunts/a'), stdin: {path: 'x.md', bytes}})
    expect(lines(report)).toEqual(['hunts/a/x.md:7:7 info attack/format'])
    expect(Buffer.from(report.stdin ?? []).toString()).toBe(bytes.toString())
    const fixed = await lintFiles({cwd: join(folder, 'hunts/a'), fix: true, stdin: {path: 'x.md', bytes}})
    expect(Buffer.from(fixed.stdin ?? []).toString()).toBe(good)
    expect(Object.keys(filesIn(folder))).toEqual(['huntbook.config.yaml', 'hunts/a/other.md'])
  })
  it('takes no deeper JSON than the configuration says, in files, texts and the index of the catalog', async () => {
    const deep = `+++ {"a": ${'['.repeat(9)}${']'.repeat(9)}}\n\nText\n`
    const files = {
      'huntbook.config.yaml': 'extends: []\nlimits: {maxDepth: 9}\n',
      'hunts/a/1.ipynb': ipynb({title: 'x', y: [[[[[[]]]]]]}),
      'hunts/a/2.ipynb': ipynb({title: 'x', y: [[[[[[[]]]]]]]}),
      'hunts/a/3.md': hunt('title: x', deep),
    }
    const said = async (options: LintOptions) =>
      (await lint(files, options)).diagnostics.map(({path, rule, message}) => [path, rule, message])
    const message = 'Expected at most 9 levels of nesting, got more.'
    const wanted = [
      ['hunts/a/2.ipynb', 'parse/too-deep', message],
      ['hunts/a/3.md', 'parse/too-deep', message],
    ]
    expect(await said({})).toEqual(wanted)
    expect(await said({workers: 2})).toEqual(wanted)
    const text = Buffer.from(files['hunts/a/2.ipynb'])
    expect(await said({stdin: {path: 'hunts/a/9.ipynb', bytes: text}})).toEqual([['hunts/a/9.ipynb', 'parse/too-deep', message]])
  })

  it('limits standard input too', async () => {
    const report = await lint({'huntbook.config.yaml': 'limits: {maxFileBytes: 10}'}, {stdin: {path: 'x.md', bytes: Buffer.from(good)}})
    expect(lines(report)).toEqual(['x.md:1:1 error parse/too-large'])
  })
  it('finds secrets in outputs without showing them', async () => {
    const key = `AKIA${'QWERTZUIOP123456'}`
    const report = await lint({
      'x.ipynb': ipynb(undefined, [code('1', {outputs: [{output_type: 'stream', name: 'stdout', text: [`${key}\n`]}]})]),
    })
    expect(lines(report)).toEqual([expect.stringMatching(/^x\.ipynb:\d+:\d+ error security\/secret$/u)])
    expect(JSON.stringify(report)).not.toContain(key)
  })
  it('says of a half that is made of the other only what concerns its file', async () => {
    const bad = hunt('title: x\nid: nonsense', '# T\n')
    const half = ipynb({title: 'x', id: 'nonsense'}, [markdown('# T')])
    const files = {'hunts/a/x.md': bad, 'hunts/a/x.ipynb': half, 'hunts/a/y.ipynb': half}
    const {diagnostics} = await lintFiles({cwd: folderOf(files), only: ['meta/id-format', 'meta/id-duplicate']})
    expect([...new Set(diagnostics.map(({path}) => path))]).toEqual(['hunts/a/x.md', 'hunts/a/y.ipynb'])
    // Prose beside a notebook is no half of it.
    const prose = await lintFiles({cwd: folderOf({...files, 'hunts/a/x.md': 'Text.\n'}), only: ['meta/id-format']})
    expect(prose.diagnostics.map(({path}) => path)).toEqual(['hunts/a/x.ipynb', 'hunts/a/y.ipynb'])
  })
})
