import {execFileSync} from 'node:child_process'
import {chmodSync, rmSync, symlinkSync, unlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {env} from 'node:process'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {code, ipynb, markdown} from '../../../test/support/hunt.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {type Repository, repositoryOf} from '../../../test/support/repository.ts'
import {printConvert} from '../convert-command.ts'
import {type ConvertOptions, convertFiles} from './convert.ts'

const text =
  '---\nhunting:\n  title: x\njupytext:\n  notebook_metadata_filter: hunting\nkernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n\n# Title\n\n```{code-cell}\nprint(1)\n```\n'
const outputs = [{output_type: 'stream', name: 'stdout', text: ['1\n']}]
const notebook = ipynb({title: 'x'}, [markdown('# Title'), code('print(1)', {outputs})])
const pair = {'x.md': text, 'x.ipynb': notebook}

/** Runs a sync in a folder and says what it did. */
async function sync(folder: string, options: Partial<ConvertOptions> = {}) {
  const before = filesIn(folder)
  const outcome = await convertFiles({cwd: folder, sync: true, ...options})
  const after = filesIn(folder)
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(path => before[path] !== after[path]).toSorted()
  const said = printConvert(outcome, {cwd: folder, quiet: false, width: 200, color: false})
  return {...outcome, changed, after, said, rules: outcome.diagnostics.map(({rule, path}) => `${path} ${rule}`)}
}

/** Has a command run whenever git reads blobs: somebody else at work. */
function onceGitReads(command: string): void {
  const git = execFileSync('sh', ['-c', 'command -v git'], {encoding: 'utf8'}).trim()
  const folder = folderOf({git: `#!/bin/sh\ncase "$*" in *cat-file*) ${command};; esac\nexec '${git}' "$@"\n`})
  chmodSync(join(folder, 'git'), 0o755)
  vi.stubEnv('PATH', `${folder}:${env.PATH}`)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
}

const inText = text.replace('print(1)', 'print(1 + 1)')
const lost = 'note: x.ipynb: outputs of 1 cell go: the source changed or the cell is gone.\n'
const inNotebook = notebook.replace('# Title', '# Other')

describe('a pair that git knows', () => {
  const paired = (): Repository => repositoryOf(pair)

  it('in step is left alone, whatever the file times', async () => {
    const {top} = paired()
    expect(await sync(top)).toMatchObject({exitCode: 0, changed: [], said: '1 unchanged.\n'})
  })

  it('with a text that changed gets its notebook updated, which keeps what did not change', async () => {
    const {top, write} = paired()
    write({'x.md': text.replace('# Title', '# Other')})
    const {changed, exitCode, after, said} = await sync(top)
    expect([changed, exitCode]).toEqual([['x.ipynb'], 0])
    expect(after['x.ipynb']).toContain('# Other')
    expect(after['x.ipynb']).toContain('stdout')
    expect(said).toBe('wrote x.ipynb\n1 converted.\n')
  })

  it('with a notebook that changed gets its text updated', async () => {
    const {top, write} = paired()
    write({'x.ipynb': inNotebook})
    const {changed, exitCode, after} = await sync(top)
    expect([changed, exitCode]).toEqual([['x.ipynb', 'x.md'], 0])
    expect(after['x.md']).toBe(text.replace('# Title', '# Other'))
    // The notebook remembers what both hold.
    expect(after['x.ipynb']).toMatch(/"pair": "[0-9a-f]{64}"/u)
  })

  it('may change on the same side again before a commit', async () => {
    const {top, write} = paired()
    write({'x.md': inText})
    await sync(top)
    write({'x.md': inText.replace('1 + 1', '1 + 2')})
    expect((await sync(top)).changed).toEqual(['x.ipynb'])
    expect(await sync(top)).toMatchObject({exitCode: 0, changed: []})
  })

  it('may change on the other side before a commit', async () => {
    const {top, write} = paired()
    write({'x.md': inText})
    const {after} = await sync(top)
    write({'x.ipynb': after['x.ipynb']?.replace('# Title', '# Third') ?? ''})
    const back = await sync(top)
    expect(back.after['x.md']).toBe(inText.replace('# Title', '# Third'))
    expect(await sync(top)).toMatchObject({exitCode: 0, changed: []})
  })

  onPosix('of which a half is a link out of the root is left alone: nobody named what it leads to', async () => {
    const {top, write} = paired()
    const outside = folderOf({'x.md': text})
    unlinkSync(join(top, 'x.md'))
    symlinkSync(join(outside, 'x.md'), join(top, 'x.md'))
    write({'x.ipynb': inNotebook})
    for (const options of [{}, {sync: false, diff: true}]) {
      const {changed, exitCode, rules, diff} = await sync(top, {...options, files: ['x.ipynb']})
      expect([changed, exitCode, rules, diff]).toEqual([[], 1, ['x.md io/symlink'], ''])
    }
  })

  onPosix('of which the half to be written changed since it was compared is left alone', async () => {
    const {top, write} = paired()
    write({'x.md': inText})
    // The halves are compared before git is asked what HEAD holds.
    const saved = join(top, 'saved')
    writeFileSync(saved, inNotebook)
    onceGitReads(`cp '${saved}' '${join(top, 'x.ipynb')}'`)
    const {exitCode, rules, after} = await sync(top, {files: ['x.md']})
    expect([exitCode, rules]).toEqual([1, ['x.ipynb io/changed']])
    expect(after['x.ipynb']).toBe(inNotebook)
  })

  it('with outputs that are new is in step', async () => {
    const {top, write} = paired()
    write({'x.ipynb': notebook.replace('1\\n', '2\\n')})
    expect(await sync(top)).toMatchObject({exitCode: 0, changed: []})
  })

  it('that changed on both sides to the same is in step', async () => {
    const {top, write} = paired()
    write({'x.md': text.replace('# Title', '# Other'), 'x.ipynb': inNotebook})
    expect(await sync(top)).toMatchObject({exitCode: 0, changed: []})
  })

  it('that changed on both sides to the same after a sync keeps an edit of one that goes back', async () => {
    const {top, write} = paired()
    write({'x.md': inText})
    const {after} = await sync(top)
    write({'x.md': inText.replace('# Title', '# Third'), 'x.ipynb': after['x.ipynb']?.replace('# Title', '# Third') ?? ''})
    expect(await sync(top, {check: true})).toMatchObject({exitCode: 0, changed: []})
    expect((await sync(top)).changed).toEqual(['x.ipynb'])
    expect(await sync(top)).toMatchObject({exitCode: 0, changed: []})
    write({'x.md': inText})
    const back = await sync(top)
    expect([back.exitCode, back.changed, back.after['x.md']]).toEqual([0, ['x.ipynb'], inText])
  })

  it('that changed on both sides is a conflict, which names what differs', async () => {
    const {top, write} = paired()
    write({'x.md': inText, 'x.ipynb': inNotebook})
    const {changed, exitCode, said, rules, diff} = await sync(top)
    expect([changed, exitCode, rules]).toEqual([[], 1, ['x.md pair/conflict']])
    expect(diff).toContain('-# Title\n+# Other\n')
    expect(diff).toContain('-print(1 + 1)\n+print(1)\n')
    expect(said).toContain(
      'x.md and x.ipynb both changed: cell 2 of x.md, cell 1 of x.ipynb. `huntbook convert --sync --from myst FILE` takes the text',
    )
    const taken = await sync(top, {from: 'ipynb'})
    expect(taken.after['x.md']).toBe(text.replace('# Title', '# Other'))
  })

  it('that changed on both sides is shown, at the first change', async () => {
    const {top, write} = paired()
    write({'x.md': inText, 'x.ipynb': inNotebook})
    const {diff, changed, diagnostics} = await sync(top, {sync: false, diff: true})
    expect(changed).toEqual([])
    expect(diff).toContain('-# Title\n+# Other\n')
    expect(diagnostics[0]?.cell?.number).toBe(2)
  })

  it('is compared with the last commit where what a sync stored is older than that', async () => {
    const {top, write, commit, git} = paired()
    write({'x.md': inText})
    const {after} = await sync(top)
    commit()
    // Somebody brings both to another state without a sync.
    const [newText, newNotebook] = [inText, after['x.ipynb'] ?? ''].map(given => given.replace('# Title', '# Third'))
    commit({'x.md': newText ?? '', 'x.ipynb': newNotebook ?? ''})
    git('checkout', '--quiet', 'HEAD~1', '--', 'x.md')
    const back = await sync(top)
    expect(back.after['x.md']).toBe(inText)
    expect(back.after['x.ipynb']).toContain('# Title')
  })

  it('that changed on one side after a sync, while the other went back, is a conflict', async () => {
    const {top, write, git} = paired()
    write({'x.md': inText})
    const {after} = await sync(top)
    write({'x.ipynb': after['x.ipynb']?.replace('# Title', '# Third') ?? ''})
    git('checkout', '--quiet', '--', 'x.md')
    expect(await sync(top)).toMatchObject({exitCode: 1, changed: [], rules: ['x.md pair/conflict']})
  })

  it('with two texts is left alone', async () => {
    const {top, write} = paired()
    write({'x.myst': inText})
    const {changed, exitCode, said} = await sync(top, {from: 'myst'})
    expect([changed, exitCode]).toEqual([[], 1])
    expect(said).toContain('x.myst and x.md are both texts of x.ipynb: remove or rename one.')
  })

  it('is compared in a check, which writes nothing', async () => {
    const {top, write} = paired()
    write({'x.md': inText})
    const checked = await sync(top, {sync: false, check: true})
    expect(checked).toMatchObject({exitCode: 1, changed: [], said: `${lost}would write x.ipynb\n1 to convert.\n`})
    expect((await sync(top, {sync: false, diff: true})).diff).toContain('+print(1 + 1)')
  })

  it('of which a half was deleted is told', async () => {
    const {top} = paired()
    unlinkSync(join(top, 'x.ipynb'))
    const {changed, exitCode, rules, said} = await sync(top)
    expect([changed, exitCode, rules]).toEqual([[], 1, ['x.md pair/orphan']])
    expect(said).toContain('x.ipynb, the other half, is deleted: restore it, or delete this one too.')
  })

  it('with a half that git ignores is left alone where that is asked for', async () => {
    const {top, write} = repositoryOf({'x.md': text, '.gitignore': '*.ipynb\n'})
    write({'x.ipynb': inNotebook})
    expect(await sync(top, {skipIgnored: true, files: ['x.md']})).toMatchObject({exitCode: 0, changed: []})
    expect((await sync(top, {files: ['x.md']})).rules).toEqual(['x.md pair/conflict'])
  })

  it('stays as it was where its text cannot be written: a notebook that says it is in step would lose its edit next', async () => {
    const {top, write, commit} = paired()
    commit({x_files: 'no folder for pictures\n'})
    const picture = {attachments: {'a.png': {'image/png': 'iVBORw0KGgo='}}}
    const edited = ipynb({title: 'x'}, [{...markdown('![](attachment:a.png)'), ...picture}, code('print(1)', {outputs})])
    write({'x.ipynb': edited})
    expect(await sync(top)).toMatchObject({exitCode: 2, changed: []})
    unlinkSync(join(top, 'x_files'))
    expect((await sync(top)).after['x.md']).toContain('x_files/')
  })

  it('is not written while a merge is going on', async () => {
    const {top, git, write, commit} = repositoryOf({...pair, 'other.txt': 'a\n'})
    git('checkout', '--quiet', '-b', 'side')
    commit({'other.txt': 'b\n'})
    git('checkout', '--quiet', 'main')
    commit({'other.txt': 'c\n'})
    expect(() => git('merge', '--quiet', 'side')).toThrow()
    write({'x.md': inText})
    expect(await sync(top)).toMatchObject({
      exitCode: 1,
      changed: [],
      said: `note: A merge is going on: nothing was written. Finish it first.\n${lost}would write x.ipynb\n1 to convert.\n`,
    })
  })

  it('with a half that has errors says which', async () => {
    const {top, write} = paired()
    write({'x.ipynb': '{'})
    expect(await sync(top)).toMatchObject({exitCode: 1, changed: [], rules: ['x.ipynb parse/json']})
  })

  it('ends with one command to copy where a change is a finding', async () => {
    const {top, write} = paired()
    write({'x.md': inText})
    const outcome = await convertFiles({cwd: top, sync: true, failOnChange: true})
    expect(outcome.exitCode).toBe(1)
    const said = printConvert(outcome, {cwd: top, quiet: true, width: 200, color: false, hint: true})
    expect(said).toBe("git add -- 'x.ipynb'\n")
  })
})

describe('halves without git', () => {
  it('that differ are a conflict, until a sync has made them one', async () => {
    const folder = folderOf({'x.md': inText, 'x.ipynb': notebook})
    rmSync(join(folder, '.git'), {recursive: true, force: true})
    const first = await sync(folder)
    expect([first.exitCode, first.changed]).toEqual([1, []])
    expect(first.said).toContain('differ and have no common base')
    await sync(folder, {from: 'myst'})
    const {after} = await sync(folder)
    const edited = after['x.ipynb']?.replace('# Title', '# Third') ?? ''
    const again = folderOf({'x.md': inText, 'x.ipynb': edited})
    expect((await sync(again)).after['x.md']).toBe(inText.replace('# Title', '# Third'))
  })
})

describe('a half alone', () => {
  it.each([
    ['myst', ['n.md']],
    ['ipynb', ['t.ipynb']],
    ['both', ['n.md', 't.ipynb']],
    ['none', []],
  ])('gets its other half as the mode %s says', async (mode, made) => {
    const folder = folderOf({'huntbook.config.yaml': `pairs: {mode: ${mode}}\n`, 't.md': text, 'n.ipynb': notebook})
    const {changed} = await sync(folder)
    expect(changed.filter(path => path !== 'n.ipynb')).toEqual(made)
  })

  it('is found where the configuration has it', async () => {
    const config = "pairs: {mode: both, path: '{folder}/notebooks/{stem}-run'}\n"
    const folder = folderOf({'huntbook.config.yaml': config, 'hunts/a/t.md': text})
    expect((await sync(folder)).changed).toEqual(['hunts/a/notebooks/t-run.ipynb'])
    const from = folderOf({'huntbook.config.yaml': config, 'hunts/a/notebooks/t-run.ipynb': notebook})
    expect((await sync(from)).changed.filter(path => path.endsWith('.md'))).toEqual(['hunts/a/t.md'])
  })

  it('is found where the configuration names a part of it twice', async () => {
    const config = "pairs: {mode: both, path: '{folder}/{stem}/{stem}'}\n"
    const folder = folderOf({'huntbook.config.yaml': config, 'hunts/t.md': text})
    expect((await sync(folder)).changed).toEqual(['hunts/t/t.ipynb'])
    const from = folderOf({'huntbook.config.yaml': config, 'hunts/t/t.ipynb': notebook})
    expect((await sync(from)).changed.filter(path => path.endsWith('.md'))).toEqual(['hunts/t.md'])
  })

  it('does not overwrite a text that is no notebook', async () => {
    const folder = folderOf({'x.md': 'Only text.\n', 'x.ipynb': notebook})
    const {changed, exitCode} = await sync(folder)
    expect([changed, exitCode]).toEqual([[], 0])
  })
})
