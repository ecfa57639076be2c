import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync} from 'node:fs'
import {join} from 'node:path'
import {globSync} from 'glob'
import {describe, expect, it} from 'vitest'
import {mapOf, type Value} from '../src/model/value.ts'
import type {GithubWorkflow} from '../src/setup/init/choices.ts'
import {checkWorkflow} from '../src/setup/init/github/check.ts'
import {exportWorkflow} from '../src/setup/init/github/export.ts'
import {shardedWorkflow} from '../src/setup/init/github/sharded.ts'
import {gitlabFile} from '../src/setup/init/gitlab.ts'
import {runInProcess} from './support/cli.ts'
import {another, bad, executed, good} from './support/cli-cases/case.ts'
import {folderOf} from './support/folder.ts'
import {onPosix} from './support/posix.ts'
import {type Repository, repositoryOf} from './support/repository.ts'
import {readYaml, stepsOf, workflowProblems} from './support/workflow-hygiene.ts'
import {bash, release, runJob} from './support/workflow-run.ts'

const root = join(import.meta.dirname, '..')
const printers = {check: checkWorkflow, sharded: shardedWorkflow, export: exportWorkflow} as const
const names: readonly GithubWorkflow[] = ['check', 'sharded', 'export']

describe('workflows', () => {
  const own = globSync(['.github/workflows/*.yml', '.github/actions/*/action.yml'], {cwd: root, posix: true}).sort()
  it.each(own)('%s keeps the rules of hygiene', path => {
    expect(workflowProblems(readFileSync(join(root, path), 'utf8'))).toEqual([])
  })
  it.each(names)('the template %s keeps them, with a release and without', name => {
    for (const text of [printers[name]({branch: 'main'}), printers[name]({branch: "it's", release})]) {
      expect(workflowProblems(text)).toEqual([])
      expect(mapOf(mapOf(readYaml(text).get('on')).get('push')).get('branches')).toEqual([text.includes("it''s") ? "it's" : 'main'])
    }
  })
  it('check a push once: the one for pull requests leaves it to the sharded one', () => {
    const workflows = new Set(['check', 'sharded'] as const)
    const events = names.map(name => [...mapOf(readYaml(printers[name]({branch: 'main', workflows})).get('on')).keys()])
    expect(events.slice(0, 2)).toEqual([['pull_request'], ['push', 'workflow_dispatch']])
    expect(workflowProblems(printers.check({branch: 'main', workflows}))).toEqual([])
  })
  it('with a release install nothing', () => {
    for (const name of names) expect(printers[name]({branch: 'main', release})).not.toMatch(/npm|npx|setup-node/u)
  })
  it('let updates wait', () => {
    const updates = readYaml(readFileSync(join(root, '.github/dependabot.yml'), 'utf8')).get('updates')
    const days = (Array.isArray(updates) ? updates : []).map((update: Value) => mapOf(mapOf(update).get('cooldown')).get('default-days'))
    expect(days).toEqual([7, 7])
  })
})

