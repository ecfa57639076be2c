/** A phrase in a text, as a word of its own. Places are UTF-16 units, half-open. */
export interface PhraseHit {
  /** Counts the phrases from 0. */
  readonly phrase: number
  readonly start: number
  readonly end: number
}

interface Node {
  readonly next: Map<number, Node>
  readonly depth: number
  /** Phrases that end here. */
  readonly ends: number[]
  /** The longest other beginning of a phrase that ends here. */
  fail: Node | undefined
  /** The nearest node along `fail` where a phrase ends. */
  shorter: Node | undefined
}

/**
 * Finds any of many phrases in one pass over a text, as Aho and Corasick do: linear time, however many there are and whatever repeats
 * itself in them. They count where no letter, digit or `_` goes on at either end.
 */
export function phraseFinder(phrases: readonly string[]): (text: string) => readonly PhraseHit[] {
  const root = trieOf(phrases)
  linkFailures(root)
  return text => {
    const hits: PhraseHit[] = []
    let node = root
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      while (node !== root && !node.next.has(unit)) node = node.fail ?? root
      node = node.next.get(unit) ?? root
      for (let end: Node | undefined = node.ends.length > 0 ? node : node.shorter; end; end = end.shorter) {
        const [start, stop] = [at + 1 - end.depth, at + 1]
        if (goesOn(text, start) || goesOn(text, stop)) continue
        for (const phrase of end.ends) hits.push({phrase, start, end: stop})
      }
    }
    return hits
  }
}

function trieOf(phrases: readonly string[]): Node {
  const root = nodeAt(0)
  for (const [index, phrase] of phrases.entries()) {
    let node = root
    for (let at = 0; at < phrase.length; at++) {
      const unit = phrase.charCodeAt(at)
      const next = node.next.get(unit) ?? nodeAt(at + 1)
      node.next.set(unit, next)
      node = next
    }
    if (node !== root) node.ends.push(index)
  }
  return root
}

function nodeAt(depth: number): Node {
  return {next: new Map(), depth, ends: [], fail: undefined, shorter: undefined}
}

/** Breadth first, so that what is shorter is linked already. */
function linkFailures(root: Node): void {
  const queue = [root]
  for (const node of queue) {
    for (const [unit, next] of node.next) {
      let fail = node.fail
      while (fail && !fail.next.has(unit)) fail = fail.fail
      next.fail = fail?.next.get(unit) ?? root
      next.shorter = next.fail.ends.length > 0 ? next.fail : next.fail.shorter
      queue.push(next)
    }
  }
}

/** Whether a word goes on at a place: it has a letter, digit or `_` on both sides. */
function goesOn(text: string, at: number): boolean {
  return isWord(text, at - 1) && isWord(text, at)
}

function isWord(text: string, at: number): boolean {
  const letter = text.charAt(at)
  if (letter === '') return false
  if (letter < '\x80') return /\w/u.test(letter)
  // Half of a surrogate pair is no letter by itself; a word of astral letters is rare enough to count it as one.
  return /[\p{L}\p{N}\p{M}]/u.test(letter) || (letter >= '\ud800' && letter <= '\udfff')
}
