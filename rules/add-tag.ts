import {type CellView, isList, type RuleChange} from '../src/rule.ts'

/** The change that gives a cell a tag; `undefined` where its tags are no list. */
export function addTag(cell: CellView, tag: string): RuleChange | undefined {
  const tags = cell.metadata.get('tags')
  if (tags === undefined) return {at: {cell, pointer: '/tags'}, value: [tag]}
  return isList(tags) ? {at: {cell, pointer: '/tags/-'}, value: tag} : undefined
}
