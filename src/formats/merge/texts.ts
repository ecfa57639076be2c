/** Three versions of a text. */
export interface Versions<Version> {
  /** What both come from; empty where they come from nothing. */
  readonly base: Version
  readonly ours: Version
  readonly theirs: Version
}

export interface MergedText {
  /** With the markers of git where both changed the same lines, unless one side was favoured. */
  readonly text: string
  readonly isConflict: boolean
}

/** Merges texts as git does; `favour` takes one side wherever both changed the same lines. */
export type MergeTexts = (texts: Versions<string>, favour?: 'ours' | 'theirs') => MergedText

/** Names of the sides in markers. */
export const labels: Versions<string> = {base: 'base', ours: 'ours', theirs: 'theirs'}

/** What both sides have of a source, and markers around what they have not. */
export function conflictText(ours: readonly string[], theirs: readonly string[], size: number): string {
  const most = Math.min(ours.length, theirs.length)
  let start = 0
  while (start < most && ours[start] === theirs[start]) start++
  let end = 0
  while (end < most - start && ours[ours.length - 1 - end] === theirs[theirs.length - 1 - end]) end++
  return [
    ...ours.slice(0, start),
    `${'<'.repeat(size)} ${labels.ours}`,
    ...ours.slice(start, ours.length - end),
    '='.repeat(size),
    ...theirs.slice(start, theirs.length - end),
    `${'>'.repeat(size)} ${labels.theirs}`,
    ...ours.slice(ours.length - end),
  ].join('\n')
}

/** What a text with markers was on one side. */
export function sideOf(text: string, side: 'ours' | 'theirs', size: number): string {
  const marks = new Map([
    [`${'<'.repeat(size)} ${labels.ours}`, 'ours'],
    [`${'|'.repeat(size)} ${labels.base}`, 'base'],
    ['='.repeat(size), 'theirs'],
    [`${'>'.repeat(size)} ${labels.theirs}`, 'both'],
  ])
  const kept: string[] = []
  let within = 'both'
  for (const line of text.split('\n')) {
    // Outside of a conflict a line of equals signs is one of the text.
    const mark = within === 'both' && !line.startsWith('<') ? undefined : marks.get(line)
    if (mark !== undefined) within = mark
    else if (within === 'both' || within === side) kept.push(line)
  }
  return kept.join('\n')
}

/** What a side changed, and ours where both did. */
export function threeWay<Item>({base, ours, theirs}: {readonly base: Item | undefined; readonly ours: Item; readonly theirs: Item}): Item {
  return ours === base ? theirs : ours
}
