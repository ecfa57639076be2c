import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {code, hunt, ipynb} from '../../../test/support/hunt.ts'
import type {Report} from '../../model/report.ts'
import {type LintOptions, type LintReport, lintFiles} from '../lint.ts'

const only = ['attack/*', 'meta/id-duplicate', 'security/secret']
const file = 'base.json'

function huntWith(...techniques: string[]): string {
  return hunt(`id: x\nattack_technique_ids: [${techniques.join(', ')}]`)
}

function lint(cwd: string, options: LintOptions = {}): Promise<LintReport> {
  return lintFiles({cwd, only, baseline: file, ...options})
}

/** A catalog with a baseline of what is found in it. */
async function adopted(files: Readonly<Record<string, string>>, options: LintOptions = {}): Promise<string> {
  const cwd = folderOf(files)
  await lint(cwd, {writeBaseline: true, ...options})
  return cwd
}

function said({diagnostics, baselined}: Report): string[] {
  return [...diagnostics.map(({path, rule, range}) => `${path}:${range.start.line} ${rule}`), `${baselined} in the baseline`]
}

function put(cwd: string, path: string, text: string): void {
  writeFileSync(join(cwd, path), text)
}

describe('a baseline', () => {
  it('keeps what was there when it was made out of the report, and nothing else', async () => {
    const cwd = await adopted({'hunts/a/x.md': huntWith('t1489', 'T9999')})
    const report = await lint(cwd)
    expect(said(report)).toEqual(['2 in the baseline'])
    expect(report.exitCode).toBe(0)
    put(cwd, 'hunts/a/x.md', huntWith('t1489', 'T9999', 't1003'))
    expect(said(await lint(cwd))).toEqual(['hunts/a/x.md:4 attack/format', '2 in the baseline'])
    expect(said(await lint(cwd, {baseline: false}))).toHaveLength(4)
  })

  it('sees one finding fixed and another of the same rule added', async () => {
    const cwd = await adopted({
      'hunts/a/x.md': huntWith('t1489'),
      'hunts/a/y.ipynb': ipynb({}, [code('client_secret = "kV9-tR2w_Lm47zQpX1"')]),
    })
    expect(said(await lint(cwd))).toEqual(['2 in the baseline'])
    put(cwd, 'hunts/a/x.md', huntWith('t1003'))
    put(cwd, 'hunts/a/y.ipynb', ipynb({}, [code('api_token = "qZ4-hN8s_Xv30dKwB6"')]))
    const report = await lint(cwd)
    expect(said(report)).toEqual([
      'base.json:4 baseline/stale',
      'base.json:5 baseline/stale',
      'hunts/a/x.md:4 attack/format',
      'hunts/a/y.ipynb:10 security/secret',
      '0 in the baseline',
    ])
    expect(report.exitCode).toBe(1)
  })

  it('knows an item of a list where another is put before it', async () => {
    const cwd = await adopted({'hunts/a/x.md': huntWith('t1489')})
    put(cwd, 'hunts/a/x.md', huntWith('T1003', 't1489'))
    expect(said(await lint(cwd))).toEqual(['1 in the baseline'])
  })

  it('is not stirred by edits elsewhere, by another layout of the file, and by a file that moves', async () => {
    const text = ipynb({attack_technique_ids: ['t1489']}, [code('password = "kV9-tR2w_Lm47zQpX1"')])
    const cwd = await adopted({'hunts/a/x.ipynb': text})
    const moved = JSON.parse(text)
    moved.cells.unshift({...JSON.parse(ipynb({}, [code('new = 1')])).cells[0], id: 'c0'})
    put(cwd, 'hunts/a/x.ipynb', JSON.stringify(moved))
    expect(said(await lint(cwd))).toEqual(['2 in the baseline'])
    renameSync(join(cwd, 'hunts/a/x.ipynb'), join(cwd, 'hunts/a/new.ipynb'))
    expect(said(await lint(cwd))).toEqual(['2 in the baseline'])
    // A copy is no move.
    put(cwd, 'hunts/a/x.ipynb', JSON.stringify(moved))
    expect((await lint(cwd)).diagnostics.map(({path}) => path)).toEqual(['hunts/a/new.ipynb', 'hunts/a/new.ipynb'])
  })

  it('holds no broken file', async () => {
    const cwd = await adopted({'hunts/a/x.ipynb': '{', 'hunts/a/y.md': huntWith('t1489')})
    const report = await lint(cwd)
    expect([said(report), report.exitCode]).toEqual([['hunts/a/x.ipynb:1 parse/json', '1 in the baseline'], 1])
  })

  it('is named by the configuration too, from its folder', async () => {
    const cwd = folderOf({'huntbook.config.yaml': 'baseline: config/base.json\n', 'config/x': '', 'hunts/a/x.md': huntWith('t1489')})
    await lintFiles({cwd, only, writeBaseline: true})
    expect(said(await lintFiles({cwd: join(cwd, 'hunts'), only}))).toEqual(['1 in the baseline'])
    expect(said(await lintFiles({cwd, only, baseline: false}))).toHaveLength(2)
  })

  it('is applied after suppressions, and does not hide what is wrong with these', async () => {
    const cwd = folderOf({'hunts/a/x.md': hunt('id: x', 'text <!-- huntbook: ignore-file[attack/format, nowhere/at-all] -->\n')})
    put(cwd, file, '{"version": 1, "entries": []}')
    expect(said(await lint(cwd))).toEqual(['hunts/a/x.md:10 suppress/unknown-rule', 'hunts/a/x.md:10 suppress/unused', '0 in the baseline'])
  })

  it('is no reason to show a credential in the frame of another finding', async () => {
    const cell = 'client_secret = "kV9-tR2w_Lm47zQpX1"'
    const cwd = await adopted({'hunts/a/x.md': hunt('id: x', `\`\`\`{code-cell}\n${cell}\n\`\`\`\n`)})
    put(cwd, 'hunts/a/x.md', hunt('id: x', `\`\`\`{code-cell}\n${cell}  # huntbook: ignore[attack/format]\n\`\`\`\n`))
    const {diagnostics, baselined} = await lint(cwd)
    expect([diagnostics.map(({rule}) => rule), baselined]).toEqual([['suppress/unused'], 1])
    expect(JSON.stringify(diagnostics)).not.toContain('kV9')
  })
})

