import type {SyntaxNode} from '@lezer/common'
import type {Nodes} from 'mdast'
import type {Attack, AttackDomain} from './attack.ts'
import type {Severity} from './diagnostic.ts'
import type {JupytextConfig} from './jupytext.ts'
import type {TextFile} from './text-file.ts'
import type {Value} from './value.ts'
import type {At, CatalogEntry, CellView, NotebookView, OutputView, PairView} from './view.ts'

/** A rule as the engine sees it. Write rules with `defineRule`, which knows the types of messages and options. */
export interface Rule {
  readonly meta: RuleMeta
  /** What is wrong with a file that an option of format `file` names, as a sentence. Asked before anything is checked. */
  readonly checkFile?: (text: string) => string | undefined
  // A method: rules take narrower contexts, with their own messages and options.
  create(context: RuleContext): Visitors
}

export interface RuleMeta {
  /** The path of its file below `rules`, such as `attack/format`. */
  readonly id: string
  /** Ends the sentence "This rule …". */
  readonly description: string
  /** `off`: it runs where somebody turns it on. */
  readonly severity: Severity | 'off'
  /** The kind of fix that some of its reports carry. */
  readonly fixable?: 'safe' | 'unsafe'
  /** `hunt`: only files of the catalog; `notebook` (default): every notebook that is checked. */
  readonly scope?: 'hunt' | 'notebook'
  /** Its visitor `catalog` is shown the `content` of hunts: every notebook of the catalog is parsed as a whole for it. */
  readonly reads?: 'content'
  readonly options?: OptionsSchema
  /** Message id → text, with `{name}` where the report's data goes. */
  readonly messages: Readonly<Record<string, string>>
}

/** JSON Schema of a rule's options: it checks the configuration, gives defaults and makes the table in the docs. */
export interface OptionsSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, OptionSchema>>
}

type OptionType = 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object'

export interface OptionSchema {
  /** A list where the option takes several forms. */
  readonly type: OptionType | readonly OptionType[]
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly items?: OptionSchema
  readonly properties?: Readonly<Record<string, OptionSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: OptionSchema | false
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  /** `regex`: a regular expression that compiles. `file`: the path of a file that is there, from the root. */
  readonly format?: 'regex' | 'file'
}

export interface RuleContext<Message extends string = string, Options = Readonly<Record<string, unknown>>> {
  /** The options of the configuration over the defaults. */
  readonly options: Options
  /**
   * The options of a rule for a notebook, this one where no path is given: those of the configuration over the defaults. `undefined` where the
   * configuration turns it off. What the command line picks for a run does not count, so that a rule finds the same whatever runs beside it.
   */
  readonly optionsOf: (id: string, path?: string) => Readonly<Record<string, unknown>> | undefined
  /** Of the notebook, from the root; empty while the catalog is visited. */
  readonly path: string
  readonly attack: Attack
  readonly settings: RuleSettings
  /** Where the `hunting` block breaks the schema of its fields or a team's own. */
  readonly violations: () => readonly Violation[]
  /** The keys that the `hunting` block may have: those of the same schemas, and other names of fields. */
  readonly knownKeys: () => KnownKeys
  /** The configuration of jupytext that holds for a file of the repository, by its path from the root. */
  readonly jupytextFor: (path: string) => JupytextConfig | undefined
  readonly repository: Repository
  /** Whether git takes results of runs out of a file of the repository when it stores it, so that what the working file holds is nobody else's matter. */
  readonly isCleanedByGit: (path: string) => boolean
  /** What `--since` compares with; absent without it. */
  readonly since?: Since
  /** The day in UTC, as `YYYY-MM-DD`. */
  readonly today: () => string
  /** A UUID of version 4 for a file, made from its path and text: two runs over one file propose the same fix. Never a retired id. */
  readonly newId: (file: TextFile) => string
  // A method, so that a context with fewer messages is one with any.
  report(report: RuleReport<Message>): void
}

/** The files below the root. Paths start there, with `/`; what lies outside, also behind a link, is not there. */
export interface Repository {
  readonly kindOf: (path: string) => 'file' | 'folder' | undefined
  readonly read: (path: string) => Uint8Array | undefined
  /** Every file that is not ignored, in code-unit order. */
  readonly files: () => readonly string[]
}

/** The commit that `--since` compares with: the merge base of the ref and HEAD. */
export interface Since {
  readonly ref: string
  /** A notebook as it was there, under the name that it had; `undefined` for one that is new. */
  readonly before: (path: string) => NotebookView | undefined
}

