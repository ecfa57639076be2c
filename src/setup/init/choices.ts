import type {PairMode, Preset} from './facts.ts'
import type {Release} from './release.ts'

export type GithubWorkflow = 'check' | 'sharded' | 'export'

/** What a catalog is to get. */
export interface Choices {
  readonly preset: Preset
  readonly files: readonly string[]
  readonly pairs: PairMode
  readonly attack: string
  readonly preCommit: boolean
  readonly github: ReadonlySet<GithubWorkflow>
  readonly gitlab: boolean
  readonly git: boolean
  /** The path of findings that are not reported again. */
  readonly baseline?: string
  /** Where huntbook is served for hooks and workflows; without it they run the one that is installed. */
  readonly release?: Release
}
