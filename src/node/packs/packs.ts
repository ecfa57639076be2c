import type {ActiveRule} from '../../lint/context.ts'
import type {Outcome} from '../../lint/run-rule.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Rule} from '../../model/rule.ts'
import type {CatalogEntry} from '../../model/view.ts'
import type {Asked} from '../lint/asked.ts'

/** The packs of a run. Their code runs in a thread of its own. */
export interface Packs {
  /** Without their code: what the configuration and reports need to know. */
  readonly rules: readonly Rule[]
  readonly has: (id: string) => boolean
  /** The files that loading them read, and the folders that hold them. Absolute. */
  readonly files: readonly string[]
  /** Stands for the content of everything that loading them read. */
  readonly digest: string
  /** Whether a change of a file, by its path from the root, may change what they find. */
  readonly isPart: (path: string) => boolean
  readonly lint: (notebook: PackInput) => Promise<PackOutcome>
  /** Shows the catalog to the rules that look at it; it is read where there are such. */
  readonly lintCatalog: (rules: readonly ActiveRule[], entries: () => Promise<readonly CatalogEntry[]>) => Promise<readonly Outcome[]>
  readonly close: () => Promise<void>
}

export interface PackInput {
  readonly path: string
  readonly text: string
  readonly isHunt: boolean
  readonly rules: readonly ActiveRule[]
  readonly isListening: boolean
}

export interface PackOutcome {
  readonly diagnostics: readonly Diagnostic[]
  readonly stopped: readonly Stopped[]
  readonly asked: readonly Asked[]
}

/** A rule that had to be stopped in a notebook, and what is said of that. */
export interface Stopped {
  readonly id: string
  readonly diagnostic: Diagnostic
}
