import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {commands} from '../src/cli/commands.ts'
import {commandLine} from '../src/node/action/command-line.ts'
import {readInputs} from '../src/node/action/inputs.ts'
import {runAsProcess, runInProcess} from './support/cli.ts'
import {another, bad, good} from './support/cli-cases/case.ts'
import {folderOf} from './support/folder.ts'
import {ipynb} from './support/hunt.ts'
import {good as pack} from './support/pack.ts'
import {repositoryOf} from './support/repository.ts'

const ran = ['--config-ref', 'main']

/** What commands need besides. */
const words = new Map([
  ['convert', ['--check']],
  ['explain', ['attack/format']],
  ['export', ['hunts/a.md', '--out', '-']],
])

describe('--config-ref', () => {
  it('is heeded by every command that reads the configuration', async () => {
    const {top, write} = repositoryOf({
      'huntbook.config.yaml':
        'packs: {p: rules/p}\nfiles: [hunts/*.md]\nextends: []\nrules: {attack/format: error}\npairs: {mode: ipynb}\n',
      'hunts/a.md': bad,
      ...pack,
    })
    write({'huntbook.config.yaml': 'extends: []\n', 'rules/p/good.js': 'broken('})
    const run = (...args: readonly string[]) => runInProcess([...args, ...ran], {cwd: top})
    expect(await run('lint', '--format', 'json')).toMatchObject({code: 1, stdout: expect.stringContaining('attack/format')})
    expect(await run('check')).toMatchObject({code: 1, stdout: expect.stringContaining('hunts/a.md:8:26 error attack/format')})
    const rules = await run('rules', '--for', 'hunts/a.md')
    expect(rules).toMatchObject({code: 0, stdout: expect.stringMatching(/attack\/format .*huntbook\.config\.yaml:4/u)})
    expect(await run('explain', 'p/good')).toMatchObject({code: 0, stdout: expect.stringContaining('p/good')})
    expect(await run('doctor')).toMatchObject({stdout: expect.stringMatching(/config .*huntbook\.config\.yaml is valid/u)})
    expect(await run('convert', '--check')).toMatchObject({code: 1, stderr: expect.stringContaining('would write hunts/a.ipynb')})
  })

  it('loads no pack that only the working tree has, whatever the command', async () => {
    const planted = "import {writeFileSync} from 'node:fs'\nwriteFileSync(new URL('loaded', import.meta.url), '')\n"
    const {top, write} = repositoryOf({'huntbook.config.yaml': 'extends: []\nfiles: [hunts/*.md]\n', 'hunts/a.md': good})
    write({'huntbook.config.yaml': 'packs: {x: rules/x}\n', 'rules/x/planted.js': planted})
    for (const {name, takesConfigRef} of commands) {
      if (takesConfigRef) await runInProcess([name, ...(words.get(name) ?? []), ...ran], {cwd: top})
    }
    expect(readdirSync(join(top, 'rules/x'))).toEqual(['planted.js'])
    const env = {GITHUB_EVENT_NAME: 'pull_request_target'}
    expect((await runInProcess(['doctor', ...ran], {cwd: top, env})).stdout).toMatch(/ok +jupytext/u)
  })

  it('is what the action adds to the commands that heed it', () => {
    const places = {github: 'g', json: 'j'}
    for (const {name, takesConfigRef = false} of commands) {
      const line = commandLine(readInputs({INPUT_ARGS: name, 'INPUT_CONFIG-REF': 'auto'}), {configRef: 'main'}, places)
      expect([name, line.includes('--config-ref=main')]).toEqual([name, takesConfigRef])
    }
  })

  it('gives exports the settings of the commit', async () => {
    const {top, write} = repositoryOf({
      'huntbook.config.yaml': 'export: {showInput: true}\n',
      'a.ipynb': ipynb({title: 'x'}, [
        {cell_type: 'code', id: 'a', metadata: {}, outputs: [], execution_count: 1, source: ['secret_query()']},
      ]),
    })
    write({'huntbook.config.yaml': 'export: {showInput: false}\n'})
    const shows = async (...args: readonly string[]): Promise<boolean> =>
      (await runInProcess(['export', 'a.ipynb', '--out', '-', ...args], {cwd: top})).stdout.includes('secret_query')
    expect(await shows()).toBe(false)
    expect(await shows(...ran)).toBe(true)
  })

  it('is told in the form of the report where there is no such commit', async () => {
    const {top} = repositoryOf({'a.md': good})
    const {code, stdout, stderr} = await runInProcess(['check', '--format', 'json', '--config-ref', 'gone'], {
      cwd: top,
      env: {GITHUB_EVENT_NAME: 'pull_request'},
    })
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({errors: [{code: 'CONFIG_REF_UNKNOWN'}]})
    expect(stderr).toContain('--config-ref HEAD^1` is content with `fetch-depth: 2`')
    expect(await runInProcess(['lint', ...ran], {cwd: folderOf({'a.md': good})})).toMatchObject({code: 2})
  })

  it('takes no report of the tree over into a run that fails', async () => {
    const {top, write} = repositoryOf({'huntbook.config.yaml': 'extends: []\n', 'a.md': good})
    write({'huntbook.config.yaml': 'report: {formats: [json=planted.json]}\n'})
    expect(await runInProcess(['check', 'gone.md', ...ran], {cwd: top})).toMatchObject({code: 2})
    expect(readdirSync(top)).not.toContain('planted.json')
  })

  it('names the baseline as people do, also where it is stale', async () => {
    const entry = {rule: 'meta/title', path: 'a.md', fingerprint: '0'.repeat(32), count: 1}
    const {top} = repositoryOf({
      'huntbook.config.yaml': 'extends: []\nrules: {meta/title: error}\nbaseline: known.json\n',
      'known.json': JSON.stringify({version: 1, entries: [entry]}),
      'a.md': good,
    })
    const {stdout} = await runInProcess(['check', ...ran], {cwd: top})
    expect(stdout).toMatch(/^known\.json:1:\d+ warning baseline\/stale/mu)
    expect(await runInProcess(['check', '--baseline', 'other.json', ...ran], {cwd: top})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The baseline other.json could not be read'),
    })
  })

  it('leaves no folder behind when a run is ended or fails', async () => {
    const temporary = folderOf()
    const files = Object.fromEntries(Array.from({length: 60}, (_, index) => [`hunts/${index}.md`, another(bad)]))
    const {top} = repositoryOf({'huntbook.config.yaml': 'rules: {attack/format: error}\n', ...files})
    const env = {TMPDIR: temporary}
    expect(await runAsProcess(['check', ...ran, '--workers', '2'], {cwd: top, env})).toMatchObject({code: 1})
    expect(await runAsProcess(['check', ...ran, '--baseline', 'gone.json'], {cwd: top, env})).toMatchObject({code: 2})
    expect(readdirSync(temporary)).toEqual(['.git'])
    expect(readFileSync(join(top, 'huntbook.config.yaml'), 'utf8')).toContain('attack/format')
  })
})
