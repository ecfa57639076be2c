import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'structure/heading',
    description: 'requires a title, and text in every heading',
    severity: 'warning',
    scope: 'hunt',
    messages: {
      missing: 'Expected a level 1 heading, got none.',
      empty: 'Unexpected empty heading: write its text or remove it.',
    },
  },
  create(context) {
    let hasTitle = false
    return {
      cell(cell) {
        for (const item of cell.outline) {
          if (item.kind !== 'heading') continue
          hasTitle ||= item.level === 1
          if (item.isEmpty) context.report({message: 'empty', at: {cell, start: item.start, end: item.end}})
        }
      },
      end() {
        if (!hasTitle) context.report({message: 'missing', at: 'file'})
      },
    }
  },
})
