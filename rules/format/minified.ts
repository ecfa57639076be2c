import {defineRule} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'format/minified',
    description: 'finds notebooks that stand on one line',
    severity: 'info',
    fixable: 'safe',
    messages: {oneLine: "All of the notebook is line 1: findings share it, and so do git's differences."},
  },
  create(context) {
    return {
      notebook({file}) {
        if (file.format !== 'ipynb' || file.text.trim().includes('\n')) return
        const changes = file.lineBreaks()?.map(({text, ...span}) => ({at: {file, ...span}, text}))
        const fix = changes && ({kind: 'safe', message: 'give its parts lines of their own', changes} as const)
        context.report({message: 'oneLine', at: 'file', ...(fix && {fix})})
      },
    }
  },
})
