import {defineRule} from '../../src/rule.ts'
import {atlasId, judgedItems, techniqueId} from './items.ts'

const tacticId = /^TA\d{4}$/iu
/** The forms that tools and pages write ids in: a URL, `T1059/001`, `T1059-001`, `attack.t1059.001`. */
const loose = /^(?:https?:\/\/attack\.mitre\.org\/techniques\/|attack\.)?(T\d{4})(?:[./-](\d{3}))?\/?$/iu

export default defineRule({
  meta: {
    id: 'attack/format',
    description: 'requires ATT&CK technique ids to be written as `T1234` or `T1234.001`',
    severity: 'error',
    fixable: 'safe',
    scope: 'hunt',
    messages: {
      malformed: 'Expected a technique id such as `T1059.001`, got `{id}`.',
      tactic: 'Expected a technique id such as `T1059.001`, got the tactic `{id}`: tactics follow from the techniques.',
    },
  },
  create(context) {
    return {
      notebook({hunting}) {
        for (const {text: id, pointer} of judgedItems(hunting)) {
          if (techniqueId.test(id) || atlasId.test(id)) continue
          const fixed = normalize(id)
          context.report({
            message: tacticId.test(id.trim()) ? 'tactic' : 'malformed',
            data: {id},
            at: {pointer},
            ...(fixed !== undefined && {replacement: fixed}),
          })
        }
      },
    }
  },
})

function normalize(id: string): string | undefined {
  const [, technique, sub] = loose.exec(id.trim()) ?? []
  if (technique === undefined) return undefined
  return technique.toUpperCase() + (sub === undefined ? '' : `.${sub}`)
}
