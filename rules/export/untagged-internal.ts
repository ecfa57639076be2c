import {type CellView, defineRule, effects} from '../../src/rule.ts'
import {addTag} from '../add-tag.ts'
import {isRemoved} from '../removed.ts'
import {internalPart} from './internal.ts'

export default defineRule({
  meta: {
    id: 'export/untagged-internal',
    description: 'keeps code and text for the hunter from reaching the customer',
    severity: 'warning',
    fixable: 'unsafe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        phrases: {
          type: 'array',
          items: {type: 'string', minLength: 1},
          default: [],
          description: 'More phrases that mark text as internal. Letter case does not count.',
        },
      },
    },
    messages: {internal: 'Internal {kind} is not removed on export; tag the cell `remove_cell`.'},
  },
  create(context) {
    const {phrases} = context.options
    return {
      cell(cell) {
        if (isHidden(cell)) return
        const part = internalPart(cell, phrases)
        if (!part) return
        const change = holdsSection(cell) ? undefined : addTag(cell, 'remove_cell')
        context.report({
          message: 'internal',
          data: {kind: cell.type === 'markdown' ? 'text' : 'code'},
          at: {cell, ...part},
          ...(change && {fix: {kind: 'unsafe', message: 'tag the cell `remove_cell`', changes: [change]}}),
        })
      },
    }
  },
})

/** Whether the source of the cell is not exported. */
function isHidden(cell: CellView): boolean {
  const tags = cell.tags.map(({tag}) => tag)
  return isRemoved(cell) || effects(tags, cell.type).source !== undefined
}

/** The tag would take a title or a section of the report away. */
function holdsSection({outline}: CellView): boolean {
  return outline.some(item => item.kind === 'heading' && item.level <= 2)
}
