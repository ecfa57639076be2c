import type {Config} from '../../lint/config/config.ts'
import type {Outcome} from '../../lint/run-rule.ts'
import type {Diagnostic, Severity} from '../../model/diagnostic.ts'
import type {ToolProblem} from '../../model/report.ts'
import type {RuleMeta} from '../../model/rule.ts'
import type {CatalogEntry} from '../../model/view.ts'
import type {Asked} from '../lint/asked.ts'

/** A file of a pack that is a rule. */
export interface RuleFile {
  /** `<pack>/<stem>`. */
  readonly id: string
  readonly pack: string
  /** Absolute. */
  readonly file: string
  /** As messages name it. */
  readonly path: string
}

/** What a pack thread is made of: it opens its own services. */
export interface Setup {
  readonly files: readonly RuleFile[]
  readonly cwd: string
  readonly root: string
  readonly configRoot: string
  readonly config: Config
  readonly since?: string
  readonly event?: string
}

/** What the thread gets when it starts. */
export interface ThreadData extends Setup {
  /**
   * Two numbers that the outside reads while the thread is busy: how many calls of pack code have begun and ended, which is odd
   * during one, and the index of the rule (or, while they load, of the file) that was called last.
   */
  readonly calls: SharedArrayBuffer
}

/** A rule that is on, without its code. */
export interface AskedRule {
  readonly id: string
  readonly severity: Severity
  readonly options: Readonly<Record<string, unknown>>
  readonly url?: string
}

export interface LintRequest {
  readonly kind: 'lint'
  readonly path: string
  readonly text: string
  readonly isHunt: boolean
  readonly rules: readonly AskedRule[]
  /** Whether to say what rules asked about besides the notebook. */
  readonly isListening: boolean
}

export interface CatalogRequest {
  readonly kind: 'catalog'
  readonly rules: readonly AskedRule[]
  readonly entries: readonly CatalogEntry[]
}

/** Which of the rules look at many hunts. */
export interface ProbeRequest {
  readonly kind: 'probe'
  readonly rules: readonly AskedRule[]
}

export type Request = LintRequest | CatalogRequest | ProbeRequest

export type Answer =
  | {readonly kind: 'loaded'; readonly metas: readonly RuleMeta[]; readonly read: readonly string[]}
  /** The packs could not be loaded. */
  | ({readonly kind: 'failed'} & ToolProblem)
  | Linted
  | {readonly kind: 'catalog'; readonly outcomes: readonly Outcome[]}
  | {readonly kind: 'probed'; readonly catalog: readonly string[]; readonly failures: readonly Outcome[]}
  /** Something that no rule could be blamed for. */
  | {readonly kind: 'broken'; readonly message: string}

/** What pack code prints. */
export interface Printed {
  readonly kind: 'printed'
  readonly text: string
}

export interface Linted {
  readonly kind: 'linted'
  readonly diagnostics: readonly Diagnostic[]
  /** The rules that took too long, though each call came to its end. */
  readonly late: readonly string[]
  readonly asked: readonly Asked[]
}
