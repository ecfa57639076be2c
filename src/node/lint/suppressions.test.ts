import {describe, expect, it} from 'vitest'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {code, hunt, ipynb, markdown} from '../../../test/support/hunt.ts'
import type {Report} from '../../model/report.ts'
import {type LintOptions, lintFiles} from '../lint.ts'

// Invented: it opens nothing.
const secret = 'client_secret = "kV9-tR2w_Lm47zQpX1"'
const token = `ghp_${'a1B2'.repeat(9)}`
const only = ['security/*', 'export/*', 'attack/*', 'meta/id-duplicate']

async function lint(text: string, options: LintOptions & {readonly config?: never} = {}, config = ''): Promise<Report> {
  const path = text.startsWith('{') ? 'hunts/a/x.ipynb' : 'hunts/a/x.md'
  return lintFiles({cwd: folderOf({[path]: text, 'huntbook.config.yaml': config}), only, ...options})
}

function cellOf(source: string, options = ''): string {
  return hunt('id: x', `\`\`\`{code-cell} ipython3\n${options}${source}\n\`\`\`\n`)
}

function cellOfHunt(id: number, source: string): string {
  return cellOf(source).replace('id: x', `id: ${id}`)
}

function said({diagnostics, suppressed}: Report): string[] {
  return [...diagnostics.map(({rule, range}) => `${range.start.line} ${rule}`), `${suppressed} suppressed`]
}

describe('a suppression', () => {
  it.each([
    ['behind the code', cellOf(`${secret}  # huntbook: ignore[security/secret] -- a test value`)],
    ['on the line above', cellOf(`# huntbook: ignore[security/*] -- a test value\n${secret}`)],
    ['of the cell', cellOf(`# huntbook: ignore-cell[security/secret] -- a test value\n\n${secret}`)],
    [
      'of the notebook',
      hunt('id: x', `<!-- huntbook: ignore-file[security/secret] -->\n\n\`\`\`{code-cell} ipython3\n${secret}\n\`\`\`\n`),
    ],
    ['as a tag', cellOf(secret, ":tags: ['huntbook-ignore:security/secret']\n\n")],
    ['as metadata', cellOf(secret, '---\nhuntbook:\n  ignore:\n    security/secret: a test value\n---\n')],
    ['in a notebook file', ipynb({id: 'x'}, [code(`${secret}  # huntbook: ignore[security/secret]`)])],
    ['above Markdown', hunt('id: x', `<!-- huntbook: ignore[security/secret] -->\n${token}\n`)],
  ])('%s keeps a finding out of the report', async (_, text) => {
    expect(said(await lint(text))).toEqual(['1 suppressed'])
    const shown = await lint(text, {noSuppressions: true})
    expect([shown.diagnostics.map(({rule}) => rule), shown.suppressed, shown.exitCode]).toEqual([['security/secret'], 0, 1])
  })

  it('of a cell reaches its outputs and tags', async () => {
    const cell = code('x', {
      tags: ['remove_cel', 'huntbook-ignore:export/tag-typo'],
      outputs: [{output_type: 'stream', name: 'stdout', text: token}],
    })
    const notes = markdown('<!-- huntbook: ignore-file[security/secret, security/outputs] -->')
    expect(said(await lint(ipynb({id: 'x'}, [cell, notes])))).toEqual(['3 suppressed'])
  })

  it('of the notebook reaches its header, and rules over many hunts', async () => {
    const text = hunt(
      'id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90\nattack_technique_ids: [t1489]',
      '<!-- huntbook: ignore-file[attack/format, meta/id-duplicate] -->\n',
    )
    const cwd = folderOf({'hunts/a/x.md': text, 'hunts/a/y.md': text.replace('t1489', 'T1489')})
    expect(said(await lintFiles({cwd, only}))).toEqual(['11 suppress/unused', '3 suppressed'])
  })

  it('is heeded outside the focus', async () => {
    const text = hunt('id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90')
    const quiet = hunt('id: 8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90', '<!-- huntbook: ignore-file[meta/id-duplicate, attack/format] -->\n')
    const run = (y: string): Promise<Report> =>
      lintFiles({cwd: folderOf({'hunts/a/x.md': text, 'hunts/a/y.md': y}), only, files: ['hunts/a/x.md']})
    expect((await run(text)).diagnostics.map(({path}) => path)).toEqual(['hunts/a/x.md', 'hunts/a/y.md'])
    expect((await run(quiet)).diagnostics.map(({path}) => path)).toEqual(['hunts/a/x.md'])
  })

  it('is no reason to show a credential in the frame of another finding', async () => {
    const text = cellOf(`${secret}  # huntbook: ignore[security/secret, attack/format]`)
    const {diagnostics} = await lint(text)
    expect(diagnostics.map(({rule}) => rule)).toEqual(['suppress/unused'])
    expect(JSON.stringify(diagnostics)).not.toContain('kV9')
  })

  it('does not hide what keeps a file from being checked', async () => {
    const text = hunt('id: x\nid: y', '<!-- huntbook: ignore-file[parse/*] -->\n')
    expect(said(await lint(text))).toEqual(['4 parse/duplicate-key', '11 suppress/unknown-rule', '0 suppressed'])
  })
})

