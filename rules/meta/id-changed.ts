import {defineRule, type Hunt} from '../../src/rule.ts'
import {isTemplateText} from '../placeholder.ts'

/** The part of the words that two texts share, below which they are about different things. */
const leastShared = 0.2

export default defineRule({
  meta: {
    id: 'meta/id-changed',
    description: 'requires an id to stay the one of its hunt',
    severity: 'error',
    scope: 'hunt',
    messages: {
      changed: 'The id changed from `{old}`.',
      replaced: 'The hunt behind this id was replaced; give the new hunt its own id.',
    },
  },
  create(context) {
    const {since, settings} = context
    if (!since) return {}
    return {
      notebook({hunting}) {
        const before = since.before(context.path)?.hunting
        const [old, id] = [before?.id?.text, hunting.id]
        if (!before || old === undefined || !id || isTemplateText(old)) return
        const at = {pointer: id.pointer}
        if (old.toLowerCase() === id.text.toLowerCase()) {
          if (isOther(before, hunting)) context.report({message: 'replaced', at})
        } else if (settings.retired.get(id.text.toLowerCase())?.legacyId !== old) {
          // The ledger knows ids that were put right on purpose.
          context.report({message: 'changed', data: {old}, at})
        }
      },
    }
  },
})

/** Whether title and description both say something else. */
function isOther(before: Hunt, now: Hunt): boolean {
  return shared(before.title?.text, now.title?.text) < leastShared && shared(before.description?.text, now.description?.text) < leastShared
}

/** How many of the words of two texts are in both, 0 to 1 (Jaccard). */
function shared(a = '', b = ''): number {
  const [one, two] = [a, b].map(text => new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu)))
  // A text that is missing says nothing else.
  if (!one?.size || !two?.size) return 1
  const both = [...one].filter(word => two.has(word)).length
  return both / (one.size + two.size - both)
}
