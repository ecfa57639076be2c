import {defineRule} from '../../src/rule.ts'
import {judgedItems, techniqueId} from './items.ts'

export default defineRule({
  meta: {
    id: 'attack/unknown',
    description: 'requires technique ids to exist in the pinned version of ATT&CK',
    severity: 'error',
    scope: 'hunt',
    messages: {
      unknown: '`{id}` does not exist in ATT&CK {version}.',
      newer: '`{id}` does not exist in ATT&CK {version}; it exists in {next}: raise `attack.version`.',
    },
  },
  create(context) {
    const {attack, settings} = context
    return {
      notebook({hunting}) {
        for (const {text: id, pointer} of judgedItems(hunting)) {
          if (!techniqueId.test(id) || attack.technique(id)) continue
          const next = settings.nextAttack?.technique(id) && settings.nextAttack.version
          const data = {id, version: attack.version}
          if (next === undefined) context.report({message: 'unknown', data, at: {pointer}})
          else context.report({message: 'newer', data: {...data, next}, at: {pointer}, cap: 'warning'})
        }
      },
    }
  },
})
