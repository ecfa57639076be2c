import {defineRule} from '../../src/rule.ts'
import {allowedDomains, foreignDomain, judgedItems} from './items.ts'

export default defineRule({
  meta: {
    id: 'attack/domain',
    description: 'requires technique ids to belong to a matrix that the catalog uses',
    severity: 'warning',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        domains: {
          type: 'array',
          items: {type: 'string', enum: ['enterprise', 'mobile', 'ics']},
          description: 'The matrices to use in place of `attack.domains`.',
        },
      },
    },
    messages: {foreign: '`{id}` belongs to the {domain} matrix; this catalog uses {domains}.'},
  },
  create(context) {
    const {attack, settings, options} = context
    const allowed = allowedDomains(options.domains, settings)
    return {
      notebook({hunting}) {
        for (const {text: id, pointer} of judgedItems(hunting)) {
          const domain = foreignDomain(id, attack, allowed)
          if (domain === undefined) continue
          context.report({message: 'foreign', data: {id, domain, domains: allowed.join(', ')}, at: {pointer}})
        }
      },
    }
  },
})