describe('the rules of hygiene', () => {
  const clean = printers.check({branch: 'main'})
  it.each([
    [
      'permissions for all jobs',
      clean.replace('permissions: {}', 'permissions:\n  contents: read # all'),
      'Expected `permissions: {}` at the top.',
    ],
    [
      'a grant without a reason',
      clean.replace('contents: read # checkout', 'contents: read'),
      'line 21: Expected a reason beside the grant.',
    ],
    ['a tag in place of a commit', clean.replace(/checkout@\S+ # v5\.0\.0/u, 'checkout@v5'), 'got `actions/checkout@v5`.'],
    ['a commit without its version', clean.replace(' # v5.0.0', ''), 'Expected 40 hexadecimal digits and the version as a comment'],
    [
      'credentials that stay',
      clean.replace('persist-credentials: false', 'persist-credentials: true'),
      'Expected `persist-credentials: false`.',
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how workflows write expressions.
    ['an expression in a script', clean.replace('$GITHUB_STEP_SUMMARY', '${{ github.head_ref }}'), 'Unexpected expression in `run`'],
    ['a trigger with secrets', clean.replace('pull_request:', 'pull_request_target:'), 'line 4: Unexpected trigger with secrets.'],
    ['no concurrency', clean.replace(/concurrency:\n.*\n.*\n/u, ''), 'Expected `concurrency`.'],
    ['a job that may hang', clean.replace('    timeout-minutes: 10\n', ''), 'check: Expected `timeout-minutes`.'],
    ['secrets for others', `${clean}    secrets: inherit\n`, 'Unexpected `secrets: inherit`.'],
    ['an image that changes', clean.replace('ubuntu-24.04', 'ubuntu-latest'), 'Unexpected image `ubuntu-latest`'],
    ['a Node.js that changes', clean.replace('22.22.0', '"22"'), 'Expected an exact version of Node.js, got `22`.'],
    ['a tool that changes', clean.replace('npx --no-install', 'npx'), 'Unexpected tool without a version'],
  ])('find %s', (_, text, problem) => {
    expect(text).not.toBe(clean)
    expect(workflowProblems(text).join('\n')).toContain(problem)
  })
})

/** A catalog as `init` sets it up. */
async function catalog(args: readonly string[], files: Readonly<Record<string, string>>): Promise<Repository> {
  const repository = repositoryOf({'package.json': '{"devDependencies": {"huntbook": "1"}}\n', ...files})
  expect((await runInProcess(['init', ...args], {cwd: repository.top})).code).toBe(0)
  repository.commit()
  return repository
}

const workflowIn = (top: string, name: string): string => readFileSync(join(top, '.github/workflows', name), 'utf8')

/** The results of a SARIF file: rule and path. */
function sarifIn(top: string): string[] {
  const {runs} = JSON.parse(readFileSync(join(top, 'huntbook.sarif'), 'utf8'))
  return runs[0].results.map((result: {ruleId: string; locations: {physicalLocation: {artifactLocation: {uri: string}}}[]}) => {
    return `${result.ruleId} ${result.locations[0]?.physicalLocation.artifactLocation.uri}`
  })
}

/** What expressions stand for on pull requests, and on pushes. */
const isPull = "github.event_name == 'pull_request' && "
const onPull = {[`${isPull}'HEAD^1' || ''`]: 'HEAD^1', [`${isPull}'auto' || 'none'`]: 'auto'}
const onPush = {[`${isPull}'HEAD^1' || ''`]: '', [`${isPull}'auto' || 'none'`]: 'none'}

describe.each([
  ['the package of the repository', [], ['npm ci', 'npx']],
  ['a release', ['--release', `${release.repository}@${release.commit}#${release.tag}`], ['action']],
] as const)('workflows with %s', (_, args, steps) => {
  onPosix('look at what a pull request changes, under the rules of its base', async () => {
    const {top, git, commit} = await catalog(['--github', ...args], {'hunts/a/old.md': bad})
    const base = git('rev-parse', 'HEAD').trim()
    git('switch', '--quiet', '--create', 'change')
    commit({'hunts/a/new.md': another(bad), 'huntbook.config.yaml': 'rules:\n  attack/format: off\n'})
    const head = git('rev-parse', 'HEAD').trim()
    git('switch', '--quiet', 'main')
    git('merge', '--quiet', '--no-ff', '--message', 'merged', 'change')
    const event = {name: 'pull_request', payload: {pull_request: {base: {sha: base}, head: {sha: head}}}}
    const run = runJob({cwd: top, workflow: workflowIn(top, 'huntbook.yml'), job: 'check', expressions: onPull, event})
    expect([run.steps.length, run.status]).toEqual([steps.length, 1])
    expect(run.steps.at(-1)?.stdout).toMatch(/^::error file=hunts\/a\/new\.md,.*title=attack\/format/mu)
    expect(sarifIn(top)).toContain('attack/format hunts/a/new.md')
    expect(run.summary).toContain('attack/format')
  })

  onPosix('judge the pull request that brings huntbook along by the recommended rules: its base has no others', async () => {
    const {top, git, commit} = repositoryOf({'hunts/a/old.md': good})
    const base = git('rev-parse', 'HEAD').trim()
    git('switch', '--quiet', '--create', 'change')
    expect((await runInProcess(['init', '--github', '--baseline', ...args], {cwd: top})).code).toBe(0)
    commit()
    const head = git('rev-parse', 'HEAD').trim()
    git('switch', '--quiet', 'main')
    git('merge', '--quiet', '--no-ff', '--message', 'merged', 'change')
    const event = {name: 'pull_request', payload: {pull_request: {base: {sha: base}, head: {sha: head}}}}
    const run = runJob({cwd: top, workflow: workflowIn(top, 'huntbook.yml'), job: 'check', expressions: onPull, event})
    expect([run.status, sarifIn(top)]).toEqual([0, []])
  })

  onPosix('look at everything when it landed', async () => {
    const {top} = await catalog(['--github', ...args], {'hunts/a/old.md': bad, 'hunts/a/new.md': another(good)})
    const {status, summary} = runJob({cwd: top, workflow: workflowIn(top, 'huntbook.yml'), job: 'check', expressions: onPush})
    expect([status, sarifIn(top)]).toEqual([1, ['attack/format hunts/a/old.md']])
    expect(summary).toContain('hunts/a/old.md')
  })

  onPosix('report of parts what one run would', async () => {
    const hunts = Array.from({length: 9}, (__, index) => [`hunts/a/${index}.md`, numbered(index % 2 === 0 ? bad : good, index)])
    const {top} = await catalog(['--github=sharded', ...args], Object.fromEntries(hunts))
    const workflow = workflowIn(top, 'huntbook-sharded.yml')
    const artifacts = folderOf()
    for (const shard of ['1', '2', '3', '4']) {
      const part = runJob({cwd: top, workflow, job: 'shard', expressions: {'matrix.shard': shard}})
      expect([part.status, part.steps.at(-1)?.stderr]).toEqual([0, ''])
      renameSync(join(top, 'huntbook-blob', `${shard}.json`), join(artifacts, `${shard}.json`))
    }
    mkdirSync(join(top, 'huntbook-blobs'))
    for (const name of readdirSync(artifacts).filter(file => file.endsWith('.json'))) {
      renameSync(join(artifacts, name), join(top, 'huntbook-blobs', name))
    }
    const merged = runJob({cwd: top, workflow, job: 'merge'})
    expect([merged.status, sarifIn(top).length]).toEqual([1, 5])
    expect(merged.steps.at(-1)?.stdout).toContain('5 errors in 5 of 9 notebooks')
  })

  onPosix('export executed copies that landed', async () => {
    const {top} = await catalog(['--github=export', ...args], {'hunts/a/x.md': good, 'hunts/a/executed/x.ipynb': executed})
    const {status} = runJob({cwd: top, workflow: workflowIn(top, 'huntbook-export.yml'), job: 'export'})
    expect(status).toBe(0)
    const made = readdirSync(join(top, 'findings'), {recursive: true, encoding: 'utf8'})
    expect(made.filter(path => /\.(?:md|html)$/u.test(path)).length).toBe(2)
  })
})

function numbered(text: string, index: number): string {
  return text.replace('8d0f3a52', `8d0f3a${String(index).padStart(2, '0')}`).replaceAll('Services', `Services ${index}`)
}

onPosix('the job for GitLab makes its reports, on merge requests of what they change', async () => {
  const {top, git, commit} = await catalog(['--gitlab'], {'hunts/a/old.md': bad})
  const base = git('rev-parse', 'HEAD').trim()
  commit({'hunts/a/new.md': another(bad)})
  const job = mapOf(readYaml(readFileSync(join(top, '.gitlab-ci.yml'), 'utf8')).get('huntbook'))
  const script = job.get('script')
  const lines = (Array.isArray(script) ? script : []).map(String)
  const folder = folderOf()
  const run = (env: Readonly<Record<string, string>>) =>
    bash(lines.join('\n'), {cwd: top, folder, env: {GITLAB_CI: 'true', CI: 'true', CI_PROJECT_DIR: top, ...env}})
  const issues = (): string[] =>
    JSON.parse(readFileSync(join(top, 'gl-code-quality-report.json'), 'utf8')).map(
      (issue: {location: {path: string}}) => issue.location.path,
    )
  expect(run({}).status).toBe(1)
  expect(issues()).toEqual(['hunts/a/new.md', 'hunts/a/old.md'])
  expect(run({CI_MERGE_REQUEST_DIFF_BASE_SHA: base})).toMatchObject({status: 1, stdout: expect.stringContaining('hunts/a/new.md')})
  expect(issues()).toEqual(['hunts/a/new.md'])
  expect(readFileSync(join(top, 'huntbook.xml'), 'utf8')).toMatch(/^<\?xml [\s\S]*<testsuite /u)
  const reports = mapOf(mapOf(job.get('artifacts')).get('reports'))
  expect([...reports.values()].every(path => existsSync(join(top, String(path))))).toBe(true)
})

describe('the image of the job for GitLab', () => {
  it('is named by its digest, and has git', () => {
    const image = mapOf(readYaml(gitlabFile.text).get('huntbook')).get('image')
    expect(image).toMatch(/^node:\d+\.\d+\.\d+-bookworm@sha256:[\da-f]{64}$/u)
  })
})

describe('steps of templates', () => {
  it.each(names)('%s: each does something, and uploads only what a step made', name => {
    for (const step of stepsOf(readYaml(printers[name]({branch: 'main'}))))
      expect([step.has('uses'), step.has('run')].filter(Boolean)).toEqual([true])
  })
})
