import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {diagnosticOf, reportOf} from '../../test/support/diagnostic.ts'
import {folderOf} from '../../test/support/folder.ts'
import {deliver, type RenderOptions} from './render.ts'
import type {ReportSink} from './sinks.ts'

const found = diagnosticOf('x: t1489\n', [3, 8])

function options(cwd: string, more: Partial<RenderOptions> = {}): RenderOptions {
  return {cwd, env: {}, color: false, width: 120, quiet: false, ...more}
}

describe('deliver', () => {
  it('writes files, and gives back what is for standard output', async () => {
    const root = folderOf()
    const sinks: ReportSink[] = [
      {format: 'json', file: join(root, 'out/r.json'), name: 'out/r.json'},
      {format: 'github'},
      {format: 'pretty'},
    ]
    const {text, problems} = await deliver(reportOf([found], {root}), sinks, options(root))
    expect(problems).toEqual([])
    expect(text).toMatch(/^::error .*\nhunts\/a\.md:1:4 error attack\/format\n/u)
    expect(JSON.parse(readFileSync(join(root, 'out/r.json'), 'utf8')).diagnostics).toHaveLength(1)
  })
  it('colours standard output alone', async () => {
    const root = folderOf()
    const sinks: ReportSink[] = [{format: 'pretty', file: join(root, 'r.txt'), name: 'r.txt'}, {format: 'pretty'}]
    const {text} = await deliver(reportOf([found], {root}), sinks, options(root, {color: true}))
    expect([text.includes('\u001b['), readFileSync(join(root, 'r.txt'), 'utf8').includes('\u001b[')]).toEqual([true, false])
  })
  it('writes no file where one of them cannot be written, and says so on standard output', async () => {
    const root = folderOf({x: ''})
    const sinks: ReportSink[] = [
      {format: 'json', file: join(root, 'r.json'), name: 'r.json'},
      {format: 'junit', file: join(root, 'x/r.xml'), name: 'x/r.xml'},
      {format: 'json'},
    ]
    const {text, problems} = await deliver(reportOf([], {root, exitCode: 0}), sinks, options(root))
    expect(problems.map(({message}) => message)).toEqual(['x/r.xml could not be written: a part of the path is no folder.'])
    expect(JSON.parse(text)).toMatchObject({summary: {exitCode: 2}, errors: problems})
    expect(existsSync(join(root, 'r.json'))).toBe(false)
  })
  it('leads no file of the configuration out of the root', async () => {
    const [root, other] = [folderOf(), folderOf()]
    const sinks: ReportSink[] = [{format: 'json', file: join(other, 'r.json'), name: 'r.json', within: root}]
    expect((await deliver(reportOf([], {root}), sinks, options(root))).problems).toMatchObject([{code: 'FILE_OUTSIDE'}])
  })
  it('adds to the summary of a job, and what it holds counts', async () => {
    const root = folderOf({'summary.md': `${'x'.repeat(899_950)}\n`, 'short.md': '# Before\n'})
    const sink = (name: string): ReportSink[] => [{format: 'markdown', file: join(root, name), name, isAdded: true}]
    await deliver(reportOf([found], {root}), sink('short.md'), options(root))
    expect(readFileSync(join(root, 'short.md'), 'utf8')).toMatch(/^# Before\n## huntbook: 1 error\n/u)
    await deliver(reportOf([found], {root}), sink('summary.md'), options(root))
    expect(readFileSync(join(root, 'summary.md'), 'utf8')).toHaveLength(899_951)
  })
  it('counts what the summary holds for standard output as well, which a shell may add to it', async () => {
    const root = folderOf({'summary.md': 'x'.repeat(899_990)})
    const env = {GITHUB_STEP_SUMMARY: join(root, 'summary.md')}
    expect((await deliver(reportOf([found], {root}), [{format: 'markdown'}], options(root, {env}))).text).toBe('')
    expect((await deliver(reportOf([found], {root}), [{format: 'markdown'}], options(root))).text).toContain('1 error')
  })
  it('says in annotations that a summary has the others', async () => {
    const root = folderOf()
    const many = Array.from({length: 11}, (_, index) => ({...found, rule: `x/${index}`}))
    const sinks: ReportSink[] = [{format: 'github'}, {format: 'markdown', file: join(root, 's.md'), name: 's.md', isAdded: true}]
    expect((await deliver(reportOf(many, {root}), sinks, options(root))).text).toMatch(/ The summary has all of them\.\n$/u)
  })
})
