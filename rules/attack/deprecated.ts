import {defineRule} from '../../src/rule.ts'
import {foreignDomain, judgedItems} from './items.ts'

export default defineRule({
  meta: {
    id: 'attack/deprecated',
    description: 'requires technique ids that are not deprecated',
    severity: 'warning',
    scope: 'hunt',
    messages: {deprecated: '`{id}` `{name}` is deprecated without a replacement.'},
  },
  create(context) {
    const {attack, settings} = context
    return {
      notebook({hunting}) {
        for (const {text: id, pointer} of judgedItems(hunting)) {
          const technique = attack.technique(id)
          if (technique?.status !== 'deprecated' || foreignDomain(id, attack, settings.domains) !== undefined) continue
          context.report({message: 'deprecated', data: {id, name: technique.name}, at: {pointer}})
        }
      },
    }
  },
})
