import {commandKeys, type GitPart, gitParts, programOf} from '../../../setup/git-parts.ts'
import {commandIn} from '../../installed.ts'
import {isProgram} from '../../program-file.ts'
import {nulSeparated} from '../paths.ts'
import {runGit} from '../process.ts'
import {starts} from './program.ts'
import {readSettings} from './settings.ts'

type Env = Readonly<Record<string, string | undefined>>

/** One part, as git has it in a repository. */
export interface PartState {
  readonly part: GitPart
  /** Whether it works, is missing something, or is not set up at all. */
  readonly state: 'ok' | 'half' | 'off'
  readonly configured: boolean
  readonly runs: boolean
  readonly attributes: boolean
  /** How grave it is where notebooks are committed all the same. */
  readonly status: 'ok' | 'warning' | 'problem'
  readonly message: string
  /** What a person can do. */
  readonly next?: string
}

export interface GitState {
  /** As git says it. */
  readonly version: string
  readonly isRepository: boolean
  readonly parts: readonly PartState[]
}

/** What git is set up to do with notebooks. `sample` is the path of one from the root, which need not exist. */
export function readGitState({
  root,
  env,
  sample,
}: {
  readonly root: string
  readonly env: Env
  readonly sample: string
}): GitState | 'not installed' {
  const version = runGit(root, {env, args: ['version']})
  if (version === 'not installed') return version
  const text = typeof version === 'string' ? 'git' : version.stdout.toString().trim()
  const attributes = runGit(root, {env, args: ['check-attr', '-z', 'filter', 'diff', 'merge', '--', sample], answers: [0, 128]})
  if (typeof attributes === 'string' || attributes.status !== 0) return {version: text, isRepository: false, parts: []}
  const settings = new Map(readSettings({root, env}).map(({key, value}) => [key, value]))
  const asked = new Map(triples(nulSeparated(attributes.stdout)))
  const program = commandIn(root)
  return {version: text, isRepository: true, parts: gitParts.map(part => judge(part, {settings, asked, env, program}))}
}

interface Known {
  readonly settings: ReadonlyMap<string, string>
  /** Attribute → value for a notebook. */
  readonly asked: ReadonlyMap<string, string>
  readonly env: Env
  /** How people start huntbook. */
  readonly program: string
}

/** What is missing without a part. */
const lacks: Readonly<Record<GitPart, string>> = {
  filter: 'outputs are committed',
  diff: 'differences of notebooks are shown as JSON',
  merge: 'notebooks are merged as lines of JSON',
}

function judge(part: GitPart, {settings, asked, env, program}: Known): PartState {
  const key = commandKeys[part]
  const command = settings.get(key) ?? settings.get(key.replace('.process', '.clean'))
  const attributes = asked.get(part) === 'huntbook'
  const configured = command !== undefined
  const own = configured ? programOf(part, command) : undefined
  const fault = configured ? faultOf(key, {command, own, env}) : undefined
  const runs = configured && fault === undefined
  const about = {part, configured, runs, attributes}
  const again = `${program} git install --${part}`
  if (!configured && !attributes) return {...about, state: 'off', status: 'ok', message: 'Not set up.', next: again}
  if (!configured) {
    const message = `.gitattributes asks for ${part}=huntbook, but ${key} is not configured here: ${lacks[part]}.`
    return {...about, state: 'half', status: part === 'filter' ? 'problem' : 'warning', message, next: `${again}, in every clone`}
  }
  if (fault !== undefined) return {...about, state: 'half', status: 'problem', message: fault, next: `install it there, or ${again}`}
  if (part === 'filter' && own && settings.get('filter.huntbook.required') !== 'true') {
    const message = 'filter.huntbook.required is not `true`: where the filter fails, outputs are committed.'
    return {...about, state: 'half', status: 'problem', message, next: again}
  }
  if (attributes) return {...about, state: 'ok', status: 'ok', message: `${key} is configured, and .gitattributes asks for it.`}
  const message = `${key} is configured, but no attribute asks for it: ${lacks[part]}.`
  return {...about, state: 'half', status: 'warning', message, next: `add \`*.ipynb ${part}=huntbook\` to .gitattributes`}
}

/** What is wrong with a command. One that is not ours is looked for, and not started. */
function faultOf(key: string, {command, own, env}: {command: string; own: readonly string[] | undefined; env: Env}): string | undefined {
  const missing = own ? own.find((word, index) => (index === 0 || /\.[cm]?js$/u.test(word)) && !isProgram(word, env)) : undefined
  if (missing !== undefined) return `${key} starts \`${missing}\`, which does not exist.`
  if (own) return starts(own, env) ? undefined : `${key} starts \`${own.join(' ')}\`, which does not run.`
  const first = firstWord(command)
  return isProgram(first, env) ? undefined : `${key} starts \`${first}\`, which does not exist.`
}

/** The first word of a command line, which may be quoted. */
function firstWord(command: string): string {
  const [, double, single, plain] = /^\s*(?:"([^"]*)"|'([^']*)'|(\S*))/u.exec(command) ?? []
  return double ?? single ?? plain ?? ''
}

/** Path, attribute and value, and so on. */
function triples(words: readonly string[]): [string, string][] {
  return words.flatMap((word, index): [string, string][] => (index % 3 === 1 ? [[word, words[index + 1] ?? '']] : []))
}
