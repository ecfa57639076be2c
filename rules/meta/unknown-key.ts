import {defineRule, escapePointer} from '../../src/rule.ts'
import {unknownKeys} from './unknown.ts'

export default defineRule({
  meta: {
    id: 'meta/unknown-key',
    description: 'finds keys of the `hunting` block that nothing reads, such as misspelt ones',
    severity: 'warning',
    fixable: 'safe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        allow: {type: 'array', items: {type: 'string'}, default: [], description: 'Keys that are known to other programs.'},
      },
    },
    messages: {
      unknown: 'Unknown key `{key}`.',
      misspelt: 'Unknown key `{key}`; did you mean `{field}`?',
    },
  },
  create(context) {
    return {
      notebook({hunting}) {
        const unknown = unknownKeys(hunting, context.knownKeys(), context.options.allow)
        const counts = new Map<string | undefined, number>()
        for (const field of unknown.values()) counts.set(field, (counts.get(field) ?? 0) + 1)
        for (const [key, field] of unknown) {
          const at = {pointer: `/hunting/${escapePointer(key)}`, part: 'key'} as const
          if (field === undefined) {
            context.report({message: 'unknown', data: {key}, at})
            continue
          }
          // Of two keys that mean the same field nobody can tell which one is to be it.
          const isFree = !hunting.fields.has(field) && counts.get(field) === 1
          const fix = {kind: 'safe', message: `rename it \`${field}\``, changes: [{at, text: field}]} as const
          context.report({message: 'misspelt', data: {key, field}, at, ...(isFree && {fix})})
        }
      },
    }
  },
})
