import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {readBaseline} from '../../lint/baseline/read.ts'
import type {BaselineFile} from '../../lint/baseline/stale.ts'
import {standIn} from '../config.ts'
import type {ConfigTree} from '../git/config-tree.ts'
import {fromRoot, isInside, shownPath} from '../paths.ts'
import {decode, readBytes} from '../read.ts'
import {insideRoot} from '../services.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'

export interface BaselineOptions {
  /** The file, from `cwd`, or `false` for none; default that of the configuration. */
  readonly baseline?: string | false
  /** Make the file of what is found. Where there is one, `force` takes what can be judged out of it first. */
  readonly writeBaseline?: boolean
  readonly force?: boolean
  /** Remove from the file what is not found any more. */
  readonly pruneBaseline?: boolean
}

/** A baseline and what is to be done with it. */
export interface Baseline extends BaselineFile {
  readonly file: string
  /** As people type it. */
  readonly name: string
  readonly task: 'read' | 'write' | 'prune'
  /** What is on the disk. */
  readonly expected: Uint8Array | 'absent'
}

/** Reads the baseline that is asked for. One that is not there, or is no baseline, is no empty one. */
export function openBaseline(workspace: Workspace, options: BaselineOptions): Baseline | undefined {
  const {root, configRoot, configTree, cwd, config} = workspace
  const task = options.writeBaseline ? 'write' : options.pruneBaseline ? 'prune' : 'read'
  if (options.writeBaseline && options.pruneBaseline) throw wrongUse('Expected --write-baseline or --prune-baseline, got both.')
  if (options.force && !options.writeBaseline) throw wrongUse('Expected --force with --write-baseline.')
  const file = fileOf(workspace, options)
  if (file === undefined) {
    if (task === 'read') return undefined
    throw wrongUse(
      `Expected a baseline for --${task}-baseline, got none.`,
      'name it with --baseline FILE, or as `baseline` in the configuration',
    )
  }
  const path = fromRoot(isOf(configTree, file) ? configRoot : root, file)
  const name = shownPath(resolve(root, path), cwd)
  if (task !== 'read' && !isInside(path)) throw new ToolError('PATH_OUTSIDE', `Expected a baseline inside the root, got ${name}.`)
  const base = {file, path, name, task} as const
  if (task !== 'write') return {...base, ...readEntries(file, {name, maxBytes: config.maxFileBytes})}
  if (!existsSync(file)) return {...base, text: '', entries: [], expected: 'absent'}
  if (options.force) return {...base, ...readEntries(file, {name, maxBytes: config.maxFileBytes})}
  throw new ToolError('BASELINE_EXISTS', `Expected no file at ${name}, got one.`, {
    hint: '--prune-baseline removes what is fixed; --write-baseline --force also takes in what is new',
  })
}

function fileOf({configRoot, configTree, cwd, config}: Workspace, {baseline}: BaselineOptions): string | undefined {
  if (baseline === false) return undefined
  if (baseline === undefined) return config.baseline === undefined ? undefined : insideRoot(configRoot, config.baseline)
  const file = resolve(cwd, baseline)
  if (!configTree || !isInside(fromRoot(configTree.top, file))) return file
  // Whoever proposes a change may change the baseline as well, however it is named.
  const copy = standIn(configTree, file)
  configTree.bring?.([copy])
  return copy
}

function isOf(tree: ConfigTree | undefined, file: string): boolean {
  return tree !== undefined && isInside(fromRoot(tree.folder, file))
}

function readEntries(file: string, {name, maxBytes}: {readonly name: string; readonly maxBytes: number}) {
  const bytes = readBytes(file, {path: name, maxBytes})
  const decoded = bytes instanceof Uint8Array ? decode(bytes, name) : bytes
  if ('rule' in decoded) {
    const hint = existsSync(file) ? {} : {hint: '--write-baseline makes it'}
    throw new ToolError('BASELINE_UNREADABLE', `The baseline ${name} could not be read: ${decoded.message}`, hint)
  }
  const read = readBaseline(decoded.text)
  if ('message' in read) {
    const place = read.line === undefined ? name : `${name}:${read.line}`
    throw new ToolError('BASELINE_INVALID', `${place} is no baseline: ${read.message}`)
  }
  return {text: decoded.text, entries: read, expected: decoded.bytes}
}

function wrongUse(message: string, hint?: string): ToolError {
  return new ToolError('OPTION_VALUE', message, hint === undefined ? {} : {hint})
}
