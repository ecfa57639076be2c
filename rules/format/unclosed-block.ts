import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'format/unclosed-block',
    description: 'finds blocks that their cell does not close, which take in the next cells elsewhere',
    severity: 'warning',
    messages: {
      fence: 'Fence is not closed; what follows becomes part of it.',
      html: 'HTML block is not closed; what follows becomes part of it.',
    },
  },
  create(context) {
    return {
      notebook({file, cells}) {
        for (const {kind, cell: index, start, end} of file.openBlocks()) {
          const cell = cells[index]
          if (cell) context.report({message: kind, at: {cell, start, end}})
        }
      },
    }
  },
})
