/** White space, quotes of any kind, angle brackets, backticks and bars end a URL. */
const terminator = /[\s"'`<>|“”„‟‘’‚‛«»‹›]/u

const closing: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])
const openers: ReadonlySet<string> = new Set(closing.values())
const trailing: ReadonlySet<string> = new Set([...openers, ...'.,;:!?*\\…'])

/** What follows the host of a URL. */
export interface UrlRest {
  /** Where the URL ends. */
  readonly end: number
  /** Where it would end with the punctuation that stands behind it. */
  readonly stop: number
}

/** Reads a path, a query or a fragment: up to what no URL holds, or to a bracket that is not opened within. */
export function urlRest(text: string, start: number): UrlRest {
  const open = new Map<string, number>()
  let stop = start
  for (; stop < text.length; stop += 1) {
    const unit = text.charAt(stop)
    if (terminator.test(unit) || (unit === '\\' && /[nrt"']/u.test(text.charAt(stop + 1)))) break
    const opener = closing.get(unit)
    const count = open.get(opener ?? unit) ?? 0
    if (opener !== undefined && count === 0) break
    if (opener !== undefined) open.set(opener, count - 1)
    else if (openers.has(unit)) open.set(unit, count + 1)
  }
  let end = stop
  while (end > start && trailing.has(text.charAt(end - 1))) end -= 1
  return {end, stop}
}
