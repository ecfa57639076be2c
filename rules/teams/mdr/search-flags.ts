import {defineRule} from 'huntbook/rule'

export default defineRule({
  meta: {
    id: 'mdr/search-flags',
    description: 'requires `--assign` and `--track` on Taegis searches',
    severity: 'warning',
    options: {
      type: 'object',
      properties: {
        flags: {type: 'array', items: {type: 'string'}, description: 'Flags of a search.', default: ['--assign', '--track']},
      },
    },
    messages: {missing: 'Expected `{flag}` on a search.'},
  },
  create(context) {
    return {
      cell(cell) {
        const head = /^\s*%%taegis\s+\S+\s+search.*/u.exec(cell.source)?.[0]
        if (head === undefined) return
        const start = head.search(/\S/u)
        const words = new Set(head.split(/[\s=]+/u))
        for (const flag of context.options.flags) {
          if (!words.has(flag)) context.report({message: 'missing', data: {flag}, at: {cell, start, end: head.length}})
        }
      },
    }
  },
})