describe('an entry that matches nothing', () => {
  const files = {'hunts/a/x.md': huntWith('t1489'), 'hunts/a/y.md': huntWith('t1003').replace('id: x', 'id: y')}

  it.each([
    ['its file was not checked', {files: ['hunts/a/x.md']}],
    ['its rule did not run', {only: ['meta/id-duplicate']}],
  ])('is no matter where %s', async (_, options) => {
    const cwd = await adopted(files)
    put(cwd, 'hunts/a/y.md', huntWith('T1003').replace('id: x', 'id: y'))
    expect((await lint(cwd, options)).diagnostics).toEqual([])
    expect(said(await lint(cwd))).toEqual(['base.json:5 baseline/stale', '1 in the baseline'])
  })

  it('is reported of a file that is gone, in a run over everything', async () => {
    const cwd = await adopted(files)
    renameSync(join(cwd, 'hunts/a/y.md'), join(cwd, 'gone.txt'))
    expect((await lint(cwd, {files: ['hunts']})).diagnostics).toEqual([])
    expect(said(await lint(cwd))).toEqual(['base.json:5 baseline/stale', '1 in the baseline'])
    expect((await lint(cwd, {only: ['meta/id-duplicate']})).diagnostics).toEqual([])
  })

  it('is reported of a rule that is no more, and of a path that leads elsewhere', async () => {
    const cwd = folderOf({'hunts/a/x.md': huntWith('T1489')})
    const entries = [
      {rule: 'old/rule', path: 'hunts/a/x.md', fingerprint: 'f', count: 1},
      {rule: 'attack/format', path: '../../etc/passwd', fingerprint: 'f', count: 1},
      {rule: 'attack/format', path: '__proto__', fingerprint: 'f', count: 1},
    ]
    put(cwd, file, JSON.stringify({version: 1, entries}))
    expect((await lint(cwd)).diagnostics.map(({rule, severity}) => `${severity} ${rule}`)).toEqual(Array(3).fill('warning baseline/stale'))
  })

  it('is not reported of a file that could not be parsed', async () => {
    const cwd = await adopted(files)
    put(cwd, 'hunts/a/y.md', '---\nhunting: [\n---\n')
    expect((await lint(cwd)).diagnostics.map(({rule}) => rule)).not.toContain('baseline/stale')
  })
})

