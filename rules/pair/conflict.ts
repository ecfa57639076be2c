import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'pair/conflict',
    description: 'requires a person to decide where both halves of a pair changed',
    severity: 'error',
    messages: {
      changed: '{text} and {notebook} both changed: {difference}.',
      unknown: '{text} and {notebook} differ and have no common base: {difference}.',
    },
  },
  create(context) {
    return {
      pair({path, at, state, text, notebook, difference}) {
        if (state !== 'both' && state !== 'unknown') return
        context.report({message: state === 'both' ? 'changed' : 'unknown', data: {text, notebook, difference}, at, path})
      },
    }
  },
})
