import {type CellView, judgeTag, type RuleChange, type RuleFix} from '../src/rule.ts'

interface Joined {
  readonly cell: CellView
  readonly tag: string
  readonly pointer: string
  /** The cell's tags, and those that other fixes give it. */
  readonly known: ReadonlySet<string>
}

/** The fix of a tag with commas: each part becomes a tag, under the name that it nearly has. Those that the cell has already go. */
export function splitTag({cell, tag, pointer, known}: Joined): RuleFix {
  const parts = tag
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => judgeTag(part).of ?? part)
  const [first, ...rest] = [...new Set(parts)].filter(name => !known.has(name))
  // Each item is changed in its place, so that comments and layout around it stay.
  const item: RuleChange = first === undefined ? {at: {cell, pointer}, remove: true} : {at: {cell, pointer}, text: first}
  const added = rest.map((value): RuleChange => ({at: {cell, pointer: '/tags/-'}, value}))
  return {kind: 'safe', message: 'make it one tag each', changes: [item, ...added]}
}

/** The tags that a fix writes. */
export function tagsOf({changes}: RuleFix): readonly string[] {
  return changes.flatMap(change => {
    if ('text' in change) return [change.text]
    return 'value' in change && typeof change.value === 'string' ? [change.value] : []
  })
}
