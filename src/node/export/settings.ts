import {dirname, join, resolve} from 'node:path'
import {defaultExportOptions, type ExportOptions, type FindingFacts} from '../../export/index.ts'
import {rememberMarkdown} from '../../export/markdown/known.ts'
import type {ExportConfig, OutputLimits} from '../../lint/config/config.ts'
import type {FindingStatus} from '../../model/finding.ts'
import {packageVersion} from '../package.ts'
import {insideRoot} from '../services.ts'
import type {Workspace} from '../workspace.ts'
import {readAllowList} from './allow-list.ts'
import {attackFacts} from './attack-facts.ts'
import {denyListsOf} from './deny-list.ts'
import {readPicture} from './picture.ts'
import {readTenants} from './tenants.ts'

/** What an export shows and makes. What is not given is as the configuration says, and else by default. */
export type ExportSettings = Given<Omit<ExportConfig, 'knownTags' | 'outputLimits' | 'to' | 'out' | 'audit'> & RunSettings>

/** What is `undefined` is not given. */
export type Given<T> = {readonly [Key in keyof T]?: T[Key] | undefined}

/** What only whoever ran the notebook knows. */
interface RunSettings {
  readonly tenant?: string
  readonly environment?: string
  readonly runId?: string
  /** What an analyst says in place of the derived status. */
  readonly status?: FindingStatus
  readonly overrideReason?: string
}

export interface Settled {
  readonly keepTags?: ReadonlySet<string>
  /** The options of one notebook. The hash is that of its file; only findings need it. */
  readonly for: (path: string, sha256: string) => Omit<ExportOptions, 'targets'>
}

/** Puts the options of a run together. Files that they name are read once. */
export async function settle(workspace: Workspace, given: ExportSettings, {pictures}: {readonly pictures: boolean}): Promise<Settled> {
  const {knownTags, to: _, out: __, audit: ___, outputLimits, ...configured} = workspace.config.export
  const {keepTags, tenants, allowList, includeParameters = false, ...settings} = {...configured, ...defined(given)}
  const {tenant, environment, runId, severity, tlp, assignee, status, overrideReason, ...shown} = settings
  const limits = limitsOf(outputLimits)
  // What the configuration names lies in the catalog; what a person names may lie anywhere.
  const fileOf = (named: string | undefined, path: string): string =>
    named === undefined ? insideRoot(workspace.configRoot, path) : resolve(workspace.cwd, named)
  const {tacticsOf, attackPatternOf} = attackFacts(workspace.config)
  const facts: Omit<FindingFacts, 'sha256'> = {
    tool: {name: 'huntbook', version: packageVersion()},
    tenants: tenants === undefined ? [] : readTenants(fileOf(given.tenants, tenants), tenants),
    allowList: allowList === undefined ? [] : readAllowList(fileOf(given.allowList, allowList), allowList),
    includeParameters,
    tacticsOf,
    ...defined({tenant, environment, runId, severity, tlp, assignee, status, overrideReason}),
  }
  const known = rememberMarkdown()
  const defang = shown.defang === true ? {defangBlocks: (await import('../../export/indicators/defang-finding.ts')).defangBlocks} : {}
  const names = tenant !== undefined || facts.tenants.length > 0
  const guard = names ? {documentProblems: (await import('../../export/finding/document-problems.ts')).documentProblems} : {}
  const denyListOf = denyListsOf(workspace)
  const kept = keepTags && {keepTags: new Set(keepTags)}
  return {
    ...kept,
    for: (path, sha256) => ({
      ...defaultExportOptions,
      ...shown,
      ...kept,
      known,
      ...defang,
      ...guard,
      path,
      knownTags: new Set(knownTags),
      limits: pictures ? limits : {...limits, pictures: {one: 0, all: 0}},
      readFile: picture => readPicture(workspace.root, join(dirname(path), picture), limits.pictures.one),
      attackPatternOf,
      deny: denyListOf(path),
      facts: {...facts, sha256},
    }),
  }
}

function limitsOf(own: OutputLimits = {}): ExportOptions['limits'] {
  const {table, text, pictures} = defaultExportOptions.limits
  return {
    table: {rows: own.tableRows ?? table.rows, columns: own.tableColumns ?? table.columns},
    text: {units: own.textUnits ?? text.units, lines: own.textLines ?? text.lines},
    pictures: {one: own.pictureBytes ?? pictures.one, all: own.allPictureBytes ?? pictures.all},
  }
}

type Defined<T> = {[Key in keyof T]?: Exclude<T[Key], undefined>}

/** Without the keys that are not given: they would hide the defaults. */
function defined<T extends object>(given: T): Defined<T> {
  // What is left has the type of the key, less `undefined`.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
}