/** What the configuration says to all rules. */
export interface RuleSettings {
  readonly domains: readonly AttackDomain[]
  /** Tags that a team uses on purpose. */
  readonly knownTags: ReadonlySet<string>
  /** Id in lower case → its entry in the ledger. */
  readonly retired: ReadonlyMap<string, RetiredId>
  /** The coming version of ATT&CK, where the configuration names it. */
  readonly nextAttack?: Attack
  /** The team's list of data sources, where the configuration names one. */
  readonly vocabulary?: readonly DataSource[]
  /** What new notebooks get, and fixes write. */
  readonly kernelspec: Kernelspec
}

/** An entry of the vocabulary of data sources. */
export interface DataSource {
  readonly name: string
  /** The product or sensor, such as `taegis`. */
  readonly platform?: string
  readonly description?: string
  /** Other spellings in metadata, letter case ignored. No two entries share one. */
  readonly aliases: readonly string[]
  /** How queries spell it, letter case ignored. */
  readonly queryNames: readonly string[]
  readonly deprecated: boolean
  readonly replacedBy?: string
}

export interface Kernelspec {
  readonly name: string
  readonly display_name: string
  readonly language: string
}

export interface RetiredId {
  /** The day as `YYYY-MM-DD`; absent for an entry that only records where a hunt came from. */
  readonly retired?: string
  readonly reason?: string
  /** Path of the hunt that holds the id on purpose. */
  readonly path?: string
  /** What the hunt was called before it got the id. */
  readonly legacyId?: string
}

/** A place where metadata breaks a schema. */
export interface Violation {
  /** Of the value; for a missing or unexpected key of the object around it. From the value that was checked. */
  readonly pointer: string
  readonly key?: string
  /** The JSON Schema keyword. */
  readonly keyword: string
  readonly message: string
}

/** Keys of the `hunting` block that mean something. */
export interface KnownKeys {
  /** Name → the field that it stands for: other names of the configuration, then the fields under their own names. */
  readonly names: ReadonlyMap<string, string>
  /** Whether a key is one of the names, or a schema knows it by a pattern. */
  readonly has: (key: string) => boolean
}

export interface RuleReport<Message extends string = string> {
  readonly message: Message
  /** Values for the placeholders of the message. */
  readonly data?: Readonly<Record<string, string | number>>
  readonly at: At
  /** Another file than the one being visited. For rules over the catalog. */
  readonly path?: string
  /** The notebooks that a report about another file is about: it is made where one of them is checked. Absent: in every run. */
  readonly concerns?: readonly string[]
  /** Reported at most at this severity. */
  readonly cap?: Severity
  /** The covered text is not to be shown anywhere, not even as a hash: it may be a credential. */
  readonly conceal?: true
  /** A safe fix: the text at the place becomes this. */
  readonly replacement?: string
  readonly fix?: RuleFix
  readonly related?: readonly {readonly path: string; readonly at: At; readonly message: string}[]
}

export interface RuleFix {
  readonly kind: 'safe' | 'unsafe'
  /** What it does, as a phrase: "remove the tag". */
  readonly message: string
  readonly changes: readonly RuleChange[]
}

export type RuleChange = {readonly at: At} & (
  | {readonly text: string}
  | {readonly value: Value}
  | {readonly remove: true}
  /** Keys of the mapping at the place. Several removals in one mapping have to be one change. */
  | {readonly removeKeys: readonly string[]}
)

/** Each is called in the order of the file; `end` after everything else. */
export interface Visitors {
  readonly notebook?: (view: NotebookView) => void
  readonly cell?: (cell: CellView) => void
  /** By mdast node type; offsets of positions count in the cell's source. */
  readonly markdown?: {readonly [Type in Nodes['type']]?: (node: Extract<Nodes, {type: Type}>, cell: CellView) => void}
  /** Which Markdown cells are worth parsing for this rule, judged by their text; default all. */
  readonly parsesMarkdown?: (cell: CellView) => boolean
  /** By node name of the Python grammar; `from` and `to` count in the cell's source. */
  readonly python?: Readonly<Record<string, (node: SyntaxNode, cell: CellView) => void>>
  /** Which Python cells are worth parsing for this rule, judged by their text; default all. Parsing is what a run costs. */
  readonly parsesPython?: (cell: CellView) => boolean
  readonly output?: (output: OutputView) => void
  readonly end?: (view: NotebookView) => void
  /** Called once, after all notebooks, with every hunt of the catalog in the order of their paths. */
  readonly catalog?: (hunts: readonly CatalogEntry[]) => void
  /** Called after all notebooks, with each pair that has a half among them. Reports name the file. */
  readonly pair?: (pair: PairView) => void
}
