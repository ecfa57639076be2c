/** Which half of a pair is ahead. */
export type PairState =
  | 'same'
  /** The text changed since the base, the notebook did not. */
  | 'text'
  /** The notebook changed since the base, the text did not. */
  | 'notebook'
  /** Both changed. */
  | 'both'
  /** They differ, and there is nothing to compare them with. */
  | 'unknown'

/**
 * Decides by digests alone, never by file times. `bases`: digests that both halves had at some time, the nearest first; one that
 * neither half has any more says nothing where another one does.
 */
export function decide(text: string, notebook: string, bases: readonly string[]): PairState {
  if (text === notebook) return 'same'
  const base = bases.find(digest => digest === text || digest === notebook)
  if (base === undefined) return bases.length > 0 ? 'both' : 'unknown'
  return base === notebook ? 'text' : 'notebook'
}
