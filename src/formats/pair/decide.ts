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

/** Decides by digests alone, never by file times. `base`: of what both halves held when they were last the same, as far as anybody knows. */
export function decide(text: string, notebook: string, base: string | undefined): PairState {
  if (text === notebook) return 'same'
  if (base === undefined) return 'unknown'
  if (base === notebook) return 'text'
  return base === text ? 'notebook' : 'both'
}
