import type {Severity} from './diagnostic.ts'
import type {RuleMeta} from './rule.ts'

/** A rule as it is for one file. */
export interface EffectiveRule {
  readonly meta: RuleMeta
  readonly severity: Severity | 'off'
  /** What gave the severity; absent where nothing did. */
  readonly setBy?: SettingSource
  /** All of its options; empty where it is off. */
  readonly values: Readonly<Record<string, unknown>>
  /** Those that somebody set. Others have their default. */
  readonly options: readonly {readonly name: string; readonly value: unknown; readonly setBy: SettingSource}[]
  /** Why it does not run all the same. */
  readonly left?: string
}

/** A preset that ships, or a line of a file. */
export interface SettingSource {
  readonly preset?: string
  /** From the root. */
  readonly path?: string
  readonly line?: number
  /** The override of that file, from 0. */
  readonly override?: number
  /** The entry of `rules`: an id or a group. */
  readonly entry?: string
}
