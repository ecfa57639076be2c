import {type ChildProcess, spawn} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {execPath, env as own} from 'node:process'
import {folderOf} from './folder.ts'

const folder = join(import.meta.dirname, '../../.github/actions/check')
/** The action as workflows see it. */
export const action: string = readFileSync(join(folder, 'action.yml'), 'utf8')
const program = resolve(folder, /^\s*main: (.+)$/mu.exec(action)?.[1] ?? '')

/** What inputs are that a workflow leaves out, as `action.yml` says. */
export const defaults: Readonly<Record<string, string>> = Object.fromEntries(
  [...action.matchAll(/^ {2}([a-z-]+):\n {4}description: .*\n {4}default: (.*)$/gmu)].map(([, name = '', value = '']) => [
    name,
    value.replace(/^"(.*)"$/u, '$1'),
  ]),
)

export interface Step {
  readonly event: string
  readonly payload?: unknown
  readonly with?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly onStart?: (child: ChildProcess) => void
}

export interface Ran {
  readonly code: number | null
  readonly log: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
  /** The folder for temporary files. */
  readonly temporary: string
}

/** Runs the built action as a step, from a clone as actions/checkout leaves it. */
export function runStep(workspace: string, {event, payload, with: given = {}, env = {}, onStart}: Step): Promise<Ran> {
  const temporary = folderOf()
  const file = (name: string): string => join(temporary, name)
  for (const name of ['summary', 'output']) writeFileSync(file(name), '')
  writeFileSync(file('event.json'), JSON.stringify(payload ?? {}))
  const inputs = Object.entries({...defaults, ...given}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const variables = {
    ...Object.fromEntries(inputs),
    PATH: own.PATH,
    HOME: temporary,
    TMPDIR: temporary,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_OUTPUT: file('output'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    ...env,
  }
  return new Promise(done => {
    const child = spawn(execPath, [program], {cwd: workspace, env: variables})
    onStart?.(child)
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => void chunks.push(data))
    child.on('close', code => {
      const log = Buffer.concat(chunks).toString()
      done({code, log, summary: readFileSync(file('summary'), 'utf8'), outputs: outputsIn(file('output')), temporary})
    })
  })
}

/** As the runner reads its file. */
function outputsIn(file: string): Record<string, string> {
  const found = readFileSync(file, 'utf8').matchAll(/^([a-z-]+)<<([\da-f]{32})\n([\s\S]*?)\n\2\n/gmu)
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]))
}

/** The part of a log between `stop-commands` and its token, in which a runner obeys nothing, and the rest. */
export function partsOf(log: string): {readonly quoted: string; readonly obeyed: string} {
  const [, token] = /^::stop-commands::([\da-f]{32})$/mu.exec(log) ?? []
  if (token === undefined) return {quoted: '', obeyed: log}
  const [before = '', quoted = '', after = ''] = log.split(new RegExp(`^::(?:stop-commands::)?${token}(?:::)?\\n`, 'mu'))
  return {quoted, obeyed: before + after}
}
