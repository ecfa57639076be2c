import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'pair/conflict',
    description: 'requires a person to decide where both halves of a pair changed',
    severity: 'error',
    messages: {
      both: '{text} and {notebook} both changed: {difference}. `huntbook convert --sync --from myst FILE` takes the text, `--from ipynb` the notebook.',
      unknown:
        '{text} and {notebook} differ and have no common base: {difference}. `huntbook convert --sync --from myst FILE` takes the text, `--from ipynb` the notebook.',
      rival: '{text} and {rival} are both texts of {notebook}: remove or rename one.',
    },
  },
  create(context) {
    return {
      pair({path, at, state, text, notebook, difference, rival}) {
        if (state !== 'both' && state !== 'unknown') return
        if (rival !== undefined) context.report({message: 'rival', data: {text, rival, notebook}, at, path})
        else context.report({message: state, data: {text, notebook, difference}, at, path})
      },
    }
  },
})
