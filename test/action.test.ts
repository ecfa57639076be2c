import type {ChildProcess} from 'node:child_process'
import {existsSync, readdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it, vi} from 'vitest'
import {action, defaults, partsOf, runStep} from './support/action.ts'
import {another, bad, good} from './support/cli-cases/case.ts'
import {folderOf} from './support/folder.ts'
import {ipynb} from './support/hunt.ts'
import {good as pack} from './support/pack.ts'
import {type Repository, repositoryAt, repositoryOf} from './support/repository.ts'
import {runnerCommands} from './support/runner.ts'

/** The commands that a runner obeys: none between `stop-commands` and its token. Within, there must be none to obey either. */
function obeyed(log: string): string[] {
  const parts = partsOf(log)
  expect(runnerCommands(parts.quoted)).toEqual([])
  return runnerCommands(parts.obeyed).map(({name, properties, data}) => `${name} ${properties.file ?? ''} ${properties.title} ${data}`)
}

const config = {'huntbook.config.yaml': 'extends: []\nrules: {attack/format: error}\n'}
const old = another(bad)

/** A catalog with a defect of old, and a branch that adds one. Names the commits. */
function proposal(files: Readonly<Record<string, string>> = {'hunts/new.md': bad}): Repository & {base: string; head: string} {
  const repository = repositoryOf({...config, 'hunts/old.md': old})
  const base = repository.git('rev-parse', 'HEAD').trim()
  repository.git('checkout', '--quiet', '-b', 'topic')
  repository.commit(files)
  const head = repository.git('rev-parse', 'HEAD').trim()
  return {...repository, base, head}
}

/** What actions/checkout leaves of a pull request: the merge commit, by itself, with as many commits as asked for. */
function merged({git, top, head}: ReturnType<typeof proposal>, depth = 2): string {
  git('checkout', '--quiet', 'main')
  git('merge', '--quiet', '--no-ff', '--no-edit', head)
  git('branch', 'merge')
  const clone = folderOf()
  repositoryAt(dirname(clone)).git('clone', '--quiet', '--branch=merge', `--depth=${depth}`, `file://${top}`, join(clone, 'work'))
  repositoryAt(join(clone, 'work')).git('checkout', '--quiet', '--detach')
  return join(clone, 'work')
}

const pull = ({base, head}: {base: string; head: string}, repo = 'team/hunts') => ({
  pull_request: {base: {sha: base}, head: {sha: head, repo: {full_name: repo}}},
})

