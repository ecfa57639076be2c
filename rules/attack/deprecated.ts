import {defineRule} from '../../src/rule.ts'
import {isForeign, judgedItems} from './items.ts'

export default defineRule({
  meta: {
    id: 'attack/deprecated',
    description: 'requires technique ids that are not deprecated',
    severity: 'warning',
    scope: 'hunt',
    messages: {deprecated: '`{id}` `{name}` is deprecated without a replacement.'},
  },
  create(context) {
    const {attack} = context
    return {
      notebook({hunting}) {
        for (const {text: id, pointer} of judgedItems(hunting)) {
          const technique = attack.technique(id)
          if (technique?.status !== 'deprecated' || isForeign(id, context)) continue
          context.report({message: 'deprecated', data: {id, name: technique.name}, at: {pointer}})
        }
      },
    }
  },
})
