import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import process, {execPath} from 'node:process'
import {isMap, mapOf, type Value} from '../../src/model/value.ts'
import {bin} from './cli.ts'
import {folderOf} from './folder.ts'
import {cleanEnv} from './repository.ts'
import {jobsOf, readYaml} from './workflow-hygiene.ts'

export interface StepResult {
  readonly command: string
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

interface JobRun {
  /** The checkout. */
  readonly cwd: string
  /** Text of a workflow. */
  readonly workflow: string
  readonly job: string
  /** What expressions stand for, between their braces. */
  readonly expressions?: Readonly<Record<string, string>>
  /** The event, for the action of a release. */
  readonly event?: {readonly name: string; readonly payload: unknown}
}

/** The release that templates of tests name. */
export const release = {repository: 'example/huntbook-release', commit: '0123456789abcdef0123456789abcdef01234567', tag: 'v1.2.3'}

/** What a job did, up to the step that failed, and its summary. */
export interface JobResult {
  readonly steps: readonly StepResult[]
  readonly status: number | null
  readonly summary: string
}

/**
 * Runs what stands behind `run:` in the steps of a job as a runner of GitHub would, and the action of `release` as the one of this repository.
 * Steps of other actions are passed over.
 */
export function runJob({cwd, workflow, job, expressions = {}, event = {name: 'push', payload: {}}}: JobRun): JobResult {
  const folder = folderOf()
  const summary = join(folder, 'summary.md')
  writeFileSync(summary, '')
  const results: StepResult[] = []
  const eventFile = join(folder, 'event.json')
  writeFileSync(eventFile, JSON.stringify(event.payload))
  const runner = {
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_WORKSPACE: cwd,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_OUTPUT: join(folder, 'output'),
  }
  const texts = (value: Value | undefined) => [...mapOf(value)].map(([name, text]) => [name, filled(String(text), expressions)] as const)
  for (const step of stepsIn(workflow, job)) {
    const [run, uses] = [step.get('run'), step.get('uses')]
    const isOurs = typeof uses === 'string' && uses.startsWith(`${release.repository}@${release.commit}`)
    if (typeof run !== 'string' && !isOurs) continue
    const inputs = texts(step.get('with')).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text] as const)
    const env = {...runner, ...Object.fromEntries([...texts(step.get('env')), ...(isOurs ? [...defaultInputs(), ...inputs] : [])])}
    const result = typeof run === 'string' ? bash(run, {cwd, folder, env}) : startAction({cwd, folder, env})
    results.push(result)
    if (result.status !== 0) break
  }
  return {steps: results, status: results.at(-1)?.status ?? null, summary: readFileSync(summary, 'utf8')}
}

interface BashRun {
  readonly cwd: string
  /** For what the run needs beside the checkout. */
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
}

/** A script as a runner starts it: `bash -e FILE`, with `npm` and `npx` that have installed huntbook already. */
export function bash(script: string, {cwd, folder, env}: BashRun): StepResult {
  const programs = mkdtempSync(join(folder, 'bin-'))
  const program = (name: string, text: string): void => writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`, {mode: 0o755})
  program('npm', '[ "$*" = "ci --ignore-scripts" ] || { echo "npm $*" >&2; exit 99; }')
  program('npx', `[ "$1 $2" = "--no-install huntbook" ] || exit 99\nshift 2\nexec '${execPath}' '${bin}' "$@"`)
  program('huntbook', `exec '${execPath}' '${bin}' "$@"`)
  const file = join(programs, 'step.sh')
  writeFileSync(file, script)
  mkdirSync(join(folder, 'home'), {recursive: true})
  const {status, stdout, stderr} = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', file], {
    cwd,
    env: {...cleanEnv, HOME: join(folder, 'home'), PATH: `${programs}:${process.env.PATH}`, ...env},
    encoding: 'utf8',
  })
  return {command: script, status, stdout, stderr}
}

const actionFolder = join(import.meta.dirname, '../../.github/actions/check')
const action = readYaml(readFileSync(join(actionFolder, 'action.yml'), 'utf8'))

function defaultInputs(): readonly (readonly [string, string])[] {
  return [...mapOf(action.get('inputs'))].map(([name, input]) => [`INPUT_${name.toUpperCase()}`, String(mapOf(input).get('default') ?? '')])
}

/** The names of inputs hold hyphens, which no shell takes for names of variables. */
function startAction({cwd, folder, env}: BashRun): StepResult {
  const program = join(actionFolder, String(mapOf(action.get('runs')).get('main')))
  const {status, stdout, stderr} = spawnSync(execPath, [program], {cwd, env: {...cleanEnv, HOME: folder, ...env}, encoding: 'utf8'})
  return {command: program, status, stdout, stderr}
}

function stepsIn(workflow: string, job: string) {
  const steps = jobsOf(readYaml(workflow)).get(job)?.get('steps')
  if (!Array.isArray(steps)) throw new Error(`Expected the job ${job} with steps.`)
  return steps.filter(isMap)
}

/** Fills in expressions. One that nobody told the value of is a mistake of the test. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ (.*?) \}\}/gu, (_, expression: string) => {
    const value = Object.hasOwn(values, expression) ? values[expression] : undefined
    if (value === undefined) throw new Error(`Expected a value for the expression ${expression}.`)
    return value
  })
}
