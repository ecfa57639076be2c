/** A version, or the beginning of one: `1`, `1.2`, `1.2.3`, `1.x`, with what follows a dash. */
const partial = /^v?(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-[\w.-]+)?(?:\+[\w.-]+)?$/u

type Version = readonly [major: number, minor: number, patch: number]

/** From the first version on, up to the second, which is left out. */
type Span = readonly [from: Version, to: Version]

const nothing = 0
const everything = Number.POSITIVE_INFINITY

/**
 * Whether a version is in a range as npm writes them: `^1.2`, `~1.2.3`, `1.x`, `>=1.2 <3`, `1.2 - 2`, several of them with `||`.
 * `undefined` where the text is no range. What follows a dash in a version does not matter.
 */
export function isInRange(version: string, range: string): boolean | undefined {
  const own = spanOf(version)?.[0]
  const alternatives = range.split('||').map(spansOf)
  if (!own || alternatives.some(spans => !spans)) return undefined
  return alternatives.some(spans => spans?.every(([from, to]) => compare(from, own) <= 0 && compare(own, to) < 0))
}

function spansOf(text: string): readonly Span[] | undefined {
  const [, low, high] = /^\s*(\S+)\s+-\s+(\S+)\s*$/u.exec(text) ?? []
  if (low !== undefined && high !== undefined) return spansOf(`>=${low} <=${high}`)
  const words =
    text.trim() === ''
      ? ['*']
      : text
          .trim()
          .replace(/(?<=[<>=~^])\s+/gu, '')
          .split(/\s+/u)
  const spans = words.map(comparator)
  return spans.some(span => !span) ? undefined : spans.flatMap(span => (span ? [span] : []))
}

function comparator(word: string): Span | undefined {
  const [, operator = '', text = ''] = /^(<=|>=|<|>|=|~|\^)?(.*)$/u.exec(word) ?? []
  const span = spanOf(text)
  if (!span) return undefined
  const [from, to] = span
  const [major, minor, patch] = from
  if (operator === '>=') return [from, [everything, 0, 0]]
  if (operator === '>') return [to, [everything, 0, 0]]
  if (operator === '<') return [[nothing, 0, 0], from]
  if (operator === '<=') return [[nothing, 0, 0], to]
  if (operator === '~') return text.includes('.') ? [from, [major, minor + 1, 0]] : span
  if (operator !== '^' || to[0] === everything) return span
  // The first number that is not zero stays.
  if (major > 0 || to[0] > major) return [from, [major + 1, 0, 0]]
  return minor > 0 || to[1] > minor ? [from, [0, minor + 1, 0]] : [from, [0, 0, patch + 1]]
}

/** All versions that begin so. */
function spanOf(text: string): Span | undefined {
  const match = partial.exec(text)
  if (!match) return undefined
  const [major, minor, patch] = match.slice(1).map(part => (part === undefined || /[xX*]/u.test(part) ? undefined : Number(part)))
  if (major === undefined)
    return [
      [nothing, 0, 0],
      [everything, 0, 0],
    ]
  if (minor === undefined)
    return [
      [major, 0, 0],
      [major + 1, 0, 0],
    ]
  if (patch === undefined)
    return [
      [major, minor, 0],
      [major, minor + 1, 0],
    ]
  return [
    [major, minor, patch],
    [major, minor, patch + 1],
  ]
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}
