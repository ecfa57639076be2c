import {existsSync, mkdirSync, readdirSync, rmSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {namedFiles} from '../../lint/config/named-files.ts'
import {maxCacheBytes} from '../../model/limits.ts'
import {readUtf8} from '../config.ts'
import {digestOf} from '../digest.ts'
import {packageFolder, packageVersion} from '../package.ts'
import {readWhole} from '../regular-file.ts'
import {insideRoot} from '../services.ts'
import {codeOf, reasonOf, ToolError} from '../tool-error.ts'
import {ChangedError, writeWhole} from '../write.ts'
import {type Asked, answering} from './asked.ts'
import {cacheProblem} from './cache-folder.ts'
import type {Linter, LinterOptions} from './linter.ts'
import type {Outcome} from './outcome.ts'

/** What was found in a file, and what that rests on besides the configuration. */
export interface Entry {
  /** Of the file's bytes. */
  readonly digest: string
  /** Whether it was the half of a pair that most rules leave alone. */
  readonly isMirror: boolean
  readonly asked: readonly Asked[]
  readonly outcome: Outcome
}

export interface Cache {
  /** Whether nothing is known of any file. */
  readonly isEmpty: boolean
  /** The result of a file that holds what it held then; `undefined` where anything that it rests on is another now. */
  readonly find: (path: string, now: Pick<Entry, 'digest' | 'isMirror'>) => Outcome | undefined
  readonly store: (path: string, entry: Entry) => void
  /** Writes what is new. */
  readonly save: () => void
}

interface CacheOptions {
  readonly linter: Linter
  readonly options: LinterOptions
  /** Takes what people are to know. */
  readonly note: (text: string) => void
}

/** One file for each configuration: of those that nobody uses any more, some are kept for people who switch branches. */
const mostFiles = 4

/** The results of earlier runs with the same rules over the same catalog. What cannot be read, or was written by another version, is not there. */
export function openCache(folder: string, {linter, options, note}: CacheOptions): Cache | undefined {
  const problem = cacheProblem(linter.workspace.root, folder)
  if (problem !== undefined) {
    note(problem)
    return undefined
  }
  const file = join(folder, `lint-${keyOf(linter, options)}.json`)
  const entries = readEntries(file, note)
  const over = cacheOver(entries, linter)
  let isNew = false
  return {
    ...over,
    store(path, entry) {
      over.store(path, entry)
      isNew = true
    },
    save() {
      if (!isNew) return
      try {
        mkdirSync(folder, {recursive: true})
        // Git is not to see it, wherever the folder is.
        if (!existsSync(join(folder, '.gitignore'))) writeUnlessOthersDo(join(folder, '.gitignore'), '*\n')
        writeUnlessOthersDo(file, textOf(entries))
        prune(folder)
      } catch (error) {
        note(`The cache was not written: ${error instanceof ToolError ? error.message : reasonOf(error)}`)
      }
    },
  }
}

/** Another run that writes at the same moment knows as much as this one. */
function writeUnlessOthersDo(file: string, text: string): void {
  try {
    writeWhole(file, text, {syncFolder: 'later'})
  } catch (error) {
    if (!(error instanceof ChangedError)) throw error
  }
}

/** Results that are kept as long as the process lives, by what they rest on. */
export type Memory = Map<string, Map<string, Entry>>

/** The results of earlier runs of this process. Nothing is written. */
export function openMemory(memory: Memory, {linter, options}: Pick<CacheOptions, 'linter' | 'options'>): Cache {
  const key = keyOf(linter, options)
  const entries = memory.get(key) ?? new Map<string, Entry>()
  // Those of another configuration would only fill the memory.
  memory.clear()
  memory.set(key, entries)
  return {...cacheOver(entries, linter), save: () => {}}
}

function cacheOver(entries: Map<string, Entry>, {workspace}: Linter): Omit<Cache, 'save'> {
  const answer = answering(workspace.services)
  return {
    isEmpty: entries.size === 0,
    find(path, {digest, isMirror}) {
      const entry = entries.get(path)
      if (entry?.digest !== digest || entry.isMirror !== isMirror) return undefined
      return entry.asked.every(([kind, about, said]) => answer(kind, about) === said) ? entry.outcome : undefined
    },
    store: (path, entry) => void entries.set(path, entry),
  }
}

/** Everything that all results of a run rest on. */
function keyOf({workspace: {config, configRoot, packs}}: Linter, {rules, only, checkGroups}: LinterOptions): string {
  const named = namedFiles(config).map(path => [path, digestOf(readUtf8(insideRoot(configRoot, path), path))])
  const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)
  return digestOf(
    JSON.stringify([packageVersion(), build(), config, named, rules, only, checkGroups === true, packs?.digest], plain),
  ).slice(0, 22)
}

/** Tells apart two builds of one version. */
function build(): unknown {
  const stat = statSync(join(packageFolder(), 'dist/cli/huntbook.cjs'), {throwIfNoEntry: false})
  return stat && [stat.size, stat.mtimeMs]
}

/** Whatever befell the file since, what is read was written by this version. */
function textOf(entries: ReadonlyMap<string, Entry>): string {
  const text = JSON.stringify([...entries])
  return `${digestOf(text)}\n${text}\n`
}

function readEntries(file: string, note: CacheOptions['note']): Map<string, Entry> {
  try {
    const whole = new TextDecoder().decode(readWhole(file, maxCacheBytes))
    const at = whole.indexOf('\n')
    const text = whole.slice(at + 1, -1)
    if (whole.slice(0, at) !== digestOf(text)) {
      note('The cache was damaged: every notebook is checked again.')
      return new Map()
    }
    // Its name is made of the version that wrote it, so that its shape is known.
    return new Map(JSON.parse(text) as [string, Entry][])
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) note(`The cache was not read: ${reasonOf(error)}.`)
    return new Map()
  }
}

function prune(folder: string): void {
  const files = readdirSync(folder)
    .filter(name => name.startsWith('lint-') && name.endsWith('.json'))
    // Others may remove some meanwhile.
    .map(name => ({name, time: statSync(join(folder, name), {throwIfNoEntry: false})?.mtimeMs ?? 0}))
    .sort((a, b) => b.time - a.time)
  for (const {name} of files.slice(mostFiles)) rmSync(join(folder, name), {force: true})
}
