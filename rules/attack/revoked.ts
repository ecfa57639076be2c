import {type Attack, defineRule, type RuleFix} from '../../src/rule.ts'
import {isForeign, judgedItems} from './items.ts'

export default defineRule({
  meta: {
    id: 'attack/revoked',
    description: 'requires revoked technique ids to be replaced',
    severity: 'error',
    fixable: 'safe',
    scope: 'hunt',
    messages: {
      replaced: '`{id}` was revoked in favour of {chain} {name}.',
      gone: '`{id}` was revoked without a replacement.',
    },
  },
  create(context) {
    const {attack} = context
    return {
      notebook({hunting}) {
        // As `attack/format` puts them right, which may happen in the same pass.
        const listed = new Set(hunting.techniques.map(({text}) => text.trim().toUpperCase()))
        for (const {text: id, pointer} of judgedItems(hunting)) {
          if (attack.technique(id)?.status !== 'revoked' || isForeign(id, context)) continue
          const last = attack.replacements(id).at(-1)
          if (!last) {
            context.report({message: 'gone', data: {id}, at: {pointer}})
            continue
          }
          context.report({
            message: 'replaced',
            data: {id, chain: chainOf(attack, id), name: last.name},
            at: {pointer},
            ...(last.status === 'active' && {fix: fixOf(last.id, pointer, listed)}),
          })
          if (last.status === 'active') listed.add(last.id)
        }
      },
    }
  },
})

function chainOf(attack: Attack, id: string): string {
  return attack
    .replacements(id)
    .map(step => `\`${step.id}\``)
    .join(' → ')
}

/** The id is rewritten, or dropped where the list has its replacement already. */
function fixOf(replacement: string, pointer: string, listed: ReadonlySet<string>): RuleFix {
  return listed.has(replacement)
    ? {kind: 'safe', message: `remove it: \`${replacement}\` is listed too`, changes: [{at: {pointer}, remove: true}]}
    : {kind: 'safe', message: `replace it with \`${replacement}\``, changes: [{at: {pointer}, text: replacement}]}
}
