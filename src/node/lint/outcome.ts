import type {Suppression} from '../../lint/suppress/suppression.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Stopped} from '../packs/packs.ts'

/** What checking one file gave: plain data, for other threads and for the cache. */
export type Outcome =
  /** The file holds no notebook. */
  | {readonly kind: 'none'}
  /** It could not be read as a text. */
  | {readonly kind: 'unread'; readonly diagnostic: Diagnostic}
  | Checked

export interface Checked {
  readonly kind: 'checked'
  /** Of the parser and of the rules over one notebook. */
  readonly diagnostics: readonly Diagnostic[]
  /** What the notebook says against findings, also those of rules that look at more than one. Absent where it says nothing. */
  readonly suppressions?: readonly Suppression[]
  /** The `hunting` block as JSON, of a hunt of the catalog: what the rules over many hunts need to know of it. */
  readonly hunting?: string
  /** Rules of packs that had to be stopped. */
  readonly stopped?: readonly Stopped[]
}
