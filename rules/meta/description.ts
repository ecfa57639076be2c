import {defineRule} from '../../src/rule.ts'
import {isTemplateText} from '../template-text.ts'

export default defineRule({
  meta: {
    id: 'meta/description',
    description: 'requires descriptions that say more than the title',
    severity: 'warning',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {min: {type: 'integer', minimum: 1, default: 20, description: 'How many characters a description has at least.'}},
    },
    messages: {form: 'Description {problems}.'},
  },
  create(context) {
    const {min} = context.options
    return {
      notebook({hunting: {title, description}}) {
        const text = description?.text.trim() ?? ''
        if (!description || text === '' || isTemplateText(description.text)) return
        const problems = [
          ...([...text].length < min ? [`is shorter than ${min}`] : []),
          ...(title && sentence(text) === sentence(title.text) ? ['repeats the title'] : []),
          ...(/^<?https?:\/\/\S+$/iu.test(text) ? ['is only a link'] : []),
        ]
        if (problems.length === 0) return
        context.report({message: 'form', data: {problems: problems.join(' and ')}, at: {pointer: description.pointer}})
      },
    }
  },
})

/** Without a final full stop and letter case. */
function sentence(text: string): string {
  return text.trim().replace(/\.$/u, '').replace(/\s+/gu, ' ').toLowerCase()
}
