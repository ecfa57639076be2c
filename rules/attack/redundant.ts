import {defineRule, type RuleFix} from '../../src/rule.ts'
import {isTemplateText} from '../placeholder.ts'

export default defineRule({
  meta: {
    id: 'attack/redundant',
    description: 'finds technique ids that are listed twice, or implied by one of their sub-techniques',
    severity: 'warning',
    fixable: 'safe',
    scope: 'hunt',
    messages: {
      twice: '`{id}` is listed twice.',
      implied: '`{id}` is implied by `{sub}`.',
    },
  },
  create(context) {
    const {attack} = context
    return {
      notebook({hunting}) {
        /** Technique → the first of its sub-techniques that is listed. */
        const subs = new Map<string, string>()
        for (const {text: id} of hunting.techniques) {
          const {parent, status} = attack.technique(id) ?? {}
          if (parent !== undefined && status === 'active' && !subs.has(parent)) subs.set(parent, id)
        }
        const seen = new Set<string>()
        for (const {text: id, pointer} of hunting.techniques) {
          if (id.trim() === '' || isTemplateText(id)) continue
          const sub = attack.technique(id)?.status === 'active' ? subs.get(id) : undefined
          const fix: RuleFix = {kind: 'safe', message: 'remove it', changes: [{at: {pointer}, remove: true}]}
          if (seen.has(id)) context.report({message: 'twice', data: {id}, at: {pointer}, fix})
          else if (sub !== undefined) context.report({message: 'implied', data: {id, sub}, at: {pointer}, fix})
          seen.add(id)
        }
      },
    }
  },
})
