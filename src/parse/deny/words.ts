import {type Characters, characters} from './characters.ts'
import type {DenyList} from './entries.ts'

/** Where an entry of the list stands in a text. */
export interface Found {
  readonly entry: number
  readonly start: number
  readonly end: number
}

/** Finds what it is for in a text, in the order of the text. */
export type Find = (text: string) => Iterable<Found>

/** Finds all words of a list in one pass over a text, whole and in any letter case. A run of white space is as good as another. */
export function wordFinder(words: DenyList['words']): Find {
  if (words.length === 0) return () => []
  const tables = characters()
  const root: Branch = {next: new Map(), entries: []}
  for (const {entry, text} of words) {
    const spaced = text.replace(/\s+/gu, ' ')
    // Letters with marks may be one character or several.
    for (const form of new Set([spaced.normalize('NFC'), spaced.normalize('NFD')])) grow(root, form, tables).entries.push(entry)
  }
  return text => find(text, root, tables)
}

/** The entries that begin with the same units. */
interface Branch {
  readonly next: Map<number, Branch>
  /** Those that end here. */
  readonly entries: number[]
}

function grow(root: Branch, text: string, {folded}: Characters): Branch {
  let branch = root
  for (let at = 0; at < text.length; at++) {
    const unit = folded[text.charCodeAt(at)] ?? 0
    const next = branch.next.get(unit) ?? {next: new Map(), entries: []}
    branch.next.set(unit, next)
    branch = next
  }
  return branch
}

const space = 0x20

function* find(text: string, root: Branch, {folded, word, blank}: Characters): Generator<Found> {
  const isInWord = (at: number): boolean => word[text.charCodeAt(at - 1)] === 1 && word[text.charCodeAt(at)] === 1
  const isBlank = (at: number): boolean => blank[text.charCodeAt(at)] === 1
  for (let start = 0; start < text.length; start++) {
    if (isInWord(start)) continue
    let branch = root.next.get(folded[text.charCodeAt(start)] ?? 0)
    // As far as the longest entry at most.
    for (let at = start + 1; branch; ) {
      if (branch.entries.length > 0 && !isInWord(at)) for (const entry of branch.entries) yield {entry, start, end: at}
      if (at >= text.length) break
      branch = branch.next.get(isBlank(at) ? space : (folded[text.charCodeAt(at)] ?? 0))
      at++
      if (branch && isBlank(at - 1)) while (isBlank(at)) at++
    }
  }
}
