/** Whether a path matches, counted from the folder of the file that holds the pattern. */
export type PathPattern = (path: string) => boolean

/**
 * A pattern of `.gitattributes`: one without `/` is about the name of a file, others about its whole path, where `**` stands for any
 * number of folders. Patterns with `!` are not heeded, and those of folders match no file, as git has it. No path takes more time than
 * the product of its length and that of the pattern.
 */
export function pathPattern(pattern: string): PathPattern {
  if (pattern.startsWith('!') || pattern.endsWith('/')) return () => false
  const parts = pattern.replace(/^\//u, '').split('/')
  if (!pattern.includes('/')) {
    const isName = partPattern(pattern)
    return path => isName(path.slice(path.lastIndexOf('/') + 1))
  }
  const last = parts.length - 1
  // At the end `**` is all that a folder holds, and that is something.
  const folders = parts.flatMap((part, index) =>
    !/^\*{2,}$/u.test(part) ? [partPattern(part)] : index === last ? [star, () => true] : [star],
  )
  return path => matchAll(folders, path.split('/'))
}

/** Any number of characters, or of folders. */
const star = null

type Test<Item> = (item: Item) => boolean

/**
 * Matches a list of items against a list of tests among which there are stars. It goes back to the last star alone: what an earlier one
 * could take more of, the last one takes as well.
 */
function matchAll<Item>(tests: readonly (Test<Item> | typeof star)[], items: readonly Item[]): boolean {
  let [at, next, lastStar, taken] = [0, 0, -1, 0]
  for (let item = items[next]; item !== undefined; item = items[next]) {
    const test = tests[at]
    if (test === star) {
      lastStar = at++
      taken = next
    } else if (test?.(item)) {
      at++
      next++
    } else if (lastStar === -1) return false
    else {
      at = lastStar + 1
      next = ++taken
    }
  }
  return tests.slice(at).every(test => test === star)
}

/** Of a name, or of a folder on the way. */
function partPattern(part: string): Test<string> {
  const tests = [...part.matchAll(token)].map(([text, escaped, negated, members]) => {
    if (text.startsWith('*')) return star
    if (text === '?') return () => true
    if (members === undefined) return (character: string) => character === (escaped ?? text)
    const isMember = memberOf(members)
    return (character: string) => isMember(character) === (negated === '')
  })
  return name => matchAll(tests, [...name])
}

const token = /\*+|\?|\\(.)|\[([!^]?)(\]?(?:\\.|\[:\w+:\]|[^\]\\])*)\]|./gsu

const member = /\[:(\w+):\]|(?:\\(.)|([^\\]))(?:-(?:\\(.)|([^\\])))?/gsu

const classes: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /^[A-Za-z0-9]$/u],
  ['alpha', /^[A-Za-z]$/u],
  ['digit', /^\d$/u],
  ['lower', /^[a-z]$/u],
  ['upper', /^[A-Z]$/u],
  ['space', /^\s$/u],
  ['punct', /^[!-/:-@[-`{-~]$/u],
  ['xdigit', /^[\dA-Fa-f]$/u],
])

function memberOf(members: string): Test<string> {
  const parts = [...members.matchAll(member)].map(([, name, ...ends]) => {
    if (name !== undefined) return (character: string) => classes.get(name)?.test(character) === true
    const [first = '', second] = ends.filter(end => end !== undefined)
    return (character: string) => character >= first && character <= (second ?? first)
  })
  return character => parts.some(isPart => isPart(character))
}
