import {type CatalogEntry, defineRule, type RuleFix} from '../../src/rule.ts'

/** Hunts with one id, of which the findings of the others speak. */
const most = 6

export default defineRule({
  meta: {
    id: 'meta/id-duplicate',
    description: 'requires an id to belong to one hunt, for ever',
    severity: 'error',
    fixable: 'unsafe',
    scope: 'hunt',
    messages: {
      used: 'The id is also used by {paths}.',
      retired: 'The id was retired on {date}: {reason}',
    },
  },
  create(context) {
    const {since} = context
    // Nobody refers yet to the id of a hunt that is new.
    const isNew = (path: string): boolean => since !== undefined && since.before(path) === undefined
    const fixOf = ({path, hunting}: CatalogEntry): RuleFix => {
      const id = context.newId({path, text: hunting.id?.text ?? ''})
      const at = {pointer: hunting.id?.pointer ?? '/hunting/id'}
      return {kind: 'unsafe', message: `give it the id \`${id}\``, changes: [{at, text: id}]}
    }
    return {
      catalog(hunts) {
        const byId = new Map<string, CatalogEntry[]>()
        for (const hunt of hunts) {
          const id = hunt.hunting.id?.text.toLowerCase()
          const holders = id === undefined ? undefined : byId.get(id)
          if (holders) holders.push(hunt)
          else if (id !== undefined) byId.set(id, [hunt])
        }
        for (const [id, holders] of byId) {
          for (const hunt of holders) {
            const at = {pointer: hunt.hunting.id?.pointer ?? '/hunting/id'}
            // Of many, the first few will do: each of them says the same of itself.
            const some = holders.length > most ? holders.slice(0, most) : holders
            const others = some.filter(other => other !== hunt && !isPair(hunt, other))
            if (others.length > 0) {
              context.report({
                message: 'used',
                data: {paths: others.map(other => `\`${other.path}\``).join(', ')},
                at,
                path: hunt.path,
                ...(isNew(hunt.path) && {fix: fixOf(hunt)}),
                related: others.map(other => ({
                  path: other.path,
                  at: {pointer: other.hunting.id?.pointer ?? '/hunting/id'},
                  message: 'The same id.',
                })),
              })
            }
            const entry = context.settings.retired.get(id)
            if (entry?.retired !== undefined && entry.path !== hunt.path) {
              const data = {date: entry.retired, reason: `${entry.reason ?? 'no reason is given'}.`}
              context.report({message: 'retired', data, at, path: hunt.path})
            }
          }
        }
      },
    }
  },
})

/** The same notebook in two formats. */
function isPair(a: CatalogEntry, b: CatalogEntry): boolean {
  return a.half === b.path || b.half === a.path
}
