import type {Diagnostic} from '../../model/diagnostic.ts'
import type {FixedFile, ToolProblem} from '../../model/report.ts'
import type {CatalogMemory} from '../catalog-memory.ts'
import type {Linter} from './linter.ts'
import type {Checked} from './outcome.ts'
import type {Store} from './store.ts'

/** What a run knows, and what it has to say so far. The steps of `lintFiles` add to it. */
export interface Run {
  readonly linter: Linter
  readonly store: Store
  /** The notebooks in focus and what was found in each by itself, as they are now. */
  readonly checked: Map<string, Checked>
  /** Whether rules about pairs are asked. */
  readonly comparesPairs: boolean
  /** Whether suppressions hide nothing. */
  readonly showsSuppressed: boolean
  /** Of files and folders that could not be read, and of what could not be written. */
  readonly diagnostics: Diagnostic[]
  readonly errors: ToolProblem[]
  readonly notes: string[]
  /** What fixes changed, or would. */
  readonly fixed: FixedFile[]
  /** Where nothing is written: the findings that would be gone, as `goneKey` names them. */
  readonly gone: Set<string>
  /** The findings that somebody wants to know of; absent where all of them. */
  readonly isKept?: (diagnostic: Diagnostic) => boolean
  /** The files of the catalog, where they are known. */
  readonly catalog?: readonly string[]
  /** What is known of the catalog from runs before, where a workspace stays open. */
  readonly memory?: CatalogMemory
}

/** Names the findings of a rule in a file. */
export function goneKey({rule, path}: Pick<Diagnostic, 'rule' | 'path'>): string {
  return `${rule} ${path}`
}
