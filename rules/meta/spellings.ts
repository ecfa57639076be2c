/** How often each tag is used in a catalog, and which tags differ in spelling alone. */
export class Spellings {
  readonly #counts = new Map<string, number>()
  readonly #best = new Map<string, string>()

  /** Takes the tags of one hunt. */
  add(tags: Iterable<string>): void {
    for (const tag of new Set(tags)) this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1)
  }

  count(tag: string): number {
    return this.#counts.get(tag) ?? 0
  }

  /** The spelling that most hunts have, of equally frequent ones the first in code-unit order. */
  best(tag: string): string {
    if (this.#best.size === 0) for (const [spelling] of this.#counts) this.#keepBest(spelling)
    return this.#best.get(keyOf(tag)) ?? tag
  }

  #keepBest(tag: string): void {
    const key = keyOf(tag)
    const best = this.#best.get(key)
    const difference = best === undefined ? 1 : this.count(tag) - this.count(best)
    if (best === undefined || difference > 0 || (difference === 0 && tag < best)) this.#best.set(key, tag)
  }
}

/** The same for all spellings of a tag. Above four letters a plural is one of them. */
function keyOf(tag: string): string {
  const letters = tag.toLowerCase().replace(/[-_ .]/gu, '')
  return letters.length > 4 ? letters.replace(/s$/u, '') : letters
}
