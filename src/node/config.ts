import {existsSync, lstatSync, realpathSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {buildConfig, layersOf, type Preset, recommended, strict} from '../lint/config/build.ts'
import {checkConfig} from '../lint/config/check.ts'
import type {Config, ConfigProblem} from '../lint/config/config.ts'
import {packNameProblems} from '../lint/config/packs.ts'
import {type ConfigFile, type ProblemText, readConfig, textsOf} from '../lint/config/read.ts'
import {versionProblem} from '../lint/config/version-problem.ts'
import {maxNamedBytes, maxPresets} from '../model/limits.ts'
import {escapePointer} from '../model/pointer.ts'
import type {Rule} from '../model/rule.ts'
import {emptyMap, mapOf} from '../model/value.ts'
import {readSinks} from '../report/sinks.ts'
import type {ConfigTree} from './git/config-tree.ts'
import {packageVersion} from './package.ts'
import type {Packs} from './packs/packs.ts'
import {fromRoot, gitTopLevel, isGitPath, isInside, parents} from './paths.ts'
import {readWhole} from './regular-file.ts'
import {sinkHint} from './sinks.ts'
import {reasonOf, ToolError} from './tool-error.ts'

/** Name of the configuration file. */
export const configName = 'huntbook.config.yaml'

export interface LoadedConfig {
  readonly config: Config
  /** The folder that paths of reports and globs start at. */
  readonly root: string
  /** The folder that files which the configuration names start at: the root, or what stands for it as a commit has it. */
  readonly configRoot: string
  /** Whether a configuration file decides the root. */
  readonly isConfigured: boolean
  /** The configuration file and what it extends, from the root. */
  readonly configFiles: readonly string[]
  /** Those that ship, and those of the packs that were loaded. */
  readonly rules: readonly Rule[]
  /** Absent where the configuration names none, or nobody asked for them. */
  readonly packs?: Packs
  /** Where each layer of the configuration comes from, in their order. */
  readonly origins: readonly LayerOrigin[]
}

/** A preset that ships, or a place in a file: its root, or one of its overrides. */
export type LayerOrigin = {readonly preset: string} | {readonly path: string; readonly override?: number}

export interface ConfigOptions {
  /** Absolute. */
  readonly cwd: string
  /** A path from `cwd`; `false` for none; absent for the nearest one up to the git top level. */
  readonly config?: string | false
  /** The shipped rules. */
  readonly rules: readonly Rule[]
  /** Loads the packs of the configuration. Without it their rules are taken for known, whatever they are called. */
  readonly openPacks?: OpenPacks
  /** Holds everything that the configuration is made of, in place of the working tree. */
  readonly tree?: ConfigTree
}

export type OpenPacks = (given: GivenPacks) => Promise<Packs>

export interface GivenPacks extends Pick<LoadedConfig, 'config' | 'root' | 'configRoot'> {
  readonly problemAt: PackProblemAt
  readonly tree?: ConfigTree
}

/** Makes a problem of a pack's place in the file that names it last. */
export type PackProblemAt = (name: string, text: ProblemText) => ConfigProblem

/** Finds, reads and checks the configuration. The root is its folder, else the git top level, else the working folder. */
export async function loadConfig({cwd, config: named, rules, openPacks, tree}: ConfigOptions): Promise<LoadedConfig> {
  const [from, bring] = tree ? [standIn(tree, cwd), tree.bring] : [cwd]
  bring?.(parents(from).map(folder => join(folder, configName)))
  const file = configFileOf({cwd: from, ...(named !== undefined && {config: named})})
  if (file === undefined) {
    const config = buildConfig(emptyMap, [recommended])
    const origins = presetOrigins(recommended)
    return {config, ...rootsOf(gitTopLevel(from) ?? from, tree), isConfigured: false, configFiles: [], origins, rules}
  }
  if (tree && named !== undefined && named !== false) bringNamed(tree, file, named)
  const configRoot = rootOf(file, from)
  const {root} = rootsOf(configRoot, tree)
  const own = readShape(file, configRoot)
  const names = own.value.has('extends') ? textsOf(own.value.get('extends')) : ['huntbook:recommended']
  const files = [own]
  const presets = presetsOf(names, {file, root: configRoot, from: own, seen: [file], files, ...(bring && {bring})})
  for (const read of files) failIf([...packNameProblems(read, rules), ...formatProblems(read, root), ...gitProblems(read)])
  const config = buildConfig(own.value, presets)
  const problemAt: PackProblemAt = (name, text) => {
    const naming = files.find(({value}) => mapOf(value.get('packs')).has(name)) ?? own
    return naming.problemAt(`/packs/${escapePointer(name)}`, text)
  }
  const packs = config.packs.size > 0 ? await openPacks?.({config, root, configRoot, problemAt, ...(tree && {tree})}) : undefined
  const all = [...rules, ...(packs?.rules ?? [])]
  for (const read of files) failIf(await checkConfig(read, {rules: all, ...(!packs && {unloaded: new Set(config.packs.keys())})}))
  const configFiles = [fromRoot(configRoot, file), ...presets.flatMap(({path = []}) => path)]
  const origins = [...presets.flatMap(presetOrigins), ...layersOf(own.value).map((_, index) => originAt(own.path, index))]
  return {config, root, configRoot, isConfigured: true, configFiles, origins, rules: all, ...(packs && {packs})}
}

/** A path of the repository, in the folder that stands for it. */
export function standIn({top, folder}: ConfigTree, path: string): string {
  return join(folder, fromRoot(top, path))
}

function rootsOf(configRoot: string, tree: ConfigTree | undefined): Pick<LoadedConfig, 'root' | 'configRoot'> {
  return {configRoot, root: tree ? join(tree.top, fromRoot(tree.folder, configRoot)) : configRoot}
}

/** A configuration that somebody names is not to be missing in silence. */
function bringNamed({ref, folder, bring}: ConfigTree, file: string, name: string): void {
  if (!isInside(fromRoot(folder, file))) {
    throw new ToolError('OPTION_VALUE', `Expected --config to name a file of the repository beside --config-ref, got \`${name}\`.`)
  }
  bring?.([file])
  if (existsSync(file)) return
  throw new ToolError('CONFIG_UNREADABLE', `${name} could not be read: there is no such file in \`${ref}\`.`)
}

/** The configuration file that holds in a folder; absolute. Whether it can be read is another question. */
export function configFileOf({cwd, config}: Pick<ConfigOptions, 'cwd' | 'config'>): string | undefined {
  return config === undefined ? nearest(cwd) : config === false ? undefined : resolve(cwd, config)
}

function presetOrigins(preset: Preset): LayerOrigin[] {
  const {path, layers} = preset
  const name = preset === strict ? 'huntbook:strict' : 'huntbook:recommended'
  return layers.map((_, index) => (path === undefined ? {preset: name} : originAt(path, index)))
}

/** The first layer of a file is its root, the others are its overrides. */
function originAt(path: string, index: number): LayerOrigin {
  return index === 0 ? {path} : {path, override: index - 1}
}

/** The folder of a configuration. Where a link leads to it, it is called as the working folder calls it. */
export function rootOf(file: string, cwd: string): string {
  const folder = dirname(file)
  if (isInside(fromRoot(folder, cwd)) || !existsSync(folder)) return folder
  const real = realpathSync(folder)
  return isInside(fromRoot(real, cwd)) ? real : folder
}

function nearest(cwd: string): string | undefined {
  const top = gitTopLevel(cwd)
  for (const folder of parents(cwd)) {
    const file = join(folder, configName)
    // A link that leads nowhere is one as well: it must not go unnoticed.
    if (mayBe(file)) return file
    if (folder === top) return undefined
  }
  return undefined
}

/** Whether a file exists, or nobody may tell: reading it says so then. */
function mayBe(file: string): boolean {
  try {
    return lstatSync(file, {throwIfNoEntry: false}) !== undefined
  } catch {
    return true
  }
}

interface PresetContext {
  /** The file that names the presets. */
  readonly file: string
  readonly root: string
  readonly from: ConfigFile
  /** The files on the way here, to find circles. */
  readonly seen: readonly string[]
  /** Takes every file that is read. */
  readonly files: ConfigFile[]
  readonly bring?: NonNullable<ConfigTree['bring']>
}

function presetsOf(names: readonly string[], context: PresetContext): Preset[] {
  const presets: Preset[] = []
  for (const [index, name] of names.entries()) {
    const refuse = (message: string): never => fail([context.from.problemAt(`/extends/${index}`, {message})])
    presets.push(...preset(name, {...context, refuse}))
    if (presets.length > maxPresets) refuse(`Expected at most ${maxPresets} presets, got more.`)
  }
  return presets
}

function preset(name: string, context: PresetContext & {readonly refuse: (message: string) => never}): Preset[] {
  if (name === 'huntbook:recommended') return [recommended]
  if (name === 'huntbook:strict') return [strict]
  const {root, seen, files, refuse, bring} = context
  if (/^[a-z][a-z\d+.-]+:/iu.test(name)) {
    return refuse(`Expected \`huntbook:recommended\`, \`huntbook:strict\` or a file, got \`${name}\`: nothing is fetched.`)
  }
  const file = resolve(dirname(context.file), name)
  bring?.([file])
  if (!existsSync(file)) return refuse(`Expected a file, got \`${name}\`, which does not exist.`)
  if (!isInside(fromRoot(realpathSync(root), realpathSync(file)))) return refuse(`Expected a file inside the root, got \`${name}\`.`)
  if (seen.includes(file)) return refuse(`Unexpected circle: \`${name}\` extends itself.`)
  const own = readShape(file, root)
  files.push(own)
  const inner = presetsOf(textsOf(own.value.get('extends')), {file, root, from: own, seen: [...seen, file], files, ...(bring && {bring})})
  return [...inner, {layers: layersOf(own.value), settings: own.value, path: own.path}]
}

/** Reads a file and checks it against the schema. What it says of rules is checked when these are known. */
function readShape(file: string, root: string): ConfigFile {
  const path = fromRoot(root, file)
  const text = readUtf8(file, path)
  const other = versionProblem(text, {path, version: packageVersion()})
  if (other) return fail([other])
  const read = readConfig(text, path)
  return 'value' in read ? read : fail(read)
}

function failIf(problems: readonly ConfigProblem[]): void {
  if (problems.length > 0) fail(problems)
}

/** Reports that cannot be. */
function formatProblems({value, problemAt}: ConfigFile, root: string): ConfigProblem[] {
  const sinks = readSinks(textsOf(mapOf(value.get('report')).get('formats')))
  if ('message' in sinks) return [problemAt(`/report/formats/${sinks.index}`, {message: sinks.message, hint: sinkHint(sinks)})]
  const outside = sinks.find(({file}) => file !== undefined && !isInside(fromRoot(root, resolve(root, file))))
  return outside ? [problemAt('/report/formats', {message: `Expected files inside the root, got \`${outside.file}\`.`})] : []
}

/** What a branch proposes must not become what git runs: nothing that a run writes is a file of git. */
function gitProblems({value, problemAt}: ConfigFile): ConfigProblem[] {
  const reports = textsOf(mapOf(value.get('report')).get('formats')).entries()
  const written: readonly (readonly [pointer: string, path: unknown])[] = [
    ...[...reports].map(([index, text]) => [`/report/formats/${index}`, text.slice(text.indexOf('=') + 1)] as const),
    ['/baseline', value.get('baseline')],
    ['/cache/folder', mapOf(value.get('cache')).get('folder')],
  ]
  return written.flatMap(([pointer, path]) =>
    typeof path === 'string' && isGitPath(path) ? [problemAt(pointer, {message: `Unexpected file of git: \`${path}\`.`})] : [],
  )
}

/** A text file that the configuration is made of or names. `path` is what people call it. */
export function readUtf8(file: string, path: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(readWhole(file, maxNamedBytes))
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error)
    throw new ToolError('CONFIG_UNREADABLE', `${path} could not be read: ${reason}.`, {cause: error})
  }
}

export function fail(problems: readonly ConfigProblem[]): never {
  const [first] = problems
  const message = problems.map(({path, line, column, message: text}) => `${path}:${line}:${column} ${text}`).join(' ')
  throw new ConfigError(problems, message, first?.hint === undefined ? {} : {hint: first.hint})
}

/** What is wrong with a configuration, problem by problem, for editors. */
export class ConfigError extends ToolError {
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[], ...[message, options]: [message: string, options: {readonly hint?: string}]) {
    super('CONFIG_INVALID', message, options)
    this.problems = problems
  }
}