describe('--prune-baseline', () => {
  it('removes what is fixed, lowers counts, and takes nothing in', async () => {
    const cwd = await adopted({'hunts/a/x.md': huntWith('t1489', 't1489', 't1003')})
    const before = readFileSync(join(cwd, file), 'utf8')
    put(cwd, 'hunts/a/x.md', huntWith('t1489', 't1557'))
    const report = await lint(cwd, {pruneBaseline: true})
    expect(said(report)).toEqual(['hunts/a/x.md:4 attack/format', '1 in the baseline'])
    expect(report.notes).toEqual(['base.json lost 2 findings and holds 1'])
    const after = JSON.parse(readFileSync(join(cwd, file), 'utf8'))
    expect(after.entries.map(({rule, count}: {rule: string; count: number}) => `${rule} ${count}`)).toEqual(['attack/format 1'])
    expect(before).toContain(after.entries[0].fingerprint)
    // Once more changes nothing.
    await lint(cwd, {pruneBaseline: true})
    expect(JSON.parse(readFileSync(join(cwd, file), 'utf8'))).toEqual(after)
  })

  it('leaves what the run cannot judge', async () => {
    const cwd = await adopted({'hunts/a/x.md': huntWith('t1489'), 'hunts/a/y.md': huntWith('t1003').replace('id: x', 'id: y')})
    put(cwd, 'hunts/a/x.md', huntWith('T1489'))
    put(cwd, 'hunts/a/y.md', huntWith('T1003').replace('id: x', 'id: y'))
    await lint(cwd, {pruneBaseline: true, files: ['hunts/a/x.md']})
    expect(JSON.parse(readFileSync(join(cwd, file), 'utf8')).entries.map(({path}: {path: string}) => path)).toEqual(['hunts/a/y.md'])
  })
})

describe('--write-baseline', () => {
  it('says how much it took in, and reports no more of it', async () => {
    const cwd = folderOf({'hunts/a/x.md': huntWith('t1489')})
    const report = await lint(cwd, {writeBaseline: true})
    expect([said(report), report.exitCode, report.notes]).toEqual([['1 in the baseline'], 0, ['base.json holds 1 finding of this run']])
  })

  it('refuses a file that is there, and with force takes what is new', async () => {
    const cwd = await adopted({'hunts/a/x.md': huntWith('t1489')})
    const before = readFileSync(join(cwd, file), 'utf8')
    put(cwd, 'hunts/a/x.md', huntWith('t1003'))
    await expect(lint(cwd, {writeBaseline: true})).rejects.toMatchObject({code: 'BASELINE_EXISTS'})
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(before)
    await lint(cwd, {writeBaseline: true, force: true})
    expect(said(await lint(cwd))).toEqual(['1 in the baseline'])
  })

  it('with force leaves what the run cannot judge', async () => {
    const cwd = await adopted({'hunts/a/x.md': huntWith('t1489'), 'hunts/a/y.md': huntWith('t1003').replace('id: x', 'id: y')})
    await lint(cwd, {writeBaseline: true, force: true, files: ['hunts/a/x.md']})
    expect(said(await lint(cwd))).toEqual(['2 in the baseline'])
  })

  it('writes the same bytes however often, and whatever the order of work', async () => {
    const files = Object.fromEntries(Array.from({length: 50}, (_, index) => [`hunts/a/x${index}.md`, huntWith('t1489', 't1003')]))
    const cwd = await adopted(files, {workers: 0})
    const before = readFileSync(join(cwd, file), 'utf8')
    await lint(cwd, {writeBaseline: true, force: true, workers: 2})
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(before)
  })
})

describe('wrong use of a baseline', () => {
  it.each<[string, LintOptions, string | undefined, string, RegExp]>([
    ['a file that is not there', {}, undefined, 'BASELINE_UNREADABLE', /base\.json could not be read/u],
    ['another version', {}, '{"version": 99, "entries": []}', 'BASELINE_INVALID', /base\.json is no baseline: Expected `"version": 1`/u],
    ['no JSON', {}, '{"version": 1,\n"entries": [', 'BASELINE_INVALID', /base\.json:2 is no baseline/u],
    ['a file that is not there to prune', {pruneBaseline: true}, undefined, 'BASELINE_UNREADABLE', /base\.json/u],
    ['both tasks', {pruneBaseline: true, writeBaseline: true}, undefined, 'OPTION_VALUE', /got both/u],
    ['no file', {baseline: false, writeBaseline: true}, undefined, 'OPTION_VALUE', /Expected a baseline for --write-baseline/u],
    ['force alone', {force: true}, '{"version": 1, "entries": []}', 'OPTION_VALUE', /--force with --write-baseline/u],
    ['a file outside the root', {baseline: '../base.json', writeBaseline: true}, undefined, 'PATH_OUTSIDE', /inside the root/u],
    [
      'standard input',
      {writeBaseline: true, stdin: {path: 'hunts/a/x.md', bytes: new Uint8Array()}},
      undefined,
      'OPTION_VALUE',
      /got --stdin/u,
    ],
  ])('is refused: %s', async (_, options, text, errorCode, message) => {
    const cwd = folderOf({'hunts/a/x.md': huntWith('t1489'), ...(text !== undefined && {[file]: text})})
    await expect(lint(cwd, options)).rejects.toMatchObject({code: errorCode, message: expect.stringMatching(message)})
  })
})
