import type {Result} from '../support/cli.ts'
import {runnerCommands} from '../support/runner.ts'
import {readXml} from '../support/xml.ts'

/** Words that a terminal, a log or a runner of CI acts on, each in a way of its own. */
export const hostileWords: readonly string[] = [
  '::error::x',
  ' \t::error file=a::x',
  '\n::error::x',
  '\r::stop-commands::x',
  '\v::error::x',
  '\x85::error::x',
  '\u2028::error::x',
  '\ufeff::error::x',
  ':\u200b:error::x',
  '\ufe0f:\u034f:error::x',
  'a##[error]x',
  'a#\u00ad#[error]x',
  'a#\u034f#\ufe0f[error]x',
  'a##vso[task.setvariable variable=a]b',
  '\x1b[31mred\x1b]0;title\x07\x1b]8;;http://a.example\x1b\\',
  '\x9b31m\x90q\x9c',
  '\u202egpj.exe\u2066\u2069',
  'a\u200b\u00ad\u2060\u{e0001}b',
  '\b\b\b\x7f',
]

/** All of them in one text that begins as a command does. */
export const allWords: string = hostileWords.join(' ')

/** What no stream of any command may hold but where it hands over the contents of a file. */
const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

export interface Asked {
  readonly args: readonly string[]
  /** Whether standard output is the content of a file. */
  readonly isContent?: boolean
}

/** What is wrong with a run, whatever it was given. Empty where nothing is. */
export function faultsOf({code, stdout, stderr}: Result, {args, isContent = false}: Asked): readonly string[] {
  const faults: string[] = []
  // Git takes what is above 128 for a failure of the program, and less for a merge with conflicts.
  const isMerge = args[0] === 'git' && args[1] === 'merge'
  if (code === null || !(code <= 2 || (isMerge && code > 128))) faults.push(`exit ${code}`)
  if (/internal error/u.test(stderr)) faults.push(`a fault of ours: ${JSON.stringify(stderr.slice(0, 300))}`)
  const format = args[args.indexOf('--format') + 1] ?? ''
  const named = args.includes('--format') ? format : ''
  for (const [name, text] of Object.entries({...(!isContent && {stdout}), stderr})) {
    // A path has to come back from an annotation as it is: a tab in it stays one.
    const plain = text.replace(named === 'github' ? /[\n\t]/gu : /\n/gu, '')
    const found = controls.exec(plain)
    if (found) faults.push(`a control character on ${name}: ${JSON.stringify(around(plain, found.index))}`)
    if (/^\s+at .+[:(]\d+:\d+\)?$/mu.test(text)) faults.push(`a stack trace on ${name}`)
    const allowed = named === 'github' && name === 'stdout' ? ['error', 'warning', 'notice'] : []
    const command = runnerCommands(text).find(({name: command}) => !allowed.includes(command))
    if (command) faults.push(`the command ${command.name} on ${name}: ${JSON.stringify(text.slice(0, 2000))}`)
  }
  if (['json', 'sarif', 'rdjson', 'gitlab'].includes(named) && stdout !== '' && !isJson(stdout))
    faults.push(`no JSON: ${stdout.slice(0, 200)}`)
  if (named === 'junit' && stdout !== '') faults.push(...faultOf(() => readXml(stdout)))
  return faults
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 60), at + 20)
}

function isJson(text: string): boolean {
  return faultOf(() => JSON.parse(text)).length === 0
}

function faultOf(work: () => unknown): string[] {
  try {
    work()
    return []
  } catch (error) {
    return [String(error)]
  }
}
