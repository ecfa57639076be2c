import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'pair/orphan',
    description: 'requires the other half of a pair where there was one, or where both halves are kept',
    severity: 'error',
    messages: {
      deleted: '{other}, the other half, is deleted: restore it, or delete this one too.',
      missing: '{other}, the other half, is missing.',
    },
  },
  create(context) {
    return {
      pair({path, at, state, mode, text, notebook}) {
        if (state !== 'deleted' && (state !== 'missing' || mode !== 'both')) return
        context.report({message: state, data: {other: path === text ? notebook : text}, at, path})
      },
    }
  },
})
