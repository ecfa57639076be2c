import {readerOf} from './formats/readers.ts'
import {conceal} from './lint/conceal.ts'
import {python3} from './lint/config/config.ts'
import {type ActiveRule, noBlock, type Services} from './lint/context.ts'
import type {Source} from './lint/diagnose.ts'
import {lintNotebook} from './lint/engine.ts'
import {jupytextFinder} from './lint/jupytext/find.ts'
import {sortDiagnostics} from './lint/order.ts'
import {type HuntingSchema, huntingSchema} from './lint/schemas/hunting.ts'
import {applySuppressions} from './lint/suppress/apply.ts'
import {findSuppressions} from './lint/suppress/find.ts'
import {blockOf, viewOf} from './lint/views.ts'
import type {Attack} from './model/attack.ts'
import type {Diagnostic} from './model/diagnostic.ts'
import type {FieldAliases} from './model/hunt.ts'
import type {RuleSettings, Since} from './model/rule.ts'

export interface LintTextOptions {
  /** With their severity and options: `activate` gives them. */
  readonly rules: readonly ActiveRule[]
  readonly attack: Attack
  readonly settings?: Partial<RuleSettings>
  /** Whether the notebook is a hunt of a catalog. Default true. */
  readonly isHunt?: boolean
  /** Reads another file of the repository, by its path from the root. Default: there are none. */
  readonly readFile?: (path: string) => Uint8Array | undefined
  /** Every file of the repository, for rules that look for one. Default none. */
  readonly files?: readonly string[]
  /** The day as `YYYY-MM-DD`, for rules about dates. Default the last of 9999, which no date is after. */
  readonly today?: string
  /** What the notebook is compared with. */
  readonly since?: Since
  /** Other names of fields. */
  readonly aliases?: FieldAliases
  /** Default: that of the fields alone. */
  readonly schema?: HuntingSchema
  /** Whether git takes results of runs out of a file when it stores it. Default: of none. */
  readonly isCleanedByGit?: Services['isCleanedByGit']
  /** What rules are told of the options of others, by id and path. Default: those of `rules`. */
  readonly optionsOf?: Services['optionsOf']
}

/** Checks one notebook that need not be on a disk, without what it suppresses; the path decides the format. `undefined` where the text is no notebook. */
export async function lintText(path: string, text: string, options: LintTextOptions): Promise<readonly Diagnostic[] | undefined> {
  const source = sourceOf(path, text)
  if (!source) return undefined
  const found = await lintSource(source, options)
  const view = viewOf(source)
  const {kept} = applySuppressions(found, view ? findSuppressions(view) : [])
  return conceal(sortDiagnostics(kept), () => text, found)
}

/** A text and what its format makes of it. */
export function sourceOf(path: string, text: string): Source | undefined {
  const reader = readerOf(path, text)
  return reader && {path, format: reader.id, text, parsed: reader.parse(text)}
}

/** The findings of one notebook, not sorted yet. */
export async function lintSource(
  source: Source,
  {rules, isHunt = true, readFile = () => undefined, aliases = new Map(), schema = huntingSchema(), ...services}: LintTextOptions,
): Promise<readonly Diagnostic[]> {
  const folder = source.path.slice(0, source.path.lastIndexOf('/') + 1)
  const view = viewOf(source, {aliases, readSide: path => readFile(folder + path)})
  return lintNotebook({
    source,
    ...(view && {view}),
    rules,
    isHunt,
    block: view ? blockOf(view, schema) : noBlock,
    services: servicesOf({optionsOf: id => rules.find(({rule}) => rule.meta.id === id)?.options, ...services, readFile}),
  })
}

export interface ServiceOptions extends Pick<LintTextOptions, 'attack' | 'settings' | 'today' | 'since' | 'optionsOf' | 'isCleanedByGit'> {
  readonly readFile: (path: string) => Uint8Array | undefined
  /** Every file of the repository. */
  readonly files?: readonly string[]
}

/** What rules may ask where there is no disk. */
export function servicesOf(given: ServiceOptions): Services {
  const {
    attack,
    settings,
    readFile,
    files = [],
    today = '9999-12-31',
    since,
    optionsOf = () => undefined,
    isCleanedByGit = () => false,
  } = given
  const isFolder = (path: string): boolean => files.some(file => path === '' || file.startsWith(`${path}/`))
  return {
    attack,
    settings: {domains: ['enterprise'], knownTags: new Set(), retired: new Map(), kernelspec: python3, ...settings},
    jupytextFor: jupytextFinder(readFile),
    repository: {
      read: readFile,
      kindOf: path => (files.includes(path) || readFile(path) ? 'file' : isFolder(path) ? 'folder' : undefined),
      files: () => files,
    },
    isCleanedByGit,
    ...(since && {since}),
    today: () => today,
    optionsOf,
  }
}
