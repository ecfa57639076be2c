import type {Release} from '../release.ts'

export interface WorkflowOptions {
  /** The branch that changes land on. */
  readonly branch: string
  /** Absent: workflows install the packages of the repository, huntbook among them. */
  readonly release?: Release
}
