import {ignoredByGit} from '../git/ignored.ts'
import type {Halves} from './halves.ts'

/** The pairs of which git ignores no half. */
export function withoutIgnored(root: string, pairs: readonly Halves[]): Halves[] {
  const ignored = ignoredByGit(
    root,
    pairs.flatMap(({text, notebook}) => [text, notebook]),
  )
  return pairs.filter(({text, notebook}) => !ignored.has(text) && !ignored.has(notebook))
}
