import {join, resolve} from 'node:path'
import {rules as shipped} from '../../rules/index.ts'
import {readerOf} from '../formats/readers.ts'
import type {Services} from '../lint/context.ts'
import type {Source} from '../lint/diagnose.ts'
import {fileDiagnostic} from '../lint/diagnose.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ParseOptions} from '../model/format.ts'
import type {Rule} from '../model/rule.ts'
import {type LayerOrigin, loadConfig, type OpenPacks} from './config.ts'
import type {Catalog} from './files.ts'
import type {ConfigTree} from './git/config-tree.ts'
import {ignoredIn} from './ignore.ts'
import type {Exists} from './listing.ts'
import {filesNamed} from './named-repository.ts'
import {checkOptionFiles} from './option-files.ts'
import type {Packs} from './packs/packs.ts'
import {decode, type FileText, readText, tooLarge} from './read.ts'
import {loadServices} from './services.ts'

/** A catalog, opened for one run. */
export interface Workspace extends Catalog {
  readonly cwd: string
  /** The folder that files which the configuration names start at: the root, or what stands for it as a commit has it. */
  readonly configRoot: string
  readonly configTree?: ConfigTree
  /** The configuration file and what it extends, from the root. */
  readonly configFiles: readonly string[]
  /** Where each layer of the configuration comes from, in their order. */
  readonly origins: readonly LayerOrigin[]
  /** Those that ship, and those of packs. */
  readonly rules: readonly Rule[]
  readonly packs?: Packs
  readonly services: Services
  /** Whether a path from the root exists, where a run looks at folders once; default: the disk is asked. */
  readonly exists?: Exists
}

export interface WorkspaceOptions {
  /** The working folder; default the process's. */
  readonly cwd?: string
  /** A configuration file, or `false` for none; default the nearest `huntbook.config.yaml`. */
  readonly config?: string | false
  /** Holds the configuration and what it names as a commit has them; default the working tree. */
  readonly configTree?: ConfigTree
}

/** Rules of packs are among those of the workspace where `loadPacks` says how to load them. */
export async function openWorkspace(
  {cwd = process.cwd(), config: file, configTree: tree}: WorkspaceOptions,
  {loadPacks}: {readonly loadPacks?: OpenPacks} = {},
): Promise<Workspace> {
  const openPacks = loadPacks && {openPacks: loadPacks}
  const own = {...(file !== undefined && {config: file}), ...(tree && {tree})}
  const loaded = await loadConfig({cwd, rules: shipped, ...own, ...openPacks})
  const {configRoot, config, rules} = loaded
  tree?.bring?.(filesNamed(config, rules).map(path => join(configRoot, path)))
  checkOptionFiles(loaded, rules)
  const opened = {...loaded, cwd, ignored: ignoredIn(configRoot, config), ...(tree && {configTree: tree})}
  return {...opened, services: loadServices(opened)}
}

/** Whether a file is a notebook, or would be if it could be read. It is not parsed. */
export function isNotebook(workspace: Place, path: string): boolean {
  const file = readCurrent(workspace, path)
  return !('text' in file) || readerOf(path, file.text) !== undefined
}

/** Where notebooks are read from. */
type Place = Pick<Workspace, 'root' | 'config' | 'staged'>

/** The text that a run looks at: of the index where that is asked for, else of the disk. */
function readCurrent({root, config: {maxFileBytes: maxBytes}, staged}: Place, path: string): FileText | Diagnostic {
  const bytes = staged?.read(path)
  if (!bytes) return readText(resolve(root, path), {path, maxBytes})
  return bytes.length > maxBytes ? tooLarge({path, size: bytes.length, maxBytes}) : decode(bytes, path)
}

/** The same catalog without what a run has read of it. */
export function reopened(workspace: Workspace): Workspace {
  return {...workspace, services: {...workspace.services, ...loadServices(workspace)}}
}

/** A notebook file: what was read and what it was parsed to. */
export interface Opened {
  readonly source: Source
  readonly file: FileText
}

/** Reads and parses one file. A diagnostic where it cannot be read; `undefined` where it is no notebook. */
export function openNotebook(workspace: Place, path: string, options?: ParseOptions): Opened | Diagnostic | undefined {
  const file = readCurrent(workspace, path)
  return 'text' in file ? parseFile(path, file, {...options, ...readingOf(workspace)}) : file
}

/** How the files of a run are read: they have one configuration. */
export function readingOf({config}: Pick<Workspace, 'config'>): Pick<ParseOptions, 'memory' | 'maxDepth'> {
  return {memory: config, maxDepth: config.maxDepth}
}

/** Parses bytes that came from elsewhere than the disk; the path decides the format. */
export function openBytes({config}: Pick<Workspace, 'config'>, path: string, bytes: Uint8Array): Opened | Diagnostic | undefined {
  const file =
    bytes.length > config.maxFileBytes ? tooLarge({path, size: bytes.length, maxBytes: config.maxFileBytes}) : decode(bytes, path)
  return 'text' in file ? parseFile(path, file, {maxDepth: config.maxDepth}) : file
}

export function parseFile(path: string, file: FileText, options?: ParseOptions): Opened | undefined {
  const reader = readerOf(path, file.text)
  if (!reader) return undefined
  const parsed = reader.parse(file.text, options)
  return {source: {path, format: reader.id, text: file.text, parsed}, file}
}

export function bomDiagnostic(path: string): Diagnostic {
  const message = 'Unexpected byte order mark: other tools refuse the file. Save it without.'
  return fileDiagnostic({rule: 'parse/bom', path, message, severity: 'warning'})
}
