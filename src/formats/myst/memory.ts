import type {MapTree} from '../../parse/tree.ts'
import type {KnownOptions} from './read/options.ts'

/** What the cells of texts have taught about metadata, since many have the same. */
export interface Learned {
  readonly known: KnownOptions
  /** Headers without a problem, by their YAML: notebooks without metadata of their own have the same. */
  readonly headers: Map<string, MapTree>
  /** Metadata as it is written that was read back. */
  readonly proven: Set<string>
}

/** A catalog has a few dozen. */
const maxLearned = 1000

const memories = new WeakMap<object, Learned>()

/** What is remembered in `memory`, which the texts of a run share; nothing yet for a text of its own. */
export function learnedIn(memory: object | undefined): Learned {
  const learned = memory && memories.get(memory)
  if (learned && learned.known.size + learned.headers.size + learned.proven.size <= maxLearned) return learned
  const empty: Learned = {known: new Map(), headers: new Map(), proven: new Set()}
  if (memory) memories.set(memory, empty)
  return empty
}
