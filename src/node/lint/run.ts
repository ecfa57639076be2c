import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ToolProblem} from '../../model/report.ts'
import type {Linter} from './linter.ts'
import type {Checked} from './outcome.ts'
import type {Store} from './store.ts'

/** What a run knows, and what it has to say so far. The steps of `lintFiles` add to it. */
export interface Run {
  readonly linter: Linter
  readonly store: Store
  /** The notebooks in focus and what was found in each by itself, as they are now. */
  readonly checked: Map<string, Checked>
  /** Of files and folders that could not be read, and of what could not be written. */
  readonly diagnostics: Diagnostic[]
  readonly errors: ToolProblem[]
  readonly notes: string[]
  /** The files of the catalog, where they are known. */
  readonly catalog?: readonly string[]
}
