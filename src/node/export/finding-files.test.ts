import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {exported, exportedIn, notebook} from '../../../test/support/export.ts'
import {filesIn, folderOf} from '../../../test/support/folder.ts'
import {ipynb, markdown} from '../../../test/support/hunt.ts'

async function findingOf(text: string): Promise<string> {
  const {after} = await exported({'x.ipynb': text}, {targets: ['json'], tenant: '100200'})
  return after['out/x.finding.json'] ?? ''
}

describe('a finding that was written before', () => {
  it('becomes requests', async () => {
    const {made, after, exitCode} = await exported({'x.ipynb': notebook}, {targets: ['markdown', 'json'], tenant: '100200'})
    expect(made).toEqual(['out/x.finding.json', 'out/x.findings.md', expect.stringMatching(/^out\/x_files\//u)])
    expect(exitCode).toBe(0)
    const folder = folderOf({'in/x.finding.json': after['out/x.finding.json'] ?? ''})
    const refused = await exportedIn(folder, {files: ['in/*.json'], targets: ['elastic']})
    expect([refused.exitCode, refused.diagnostics.map(({rule}) => rule)]).toEqual([1, ['finding/incomplete']])
    const made2 = await exportedIn(folder, {files: ['in/x.finding.json'], targets: ['elastic'], allowIncomplete: true})
    expect([made2.written.length, made2.exported]).toEqual([1, 1])
    const request = JSON.parse(readFileSync(join(folder, 'out/x.elastic/01-case.json'), 'utf8'))
    expect(request).toMatchObject({target: 'elastic', step: 1, body: {title: 'Title'}})
  })
  it.each([
    ['no finding', '{}', 'finding/version'],
    ['another version', '{"schema": "huntbook.finding/2"}', 'finding/version'],
    ['cut off', '{"schema": "huntbook.find', 'parse/json'],
  ])('is refused if it is %s', async (_, text, rule) => {
    const {exitCode, diagnostics, made} = await exported({'x.json': text}, {files: ['x.json'], targets: ['elastic']})
    expect([exitCode, diagnostics.map(found => found.rule), made]).toEqual([1, [rule], []])
  })
  it('is not written over', async () => {
    const folder = folderOf({'in/x.finding.json': await findingOf(notebook)})
    const before = filesIn(folder)
    const {errors, exitCode} = await exportedIn(folder, {files: ['in/x.finding.json'], targets: ['json'], out: 'in', defang: true})
    expect([exitCode, errors.map(({code}) => code)]).toEqual([2, ['TARGET_INPUT']])
    expect(filesIn(folder)).toEqual(before)
  })
  it('loses the indicators that are known to be good', async () => {
    const finding = await findingOf(ipynb({}, [markdown('# c2.example.com and 203.0.113.7')]))
    const files = {'in/x.finding.json': finding, 'good.txt': '*.example.com\n'}
    const {after} = await exported(files, {files: ['in/x.finding.json'], targets: ['json'], allowList: 'good.txt'})
    const {indicators} = JSON.parse(after['out/x.finding.json'] ?? '')
    expect(indicators.map(({value}: {value: string}) => value)).toEqual(['203.0.113.7'])
  })
  it('may be missing where a glob may stand for nothing', async () => {
    const empty = await exported({}, {files: ['in/*.json'], targets: ['json'], allowEmpty: true})
    expect([empty.exitCode, empty.exported]).toEqual([0, 0])
    for (const file of ['in/*.json', 'x.json']) {
      const options = {files: [file], targets: ['json'], allowEmpty: file === 'x.json'}
      await expect(exported({}, options)).rejects.toThrow(`Expected a finding at \`${file}\`, got no such file.`)
    }
  })
  it('counts in the progress, after the notebooks', async () => {
    const seen: string[] = []
    await exported(
      {'y.ipynb': notebook, 'in/x.finding.json': await findingOf(notebook)},
      {
        files: ['y.ipynb', 'in/x.finding.json'],
        targets: ['json'],
        onProgress: ({done, total, path}) => seen.push(`${done}/${total} ${path}`),
      },
    )
    expect(seen).toEqual(['0/2 y.ipynb', '1/2 in/x.finding.json'])
  })
  it('is exported whatever the configuration says of cells', async () => {
    const files = {'huntbook.config.yaml': 'export: {keepTags: [report]}', 'in/x.finding.json': await findingOf(notebook)}
    expect((await exported(files, {files: ['in/x.finding.json'], targets: ['json']})).exported).toBe(1)
  })
})
