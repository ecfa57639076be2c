import type {AttackDomain} from '../../model/attack.ts'
import type {Severity} from '../../model/diagnostic.ts'
import type {FindingSeverity, Tlp} from '../../model/finding.ts'
import type {SectionName} from '../../model/findings.ts'
import type {Kernelspec} from '../../model/rule.ts'
import type {RuleSetting} from '../active.ts'

/** The configuration of a catalog, with every default filled in. Paths are as written, from the configuration's folder. */
export interface Config {
  readonly files: readonly string[]
  readonly ignore: readonly string[]
  readonly useIgnoreFiles: boolean
  /** In order: presets, then the file's own. Later layers win. */
  readonly layers: readonly Layer[]
  readonly aliases: ReadonlyMap<string, string>
  readonly retired?: string
  readonly attack: {readonly version?: string; readonly domains: readonly AttackDomain[]; readonly next?: string}
  readonly maxDiagnostics: number
  /** Reports where the command line asks for none, as `--format` takes them. */
  readonly formats: readonly string[]
  /** Begins the addresses of the pages of a team's own rules. */
  readonly docsUrl?: string
  readonly maxFileBytes: number
  /** Levels of lists and objects that the JSON of a notebook may have. */
  readonly maxDepth: number
  /** Name of a pack → its folder, or the package that it is. */
  readonly packs: ReadonlyMap<string, string>
  readonly limits: RuleLimits
  readonly cache: CacheConfig
  readonly suppressions: SuppressionConfig
  /** Path of the findings that are not reported again. */
  readonly baseline?: string
  readonly export: ExportConfig
  readonly convert: ConvertConfig
  readonly new: NewConfig
  /** What new notebooks get, and fixes write. */
  readonly kernelspec: Kernelspec
}

/** The kernel of a catalog that names none. */
export const python3: Kernelspec = {name: 'python3', display_name: 'Python 3', language: 'python'}

/** Settings for all files or some. */
export interface Layer {
  /** Globs; absent for all files. */
  readonly files?: readonly string[]
  readonly ignore: readonly string[]
  /** Rule id, group (`attack/*`) or `*` → setting, in order. */
  readonly rules: ReadonlyMap<string, RuleSetting>
  /** Path of a team's schema for the hunting block. */
  readonly schema?: string
  /** Path of the list of data sources. The last layer that names one counts. */
  readonly vocabulary?: string
  /** How notebooks are kept as `.ipynb` and as MyST. */
  readonly pairs?: Partial<PairConfig>
  /** `huntbook:strict`: warnings become errors, infos warnings. */
  readonly strict?: true
}

export interface PairConfig {
  /** `myst`: the text is the source, a notebook is made of it and may be missing; `ipynb`: the reverse; `both`: both are kept. */
  readonly mode: 'myst' | 'ipynb' | 'both' | 'none'
  /** Where the other half of a source half is, from the root and without its extension: `{folder}` and `{stem}` are the source's. */
  readonly path: string
}

/** How long rules of packs may take, in milliseconds. */
export interface RuleLimits {
  /** All of them together, for one notebook. */
  readonly fileMs: number
  /** One rule, for one notebook. */
  readonly ruleMs: number
  /** One rule, for the whole catalog. */
  readonly catalogMs: number
}

/** Where results are kept from run to run. */
export interface CacheConfig {
  readonly enabled: boolean
  readonly folder: string
}

export interface SuppressionConfig {
  /** Whether every suppression has to say why. */
  readonly requireReason: boolean
  /** The severity of `suppress/unused`. */
  readonly unused: Severity | 'off'
}

export interface ConvertConfig {
  /** How much of jupytext's text representation new headers have. */
  readonly representation: 'plain' | 'full' | 'off'
  /** The version of jupytext that `full` writes. */
  readonly jupytextVersion?: string
  /** What becomes of the outputs of edited cells. */
  readonly stale: 'drop' | 'mark'
}

/** What the options of `huntbook new` are where they are not given. */
export interface NewConfig {
  /** The folder of templates. */
  readonly templates: string
  readonly team?: string
  readonly template?: string
  readonly to?: 'myst' | 'ipynb'
  readonly technique: readonly string[]
  readonly dataSource: readonly string[]
  readonly tag: readonly string[]
  readonly param: ReadonlyMap<string, string>
}

/** What the options of `huntbook export` are where they are not given. Absent: their own defaults. */
export interface ExportConfig {
  readonly knownTags: readonly string[]
  readonly to?: readonly string[]
  readonly out?: string
  readonly showInput?: boolean
  readonly streams?: 'none' | 'stdout' | 'stderr' | 'all'
  readonly errors?: 'none' | 'name' | 'full'
  readonly showParameters?: boolean
  readonly keepTags?: readonly string[]
  readonly lenientTags?: boolean
  readonly sections?: readonly SectionName[]
  readonly final?: boolean
  readonly embedImages?: boolean
  readonly audit?: 'off' | 'text' | 'json'
  readonly maxBytes?: number
  readonly split?: boolean
  readonly defang?: boolean
  readonly includePrivate?: boolean
  readonly includeParameters?: boolean
  readonly allowIncomplete?: boolean
  readonly severity?: FindingSeverity
  readonly tlp?: Tlp
  readonly assignee?: string
  /** Paths from the root. */
  readonly tenants?: string
  readonly allowList?: string
  readonly outputLimits?: OutputLimits
}

export interface OutputLimits {
  readonly tableRows?: number
  readonly tableColumns?: number
  /** UTF-16 units of one text. */
  readonly textUnits?: number
  readonly textLines?: number
  readonly pictureBytes?: number
  readonly allPictureBytes?: number
}

/** What is wrong with a configuration, and where. */
export interface ConfigProblem {
  /** From the root of the run. */
  readonly path: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string
}
