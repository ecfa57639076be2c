import {chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {diagnosticOf} from '../../../test/support/diagnostic.ts'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {code, hunt, ipynb} from '../../../test/support/hunt.ts'
import {onPosix} from '../../../test/support/posix.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {linesOf, rangeOf} from '../../parse/lines.ts'
import {lintFiles} from '../lint.ts'
import {type Opened, openNotebook} from '../workspace.ts'
import {fixNotebooks} from './fix-notebooks.ts'
import {writeFixed} from './write-fixed.ts'

const only = ['attack/format', 'attack/revoked', 'export/tag-typo'] as const

/** The file after its safe fixes, and what is left. */
async function fixed(text: string, name = 'hunts/a/x.md'): Promise<{text: string; left: string[]}> {
  const folder = folderOf({[name]: text})
  const {diagnostics} = await lintFiles({cwd: folder, fix: true, only, files: [name]})
  return {text: readFileSync(join(folder, name), 'utf8'), left: diagnostics.map(({rule}) => rule)}
}

const bad = hunt('attack_technique_ids: [t1489, T1059]')
const good = hunt('attack_technique_ids: [T1489, T1059]')

describe('lintFiles with fix', () => {
  it('fixes a text', async () => expect(await fixed(bad)).toEqual({text: good, left: []}))
  it('fixes a notebook in JSON and leaves all other bytes', async () => {
    const odd =
      '{"nbformat":4,  "nbformat_minor": 5,\t"metadata": {"hunting": {"attack_technique_ids": ["t1489"], "x": 1.0e3, "\\u0061": "\\u00e9"}},\n"cells": []}'
    expect((await fixed(odd, 'hunts/a/x.ipynb')).text).toBe(odd.replace('t1489', 'T1489'))
  })
  it('keeps a BOM', async () => expect(await fixed(`\ufeff${bad}`)).toEqual({text: `\ufeff${good}`, left: ['parse/bom']}))
  it('keeps CRLF', async () => {
    expect((await fixed(bad.replaceAll('\n', '\r\n'))).text).toBe(good.replaceAll('\n', '\r\n'))
  })
  it('fixes what other fixes made room for', async () => {
    const text = ipynb({attack_technique_ids: ['t1059.001', 'T1086']}, [code('x', {tags: ['remove-cel', 'hide_inputt']})])
    const {text: after, left} = await fixed(text, 'hunts/a/x.ipynb')
    expect(left).toEqual([])
    expect(JSON.parse(after).cells[0].metadata.tags).toEqual(['remove_cell', 'hide_input'])
    expect(JSON.parse(after).metadata.hunting.attack_technique_ids).toEqual(['T1059.001'])
  })
  it('writes nothing the second time', async () => {
    const folder = folderOf({'hunts/a/x.md': bad})
    const file = join(folder, 'hunts/a/x.md')
    await lintFiles({cwd: folder, fix: true, only})
    const before = statSync(file)
    const report = await lintFiles({cwd: folder, fix: true, only})
    expect(statSync(file)).toMatchObject({ino: before.ino, mtimeMs: before.mtimeMs})
    expect(report).toMatchObject({exitCode: 0, diagnostics: []})
  })
  onPosix('leaves the mode of the file, and nothing beside it', async () => {
    const folder = folderOf({'hunts/a/x.md': bad})
    chmodSync(join(folder, 'hunts/a/x.md'), 0o755)
    await lintFiles({cwd: folder, fix: true, only})
    expect(statSync(join(folder, 'hunts/a/x.md')).mode & 0o777).toBe(0o755)
    expect(filesIn(folder)).toEqual({'hunts/a/x.md': good})
  })
  onPosix('fixes the file that a link leads to', async () => {
    const folder = folderOf({'hunts/a/x.md': bad})
    symlinkSync('x.md', join(folder, 'hunts/a/link.md'))
    await lintFiles({cwd: folder, fix: true, only, files: ['hunts/a/link.md']})
    expect(lstatSync(join(folder, 'hunts/a/link.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'hunts/a/x.md'), 'utf8')).toBe(good)
  })
  onPosix('does not write through a link that leads out of the root', async () => {
    const folder = folderOf({'x.md': bad, 'repo/huntbook.config.yaml': '', 'repo/hunts/a/y.md': bad})
    symlinkSync('../../../x.md', join(folder, 'repo/hunts/a/x.md'))
    const report = await lintFiles({cwd: join(folder, 'repo'), fix: true, only, files: ['hunts/a/x.md', 'hunts/a/y.md']})
    expect(report.diagnostics.map(({rule, path}) => [rule, path])).toEqual([
      ['io/symlink', 'hunts/a/x.md'],
      ['attack/format', 'hunts/a/x.md'],
    ])
    expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe(bad)
    expect(readFileSync(join(folder, 'repo/hunts/a/y.md'), 'utf8')).toBe(good)
  })
  it('writes no file outside the root that is no link, and says it as it is', async () => {
    const folder = folderOf({'x.ipynb': ipynb({}, [code('x', {tags: ['remove-cel']})]), 'repo/.git/HEAD': ''})
    const {diagnostics} = await lintFiles({cwd: join(folder, 'repo'), fix: true, files: ['../x.ipynb']})
    expect(diagnostics.map(({rule, message}) => `${rule} ${message}`)).toContain(
      'io/outside Expected a file inside the root, got one outside: it was not fixed.',
    )
  })
  it('keeps every byte outside of what it fixes, for any line ends and text around', async () => {
    const part = fc.constantFrom('text', '\n', '\r\n', '\n\n', '+++', '👍', '```', 'é', '\t', '<!-- -->')
    await fc.assert(
      fc.asyncProperty(fc.array(part, {maxLength: 12}), fc.boolean(), async (parts, hasBom) => {
        const tail = `\n\n${parts.join('')}`
        const {text} = await fixed(`${hasBom ? '\ufeff' : ''}${bad}${tail}`)
        expect(text).toBe(`${hasBom ? '\ufeff' : ''}${good}${tail}`)
      }),
      {numRuns: 40},
    )
  })
})

describe('fixNotebooks and writeFixed', () => {
  const config = {maxFileBytes: 1_000_000}

  /** Runs fixes of the test's own: `change` gives start, end and text. */
  async function run(
    text: string,
    change: (text: string) => readonly [number, number, string] | undefined,
    before?: (file: string) => void,
  ) {
    const folder = folderOf({'x.md': text})
    // The rest of the configuration plays no part in reading a file.
    const opened = openNotebook({root: folder, config: config as never}, 'x.md')
    if (!opened || !('source' in opened)) throw new Error('Expected a notebook.')
    let now = opened
    const find = async (): Promise<Diagnostic[]> => {
      const {text: current} = now.source
      const edit = change(current)
      if (!edit) return []
      const range = rangeOf(linesOf(current), {start: edit[0], end: edit[1]})
      return [
        diagnosticOf(current, [0, 0], {
          rule: 'test/rule',
          path: 'x.md',
          fix: {kind: 'safe', message: 'x', edits: [{range, text: edit[2]}]},
        }),
      ]
    }
    before?.(join(folder, 'x.md'))
    const replace = async (notebook: Opened): Promise<void> => {
      now = notebook
    }
    const {originals, problems} = await fixNotebooks(new Set(['x.md']), {kinds: new Set(['safe']), store: {open: () => now}, find, replace})
    const unwritten = originals.has('x.md') ? writeFixed(folder, opened, now)?.diagnostic : undefined
    const told = [...problems, ...(unwritten ? [unwritten] : [])]
    return {problems: told, text: readFileSync(join(folder, 'x.md'), 'utf8'), rules: told.map(({rule}) => rule)}
  }

  const text = '---\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n# x\n'

  it('stops after ten passes where fixes never settle', async () => {
    const {text: after, rules} = await run(text, before => [before.length, before.length, 'x\n'])
    expect(after).toBe(`${text}${'x\n'.repeat(10)}`)
    expect(rules).toEqual([])
  })
  it('leaves the file alone and names the rule whose fix breaks it', async () => {
    const {
      text: after,
      rules,
      problems,
    } = await run(text, before => (before.includes('kernelspec: {') ? [4, 17, 'kernelspec: [{'] : undefined))
    expect(after).toBe(text)
    expect(rules).toEqual(['rule/bad-fix'])
    expect(problems.at(-1)?.message).toBe('A fix of `test/rule` broke the notebook; the file was left as it is.')
  })
  it('writes nothing of earlier passes where a later one breaks the notebook', async () => {
    const {text: after, rules} = await run(text, before =>
      before.endsWith('y\n') ? [4, 17, 'kernelspec: [{'] : [before.length, before.length, 'y\n'],
    )
    expect(after).toBe(text)
    expect(rules).toEqual(['rule/bad-fix'])
  })
  it('does not write over what somebody else wrote in between', async () => {
    const {text: after, rules} = await run(
      text,
      before => (before.endsWith('y\n') ? undefined : [before.length, before.length, 'y\n']),
      file => writeFileSync(file, 'theirs'),
    )
    expect(after).toBe('theirs')
    expect(rules).toEqual(['io/changed'])
  })
})
