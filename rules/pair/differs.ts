import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'pair/differs',
    description: 'requires both halves of a pair to hold the same notebook',
    severity: 'error',
    fixable: 'safe',
    messages: {behind: '{older} is behind {newer}: {difference}.'},
  },
  create(context) {
    return {
      pair({path, at, state, text, notebook, difference}) {
        if (state !== 'text' && state !== 'notebook') return
        const [newer, older] = state === 'text' ? [text, notebook] : [notebook, text]
        const fix = {kind: 'safe', message: `write ${older} as \`huntbook convert --sync\` does`, changes: []} as const
        context.report({message: 'behind', data: {older, newer, difference}, at, path, fix})
      },
    }
  },
})