describe('a suppression that silences nothing', () => {
  const unused = cellOf('x = 1  # huntbook: ignore[security/secret] -- once there was one')

  it('is reported at its place, at the severity of the configuration', async () => {
    const [found] = (await lint(unused)).diagnostics
    expect(found).toMatchObject({rule: 'suppress/unused', severity: 'warning', range: {start: {line: 11, column: 8}}})
    const strict = await lint(unused, {}, 'suppressions: {unused: error}')
    expect([strict.exitCode, said(strict)]).toEqual([1, ['11 suppress/unused', '0 suppressed']])
    expect(said(await lint(unused, {}, 'suppressions: {unused: off}'))).toEqual(['0 suppressed'])
  })

  it.each([
    ['the rule is off', {}, 'rules: {security/secret: off}', cellOf('x  # huntbook: ignore[security/secret]')],
    ['the rule is for check', {}, '', hunt('id: x', '<!-- huntbook: ignore-file[format/*, pair/orphan] -->\n')],
    [
      'the rule compares with a base',
      {},
      'rules: {meta/not-bumped: warning}',
      hunt('id: x', '<!-- huntbook: ignore-file[meta/not-bumped] -->\n'),
    ],
    ['only others ran of the group', {only: ['attack/format']}, '', hunt('id: x', '<!-- huntbook: ignore-file[attack/*] -->\n')],
    ['a text has no outputs', {}, '', cellOf('# huntbook: ignore-cell[security/secret]\nx')],
  ])('is left alone where %s', async (_, options, config, text) => {
    const {diagnostics} = await lint(text, {only: [], ...options}, `${config}\n`)
    expect(diagnostics.map(({rule}) => rule).filter(rule => rule.startsWith('suppress/'))).toEqual([])
  })

  it('is reported in check for the groups that run there', async () => {
    const text = hunt('id: x', '<!-- huntbook: ignore-file[format/line-endings] -->\n')
    const {diagnostics} = await lint(text, {only: [], checkGroups: true})
    expect(diagnostics.map(({rule}) => rule)).toContain('suppress/unused')
  })

  it('is said once of a pair, and not of what the other half may need', async () => {
    const cwd = folderOf({
      'hunts/a/x.md': hunt('id: x', '<!-- huntbook: ignore-file[attack/format, format/minified] -->\n'),
      'hunts/a/x.ipynb': `${JSON.stringify(JSON.parse(ipynb({id: 'x'}, [markdown('<!-- huntbook: ignore-file[attack/format, format/minified] -->')])))}\n`,
    })
    const report = await lintFiles({cwd, only: ['attack/format', 'format/minified']})
    expect(report.diagnostics.map(({path, rule, message}) => `${path} ${rule} ${message}`)).toEqual([
      'hunts/a/x.md suppress/unused Suppression of `attack/format` is not needed.',
    ])
  })

  it('is not judged where a rule failed', async () => {
    const tags = Array.from({length: 1001}, (_, index) => `remove_cell,a${index}`)
    const note = markdown('<!-- huntbook: ignore-file[attack/format] -->')
    const {diagnostics} = await lint(ipynb({id: 'x'}, [code('x', {tags}), note]))
    const rules = new Set(diagnostics.map(({rule}) => rule))
    expect([rules.has('rule/flood'), rules.has('suppress/unused')]).toEqual([true, false])
  })
})

describe('--fix', () => {
  it('leaves what is suppressed as it is, and fixes the rest', async () => {
    const block = 'id: x\nattack_technique_ids: [t1489]'
    const kept = hunt(block, '<!-- huntbook: ignore-file[attack/format] -->\n')
    const cwd = folderOf({'hunts/a/x.md': kept, 'hunts/a/y.md': hunt(block)})
    await lintFiles({cwd, only: ['attack/format'], fix: true})
    const files = filesIn(cwd)
    expect([files['hunts/a/x.md'], files['hunts/a/y.md']]).toEqual([kept, hunt(block.replace('t1489', 'T1489'))])
  })

  it('removes what silences nothing, once all rules have run', async () => {
    const text = cellOf(
      `x = 1  # huntbook: ignore[security/secret]\n${secret}  # huntbook: ignore[security/secret, attack/format]\n# huntbook: ignore[meta/id-duplicate]`,
    )
    const cwd = folderOf({'hunts/a/x.md': text})
    const report = await lintFiles({cwd, only, fix: true})
    expect(said(report)).toEqual(['1 suppressed'])
    expect(filesIn(cwd)['hunts/a/x.md']).toBe(cellOf(`x = 1\n${secret}  # huntbook: ignore[security/secret]`))
  })

  it('of standard input does the same', async () => {
    const bytes = new TextEncoder().encode(cellOf('x = 1  # huntbook: ignore[security/secret]'))
    const {stdin} = await lintFiles({cwd: folderOf(), only, fix: true, stdin: {path: 'hunts/a/x.md', bytes}})
    expect(new TextDecoder().decode(stdin)).toBe(cellOf('x = 1'))
  })
})

describe('suppressions from earlier runs and other threads', () => {
  it('give the same report', async () => {
    const files = Object.fromEntries(
      Array.from({length: 60}, (_, index) => [
        `hunts/a/x${index}.md`,
        cellOfHunt(
          index,
          `${secret}  # huntbook: ignore[security/secret]\nx = ${index}  # huntbook: ignore[attack/format, security/secret]`,
        ),
      ]),
    )
    const cwd = folderOf(files)
    const reports = [
      await lintFiles({cwd, only, workers: 0}),
      await lintFiles({cwd, only, workers: 2, cache: true}),
      await lintFiles({cwd, only, cache: true}),
    ]
    expect(new Set(reports.map(({diagnostics, suppressed}) => JSON.stringify([diagnostics, suppressed]))).size).toBe(1)
    expect([reports[0]?.diagnostics.length, reports[0]?.suppressed]).toEqual([60, 60])
  })
})