describe('the action', () => {
  it('runs on the newest Node.js of the runner, without a problem matcher', () => {
    expect(action).toContain('using: node24')
    expect(Object.keys(defaults)).toEqual([
      'args',
      'paths',
      'since',
      'config-ref',
      'format',
      'sarif-file',
      'summary',
      'max-warnings',
      'working-directory',
    ])
  })

  it('checks what a pull request changes: log, annotations, summary, SARIF, outputs', async () => {
    const change = proposal()
    const {code, log, summary, outputs} = await runStep(merged(change), {
      event: 'pull_request',
      payload: pull(change),
      with: {'sarif-file': 'h.sarif'},
    })
    expect(code).toBe(1)
    expect(obeyed(log)).toEqual(['error hunts/new.md attack/format Expected a technique id such as `T1059.001`, got `t1489`.'])
    expect(log).toContain('hunts/new.md:8:26 error attack/format')
    expect(log).not.toContain('hunts/old.md')
    expect(summary).toContain('## huntbook: 1 error')
    expect(outputs).toEqual({errors: '1', warnings: '0', 'sarif-file': 'h.sarif'})
  })

  it('serves a fork the same: it asks for no token', async () => {
    const change = proposal()
    const {code, log} = await runStep(merged(change), {event: 'pull_request', payload: pull(change, 'stranger/hunts')})
    expect([code, obeyed(log).length]).toEqual([1, 1])
  })

  it('compares with the base of the event where the head itself is checked out', async () => {
    const change = proposal()
    const {code, log} = await runStep(change.top, {event: 'pull_request', payload: pull(change)})
    expect([code, obeyed(log).length]).toEqual([1, 1])
    expect(log).not.toContain('hunts/old.md')
  })

  it('judges a pull request by the rules and packs of its base', async () => {
    const files = {
      'huntbook.config.yaml': 'packs: {evil: rules/evil}\nextends: []\n',
      'hunts/new.md': bad,
      'rules/evil/x.js': 'process.exit(0)',
    }
    const change = proposal(files)
    for (const event of ['pull_request', 'pull_request_target']) {
      const {code, log} = await runStep(change.top, {event, payload: pull(change)})
      expect(code).toBe(1)
      expect(obeyed(log)).toEqual([
        expect.stringContaining('hunts/new.md attack/format'),
        expect.stringContaining('hunts/old.md attack/format'),
      ])
    }
    const own = await runStep(change.top, {event: 'pull_request_target', payload: pull(change), with: {'config-ref': 'none'}})
    expect([own.code, obeyed(own.log)]).toEqual([2, [expect.stringContaining('Expected a run that may load packs')]])
  })

  it('says what to fetch where a shallow clone has no base', async () => {
    const change = proposal()
    const {code, log, outputs} = await runStep(merged(change, 1), {event: 'pull_request', payload: pull(change)})
    expect(code).toBe(2)
    expect(obeyed(log)).toEqual([
      expect.stringMatching(/^error {2}huntbook Expected --config-ref to name a commit of this clone.*fetch-depth: 2/u),
    ])
    expect(outputs).toEqual({errors: '0', warnings: '0', 'sarif-file': ''})
  })

  it('checks what a merge group brings', async () => {
    const {top, base} = proposal()
    const {code, log} = await runStep(top, {event: 'merge_group', payload: {merge_group: {base_sha: base}}})
    expect([code, obeyed(log).length]).toEqual([1, 1])
  })

  it('checks what was pushed, by the rules that were pushed', async () => {
    const {top, base, commit} = proposal({'hunts/new.md': bad})
    const step = {event: 'push', payload: {before: base}}
    expect((await runStep(top, step)).log).not.toContain('hunts/old.md')
    commit({'huntbook.config.yaml': 'extends: []\n'})
    expect((await runStep(top, step)).code).toBe(0)
  })

  it.each([
    ['a new branch', '0'.repeat(40), 'the branch is new'],
    ['a commit that is not in the clone', 'a'.repeat(40), `${'a'.repeat(40)} is not in the clone`],
  ])('checks the whole catalog after a push from %s, and says so', async (_, before, reason) => {
    const {top} = proposal()
    const {code, log} = await runStep(top, {event: 'push', payload: {before}})
    expect([code, obeyed(log).length]).toEqual([1, 2])
    expect(log).toContain(`note: ${reason}: the whole catalog is checked`)
  })

  it('checks the whole catalog in other events', async () => {
    const {top} = proposal()
    expect(obeyed((await runStep(top, {event: 'schedule'})).log)).toHaveLength(2)
  })

  it('does not go by an event that names no commits', async () => {
    const {top} = proposal()
    const payload = {pull_request: {base: {sha: '--output=x'}, head: {sha: '::error::x'}}}
    const {code, log} = await runStep(top, {event: 'pull_request', payload})
    expect([code, obeyed(log)]).toEqual([2, [expect.stringContaining('Expected the commits `pull_request.base.sha`')]])
  })

  it('works in the folder, with the files and options that it is told', async () => {
    const {top, write} = repositoryOf({'x/y/huntbook.config.yaml': 'extends: []\n', 'x/y/a b.md': good, 'x/y/c.md': bad, 'd.md': bad})
    write({'x/y/$(touch x).md': bad})
    const given = {
      args: "lint --rule 'attack/format=warning'",
      paths: 'a b.md\n$(touch x).md\n',
      'working-directory': 'x/y',
      'sarif-file': 's.sarif',
    }
    const {code, log, outputs} = await runStep(top, {event: 'schedule', with: {...given, 'max-warnings': '0'}})
    expect(code).toBe(1)
    expect(obeyed(log)).toEqual([expect.stringContaining('warning x/y/$(touch x).md')])
    expect(outputs).toEqual({errors: '0', warnings: '1', 'sarif-file': 'x/y/s.sarif'})
    expect(existsSync(join(top, 'x/y/x'))).toBe(false)
    expect(await runStep(top, {event: 'schedule', with: {'working-directory': 'gone'}})).toMatchObject({code: 2})
    expect(await runStep(top, {event: 'schedule', with: {args: "'"}})).toMatchObject({code: 2})
  })

  it('hands on no report that an earlier step has left', async () => {
    const {top, write} = repositoryOf({...config, 'a.md': bad})
    write({'h.sarif': 'stale'})
    const step = (args: string) => runStep(top, {event: 'schedule', with: {args, 'sarif-file': 'h.sarif'}})
    for (const args of ['check --foo', 'chek']) expect(await step(args)).toMatchObject({code: 2, outputs: {'sarif-file': ''}})
    expect(await step('check')).toMatchObject({code: 1, outputs: {'sarif-file': 'h.sarif'}})
    expect(await step('check')).toMatchObject({code: 1, outputs: {'sarif-file': 'h.sarif'}})
  })

  it('adds to the summary of its step, or leaves it alone', async () => {
    const {top} = proposal()
    const none = await runStep(top, {event: 'schedule', with: {summary: 'false'}})
    expect(none.summary).toBe('')
    const twice = await runStep(top, {event: 'schedule', with: {args: 'rules --format names'}})
    expect([twice.code, twice.summary]).toEqual([0, ''])
  })

  it('gives rules of packs none of what the runner gives to actions alone', async () => {
    const said = {'rules/p/good.js': `console.log(JSON.stringify(Object.keys(process.env)))\n${pack['rules/p/good.js']}`}
    const {top} = repositoryOf({'huntbook.config.yaml': 'packs: {p: rules/p}\nextends: []\n', 'a.md': good, ...said})
    const {log} = await runStep(top, {
      event: 'push',
      payload: {before: '0'.repeat(40)},
      env: {ACTIONS_RUNTIME_TOKEN: 't', FORCE_COLOR: '1'},
    })
    expect(log).toContain('GITHUB_WORKSPACE')
    expect(log).not.toContain('ACTIONS_RUNTIME_TOKEN')
    expect(log).not.toContain('\\x1b[')
  })

  it('lets no notebook, name, configuration or output of a command speak to the runner', async () => {
    const evil = '::error::pwned\r::set-output name=x::y\n##[add-path]/tmp ##[error]x ##vso[task.setvariable]x \u001b[2K::stop-commands::x'
    const hostile = {
      'hunts/::warning::x.ipynb': ipynb({title: evil, attack_technique_ids: [evil]}, [
        {cell_type: 'code', id: 'a', metadata: {}, execution_count: 1, outputs: [], source: [`${evil}\nrequests.get('x', verify=False)`]},
      ]),
      'hunts/b.md': bad.replace('t1489', `"${evil.replaceAll('\u001b', '\\e').replaceAll('\r', '\\r').replaceAll('\n', '\\n')}"`),
      'hunts/::stop-commands::t.md': `---\nhunting: {title: "${'::error::x'}\n---\n::error::y\n`,
      'huntbook.config.yaml': 'extends: [huntbook:strict]\nrules: {attack/format: error}\n',
    }
    const {top, write} = repositoryOf(hostile)
    const none = {since: 'none', 'config-ref': 'none'}
    const check = await runStep(top, {event: 'push', with: none})
    expect(check.code).toBe(1)
    const commands = obeyed(check.log)
    expect(commands.length).toBeGreaterThan(5)
    const ours = /^(?:error|warning|notice) (?:hunts\/|huntbook)/u
    for (const command of commands) expect(command).toMatch(ours)
    for (const args of [
      'convert --to myst --stdout "hunts/::warning::x.ipynb"',
      'lint --diff --rule security/tls-off',
      'rules --for "hunts/::warning::x.ipynb"',
    ]) {
      const other = await runStep(top, {event: 'push', with: {...none, args}})
      expect(other.log).toContain('::stop-commands::')
      for (const command of obeyed(other.log)) expect(command).toMatch(ours)
    }
    write({'huntbook.config.yaml': `"::error::x\\r::error::y ##[error]z": 1\n`})
    const broken = await runStep(top, {event: 'push', with: none})
    expect([broken.code, obeyed(broken.log).length]).toEqual([2, 1])
  })

  it('ends as other programs do where nobody reads its log or a signal ends it', async () => {
    const {top} = repositoryOf({...config, 'a.md': bad})
    const unread = await runStep(top, {event: 'schedule', onStart: child => child.stdout?.destroy()})
    expect([unread.code, unread.log]).toEqual([141, ''])
    const slow = `import {writeFileSync} from 'node:fs'\nwriteFileSync('started', '')\nawait new Promise(done => setTimeout(done, 60_000))\n`
    const {top: other} = repositoryOf({'huntbook.config.yaml': 'packs: {p: rules/p}\n', 'a.md': good, 'rules/p/slow.js': slow})
    const onStart = async (child: ChildProcess): Promise<void> => {
      await vi.waitFor(() => expect(existsSync(join(other, 'started'))).toBe(true), {timeout: 20_000})
      child.kill('SIGTERM')
    }
    const ended = await runStep(other, {event: 'schedule', onStart: child => void onStart(child)})
    expect([ended.code, obeyed(ended.log)]).toEqual([143, []])
  })

  it('leaves no folder behind', async () => {
    const change = proposal()
    const {temporary} = await runStep(change.top, {event: 'pull_request', payload: pull(change)})
    expect(readdirSync(temporary).filter(name => name.startsWith('huntbook-'))).toEqual([])
  })
})
