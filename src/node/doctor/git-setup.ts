import type {Check} from '../../model/check.ts'
import {nulSeparated} from '../git/paths.ts'
import {runGit} from '../git/process.ts'
import {isProgram} from './program.ts'

type Env = Readonly<Record<string, string | undefined>>

interface Part {
  readonly id: string
  /** The key that holds its command. */
  readonly key: string
  readonly attribute: 'filter' | 'diff' | 'merge'
  /** What is missing without it. */
  readonly lack: string
}

const parts: readonly Part[] = [
  {id: 'git-filter', key: 'filter.huntbook.process', attribute: 'filter', lack: 'outputs are committed'},
  {id: 'git-diff', key: 'diff.huntbook.textconv', attribute: 'diff', lack: 'differences of notebooks are shown as JSON'},
  {id: 'git-merge', key: 'merge.huntbook.driver', attribute: 'merge', lack: 'notebooks are merged as lines of JSON'},
]

/** Git itself, and what was set up in it for notebooks. `sample` is the path of a notebook, which need not exist. */
export function checkGit({root, env, sample}: {readonly root: string; readonly env: Env; readonly sample: string}): Check[] {
  const options = {env}
  const version = runGit(root, {...options, args: ['version']})
  if (version === 'not installed') {
    return [
      {id: 'git', status: 'warning', message: 'No git on PATH.', next: 'install git: --since, --staged and pairs of notebooks need it'},
    ]
  }
  const text = typeof version === 'string' ? 'git' : version.stdout.toString().trim()
  const config = runGit(root, {...options, args: ['config', '-z', '--get-regexp', '^(filter|diff|merge)\\.huntbook\\.'], answers: [0, 1]})
  const attributes = runGit(root, {...options, args: ['check-attr', '-z', 'filter', 'diff', 'merge', '--', sample], answers: [0, 128]})
  if (typeof attributes === 'string' || attributes.status !== 0) {
    return [
      {id: 'git', status: 'warning', message: `${text}; ${root} is in no repository.`, next: 'git init, if the catalog is to be versioned'},
    ]
  }
  const settings = new Map(typeof config === 'string' ? [] : nulSeparated(config.stdout).map(splitSetting))
  const asked = new Map(triples(nulSeparated(attributes.stdout)))
  return [{id: 'git', status: 'ok', message: `${text}.`}, ...parts.flatMap(part => checkPart(part, {settings, asked, env}) ?? [])]
}

interface Setup {
  readonly settings: ReadonlyMap<string, string>
  /** Attribute → value for a notebook. */
  readonly asked: ReadonlyMap<string, string>
  readonly env: Env
}

/** Nothing is said of a part that nobody wants. */
function checkPart({id, key, attribute, lack}: Part, {settings, asked, env}: Setup): Check | undefined {
  const command = settings.get(key) ?? settings.get(key.replace('.process', '.clean'))
  const isAsked = asked.get(attribute) === 'huntbook'
  if (command === undefined && !isAsked) return undefined
  if (command === undefined) {
    const message = `.gitattributes asks for ${attribute}=huntbook, but ${key} is not configured here: ${lack}.`
    return {id, status: attribute === 'filter' ? 'problem' : 'warning', message, next: `git config ${key} sets it, in every clone`}
  }
  const program = programOf(command)
  if (!isProgram(program, env)) {
    const message = `${key} starts \`${program}\`, which does not exist.`
    return {id, status: 'problem', message, next: `install it there, or git config --unset ${key}`}
  }
  if (isAsked) return {id, status: 'ok', message: `${key} is configured, and .gitattributes asks for it.`}
  return {
    id,
    status: 'warning',
    message: `${key} is configured, but no attribute asks for it: ${lack}.`,
    next: `add \`*.ipynb ${attribute}=huntbook\` to .gitattributes`,
  }
}

/** The first word of a command line, which may be quoted. */
function programOf(command: string): string {
  const [, double, single, plain] = /^\s*(?:"([^"]*)"|'([^']*)'|(\S*))/u.exec(command) ?? []
  return double ?? single ?? plain ?? ''
}

/** A key, a line break and a value. */
function splitSetting(text: string): [string, string] {
  const at = text.indexOf('\n')
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** Path, attribute and value, and so on. */
function triples(words: readonly string[]): [string, string][] {
  return words.flatMap((word, index): [string, string][] => (index % 3 === 1 ? [[word, words[index + 1] ?? '']] : []))
}
