/** An id of a security system in a text. Places are UTF-16 units, half-open. */
export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
  readonly start: number
  readonly end: number
}

export type IdentifierKind = keyof typeof patterns | 'truncated'

/** Every identifier of a text in order, none inside another, in linear time. A cut one is of the kind `truncated`. */
export function findIdentifiers(text: string): readonly Identifier[] {
  const whole = kinds.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(match => identifierOf(kind, match)))
  const found = [...whole, ...findCut(text, new Set(whole.map(({start}) => start)))].sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Identifier[] = []
  let end = 0
  for (const identifier of found) {
    if (identifier.start < end) continue
    apart.push(identifier)
    end = identifier.end
  }
  return apart
}

/** Whether the whole text is one identifier of that kind. */
export function isIdentifier(text: string, kind: Exclude<IdentifierKind, 'truncated'>): boolean {
  const {pattern, flags} = patterns[kind]
  return new RegExp(`^(?:${pattern})$`, `${flags}u`).test(text)
}

export const uuidPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const uuidLength = 36

const noWordAfter = '(?![0-9A-Za-z-])'
/** Between a label and its id: quotes of JSON, the bars of a table. */
const sign = '["\'`*\\s]{0,10}[:=|]{1,2}["\'`*\\s]{0,10}'
/** Ids of ATT&CK are none within a longer word or number. */
const ofAttack = {before: '(?<![\\p{L}\\p{N}_.-])', after: '(?![\\p{L}\\p{N}_-]|\\.\\d)'}

/** Nothing in them is tried twice over the same characters, so each takes linear time. */
const patterns = {
  'taegis-alert': {pattern: `\\balert://(?:priv|pub):[A-Za-z0-9._-]+:\\d+:\\d{10,}:${uuidPattern}${noWordAfter}`, flags: ''},
  'taegis-event': {pattern: `\\bevent://priv:scwx\\.[a-z]+:\\d+:\\d{10,}:${uuidPattern}${noWordAfter}`, flags: ''},
  'taegis-case': {pattern: '\\b(?:INV|CSE)\\d{3,}\\b', flags: ''},
  'sentinel-alert': {pattern: `(?<!\\w)${eitherCase('system')}?${eitherCase('alertid')}${sign}${uuidPattern}${noWordAfter}`, flags: ''},
  'sentinel-incident': {pattern: `(?<!\\w)${eitherCase('incidentname')}${sign}${uuidPattern}${noWordAfter}`, flags: ''},
  'arm-id': {
    pattern: `/subscriptions/${uuidPattern}/resourceGroups/[^\\s'"<>|\`/]+/providers/[^\\s'"<>|\`]+`,
    flags: 'i',
  },
  'defender-alert': {pattern: '\\bda\\d{18}_-?\\d{5,12}\\b', flags: ''},
  'crowdstrike-detection': {pattern: '\\bldt:[0-9a-f]{32}:\\d+\\b', flags: ''},
  'crowdstrike-behavior': {pattern: '\\bind:[0-9a-f]{32}:\\d+(?:-\\d+)*\\b', flags: ''},
  'crowdstrike-incident': {pattern: '\\binc:[0-9a-f]{32}:[0-9a-f]{32}\\b', flags: ''},
  'attack-technique': {pattern: `${ofAttack.before}T\\d{4}(?:\\.\\d{3})?${ofAttack.after}`, flags: ''},
  'attack-tactic': {pattern: `${ofAttack.before}TA\\d{4}${ofAttack.after}`, flags: ''},
} as const

const kinds = Object.entries(patterns).map(
  // The keys are those of the table above.
  ([kind, {pattern, flags}]) => [kind as keyof typeof patterns, new RegExp(pattern, `g${flags}u`)] as const,
)

/** A group that takes a word in any case, where the rest of the pattern is strict. */
function eitherCase(word: string): string {
  return `(?:${[...word].map(letter => `[${letter}${letter.toUpperCase()}]`).join('')})`
}

function identifierOf(kind: keyof typeof patterns, {0: match, index}: RegExpExecArray): Identifier {
  const end = index + match.length
  // What stands in front of it is the label.
  const start = kind === 'sentinel-alert' || kind === 'sentinel-incident' ? end - uuidLength : index
  return {kind, value: match.slice(start - index), start, end}
}

/**
 * Ids of Taegis that end in an ellipsis, as pandas cuts them. One goes up to the first ellipsis, and ends at what no id holds or where
 * the next one begins.
 */
function findCut(text: string, whole: ReadonlySet<number>): Identifier[] {
  const found: Identifier[] = []
  for (const {0: scheme, index: start} of text.matchAll(/\b(?:alert|event):\/\//gu)) {
    if (whole.has(start)) continue
    cutRest.lastIndex = start + scheme.length
    const end = cutRest.exec(text) ? cutRest.lastIndex : start
    const value = text.slice(start, end)
    if (/(?:\.{3}|…)$/u.test(value)) found.push({kind: 'truncated', value, start, end})
  }
  return found
}

const cutRest = /(?:(?!\.{3}|\b(?:alert|event):\/\/)[^\s'"`<>|…])*(?:\.{3}|…)?/uy
