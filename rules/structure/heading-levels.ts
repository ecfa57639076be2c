import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'structure/heading-levels',
    description: 'keeps headings from skipping a level',
    severity: 'info',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {singleH1: {type: 'boolean', default: false, description: 'Report every level 1 heading after the first.'}},
    },
    messages: {
      jump: 'Heading jumps from level {from} to {to}.',
      title: 'More than one level 1 heading.',
    },
  },
  create(context) {
    const {singleH1} = context.options
    let before: number | undefined
    let hasTitle = false
    return {
      cell(cell) {
        for (const item of cell.outline) {
          if (item.kind !== 'heading') continue
          const {level, start, end} = item
          if (before !== undefined && level > before + 1) {
            context.report({message: 'jump', data: {from: before, to: level}, at: {cell, start, end}})
          }
          if (level === 1 && hasTitle && singleH1) context.report({message: 'title', at: {cell, start, end}})
          before = level
          hasTitle ||= level === 1
        }
      },
    }
  },
})
