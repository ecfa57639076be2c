import {type CellView, judgeTag, type RuleChange, type RuleFix} from '../src/rule.ts'

/** The fix of a tag with commas: each part becomes a tag, under the name that it nearly has. Those that the cell has already go. */
export function splitTag({cell, tag, pointer}: {readonly cell: CellView; readonly tag: string; readonly pointer: string}): RuleFix {
  const others = new Set(cell.tags.filter(other => other.pointer !== pointer).map(other => other.tag))
  const parts = tag
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => judgeTag(part).of ?? part)
  const [first, ...rest] = [...new Set(parts)].filter(name => !others.has(name))
  // Each item is changed in its place, so that comments and layout around it stay.
  const item: RuleChange = first === undefined ? {at: {cell, pointer}, remove: true} : {at: {cell, pointer}, text: first}
  const added = rest.map((value): RuleChange => ({at: {cell, pointer: '/tags/-'}, value}))
  return {kind: 'safe', message: 'make it one tag each', changes: [item, ...added]}
}
