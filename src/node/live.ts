import {dirname, join, resolve} from 'node:path'
import {namedFiles} from '../lint/config/named-files.ts'
import {optionFiles} from '../lint/config/option-files.ts'
import type {CatalogEntry} from '../model/view.ts'
import {openCatalogMemory, stampOf} from './catalog-memory.ts'
import {configFileOf, configName, rootOf} from './config.ts'
import {ignoredIn} from './ignore.ts'
import type {DocumentMemory} from './lint/documents.ts'
import {type Linter, type LinterOptions, openLinter} from './lint/linter.ts'
import {type LintReport, lintWith} from './lint.ts'
import {listingOf} from './listing.ts'
import {parents} from './paths.ts'
import {reopened, type Workspace} from './workspace.ts'

/** A catalog that stays open while its notebooks are edited. Nothing is written. */
export interface Live {
  /** Checks documents in place of what the disk holds of them, as `lint` would. Throws a `ToolError` as that does. */
  readonly check: (texts: Texts, signal?: AbortSignal) => Promise<LintReport>
  /** One of the documents with its safe fixes; `undefined` where there are none. */
  readonly fix: (texts: Texts, path: string) => Promise<string | undefined>
  /** The disk may have changed: what a run rests on is looked at again before the next one. */
  readonly doubt: () => void
  /** The configuration file of the folder and the root that it makes, whether it can be read or not. Absolute. */
  readonly place: () => {readonly root: string; readonly config?: string}
  /** The catalog as it was opened last. */
  readonly workspace: () => Workspace | undefined
  /** The keys that the `hunting` block of a file may have, those of the team's schemas and other names of fields included. */
  readonly huntingKeys: (path: string) => readonly string[]
  /** The hunts of the catalog, as the last run saw them. */
  readonly entries: () => readonly CatalogEntry[]
  readonly close: () => Promise<void>
}

/** Bytes by path from the root. The same array is the same text. */
export type Texts = (root: string) => ReadonlyMap<string, Uint8Array>

interface Open {
  readonly linter: Linter
  readonly memory: DocumentMemory
  /** The files that make the configuration, and what they were like. */
  readonly inputs: ReadonlyMap<string, string>
}

/** `cwd` is the folder that `lint` would run in. */
export function openLive(options: LinterOptions & {readonly cwd: string}): Live {
  let open: Open | undefined
  let isDoubted = false
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other: they share what is open. */
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const next = last.then(task, task)
    last = next.catch(() => {})
    return next
  }
  const current = async (): Promise<Open> => {
    if (open && isDoubted) open = isSame(open.inputs) ? lookAgain(open) : await closed(open)
    isDoubted = false
    open ??= await start(options)
    return open
  }
  const run = async (texts: Texts, more: {readonly signal?: AbortSignal; readonly fix?: string}): Promise<LintReport> => {
    const {linter, memory} = await current()
    const {signal, fix} = more
    const given = texts(linter.workspace.root)
    const focus = fix === undefined ? {} : {focus: new Set([fix])}
    const documents = {texts: given, memory, ...focus, ...(signal && {signal})}
    return lintWith(overlaid(linter, given), {...options, documents, fix: fix !== undefined})
  }
  return {
    check: (texts, signal) => inTurn(() => run(texts, signal ? {signal} : {})),
    fix: (texts, path) => inTurn(async () => (await run(texts, {fix: path})).fixed.find(file => file.path === path)?.change?.after),
    doubt: () => {
      isDoubted = true
    },
    place: () => {
      const config = configFileOf(options)
      return config === undefined ? {root: options.cwd} : {root: rootOf(config, options.cwd), config}
    },
    workspace: () => open?.linter.workspace,
    huntingKeys: path => [...(open?.linter.schemaOf(path).knownKeys().names.keys() ?? [])],
    entries: () => open?.memory.catalog.entries() ?? [],
    close: () =>
      inTurn(async () => {
        if (open) open = await closed(open)
      }),
  }
}

async function closed({linter}: Open): Promise<undefined> {
  await linter.workspace.packs?.close()
  return undefined
}

async function start(options: LinterOptions & {readonly cwd: string}): Promise<Open> {
  const linter = await openLinter(options)
  const memory = {outcomes: new Map(), texts: new Map(), catalog: openCatalogMemory(linter.workspace.root)}
  return {linter, memory, inputs: new Map(inputsOf(linter, options.cwd).map(file => [file, stampOf(file)]))}
}

/** Everything that only a new start takes in. A configuration that is nearer than the one in use would win. */
function inputsOf({workspace}: Linter, cwd: string): string[] {
  const {root, config, configFiles, rules, packs} = workspace
  const named = [...configFiles, ...namedFiles(config), ...optionFiles(config, rules).map(({path}) => path)]
  const ofPacks = (packs?.files ?? []).flatMap(file => [file, dirname(file)])
  return [...new Set([...parents(cwd).map(folder => join(folder, configName)), ...named.map(name => resolve(root, name)), ...ofPacks])]
}

function isSame(inputs: ReadonlyMap<string, string>): boolean {
  return [...inputs].every(([file, stamp]) => stampOf(file) === stamp)
}

/** The same configuration over a disk that may be another. */
function lookAgain({linter, memory, inputs}: Open): Open {
  const {workspace} = linter
  const {root, config} = workspace
  const fresh = reopened({...workspace, ignored: ignoredIn(root, config), exists: listingOf(root)})
  memory.catalog.doubt()
  memory.outcomes.clear()
  return {linter: {...linter, workspace: fresh}, memory, inputs}
}

/** Rules that read other files are shown the documents, too. */
function overlaid(linter: Linter, texts: ReadonlyMap<string, Uint8Array>): Linter {
  const {workspace} = linter
  const {services} = workspace
  const {repository} = services
  const read = (path: string): Uint8Array | undefined => texts.get(path) ?? repository.read(path)
  return {...linter, workspace: {...workspace, services: {...services, repository: {...repository, read}}}}
}
