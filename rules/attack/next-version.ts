import {defineRule} from '../../src/rule.ts'
import {judgedItems} from './items.ts'

export default defineRule({
  meta: {
    id: 'attack/next-version',
    description: 'finds technique ids that the next version of ATT&CK revokes',
    severity: 'info',
    scope: 'hunt',
    messages: {
      replaced: '`{id}` is revoked in ATT&CK {next} in favour of `{replacement}`.',
      gone: '`{id}` is revoked in ATT&CK {next} without a replacement.',
    },
  },
  create(context) {
    const {attack, settings} = context
    const {nextAttack} = settings
    if (!nextAttack) return {}
    return {
      notebook({hunting}) {
        for (const {text: id, pointer} of judgedItems(hunting)) {
          if (attack.technique(id)?.status !== 'active' || nextAttack.technique(id)?.status !== 'revoked') continue
          const last = nextAttack.replacements(id).at(-1)
          const data = {id, next: nextAttack.version}
          if (last) context.report({message: 'replaced', data: {...data, replacement: last.id}, at: {pointer}})
          else context.report({message: 'gone', data, at: {pointer}})
        }
      },
    }
  },
})
