import type {GithubWorkflow} from '../choices.ts'
import type {Release} from '../release.ts'

export interface WorkflowOptions {
  /** The branch that changes land on. */
  readonly branch: string
  /** Which workflows there will be. Absent: the one alone. */
  readonly workflows?: ReadonlySet<GithubWorkflow>
  /** Absent: workflows install the packages of the repository, huntbook among them. */
  readonly release?: Release
}
