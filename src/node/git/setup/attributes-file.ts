import {existsSync, readFileSync, unlinkSync} from 'node:fs'
import {homedir} from 'node:os'
import {join, resolve} from 'node:path'
import {withLines, withoutLines} from '../../../setup/attributes.ts'
import {reasonOf, ToolError} from '../../tool-error.ts'
import {writeWhole} from '../../write.ts'
import {runGit} from '../process.ts'
import type {SettingsOptions} from './settings.ts'

/** The file for a person's own attributes, of a repository that of its root. */
export function attributesFile({root, scope, env = {}, ...options}: SettingsOptions): string {
  if (scope !== 'global') return join(root, '.gitattributes')
  const answer = runGit(root, {
    ...options,
    env,
    args: ['config', '--global', '--type=path', '--get', 'core.attributesFile'],
    answers: [0, 1],
  })
  const named = typeof answer === 'string' ? '' : answer.stdout.toString().replace(/\n$/u, '')
  if (named !== '') return resolve(named)
  const home = env.HOME ?? homedir()
  return join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'git', 'attributes')
}

export interface AttributesChange {
  readonly file: string
  readonly lines: readonly string[]
  /** Tells what would be, and writes nothing. */
  readonly dryRun: boolean
}

/** Adds lines that are not there, and says which. */
export function addLines({file, lines, dryRun}: AttributesChange): readonly string[] {
  const before = read(file)
  const {text, added} = withLines(before ?? '', lines)
  if (added.length > 0 && !dryRun) write(file, text, before)
  return added
}

/** Takes lines out, and says which were there. A file of which nothing is left goes. */
export function removeLines({file, lines, dryRun}: AttributesChange): readonly string[] {
  const before = read(file)
  if (before === undefined) return []
  const there = new Set(before.split(/\r?\n/u))
  const removed = lines.filter(line => there.has(line))
  if (removed.length === 0 || dryRun) return removed
  const text = withoutLines(before, removed)
  if (text === '') unlinkSync(file)
  else write(file, text, before)
  return removed
}

function read(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(readFileSync(file))
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error)
    throw new ToolError('ATTRIBUTES_UNREADABLE', `${file} could not be read: ${reason}.`, {cause: error})
  }
}

function write(file: string, text: string, before: string | undefined): void {
  writeWhole(file, text, {expected: before === undefined ? 'absent' : new TextEncoder().encode(before)})
}
