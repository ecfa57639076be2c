import {type DataSource, defineRule, nearest, type RuleFix, type Text} from '../../src/rule.ts'
import {isTemplateText} from '../placeholder.ts'

export default defineRule({
  meta: {
    id: 'meta/data-source-unknown',
    description: "requires data sources to be names of the team's list",
    severity: 'warning',
    fixable: 'safe',
    scope: 'hunt',
    messages: {
      unknown: 'Unknown data source `{source}`.',
      meant: 'Unknown data source `{source}`; use `{name}`.',
      deprecated: 'Data source `{source}` is deprecated.',
      replaced: 'Data source `{source}` is deprecated; use `{name}`.',
    },
  },
  create(context) {
    const {vocabulary} = context.settings
    if (!vocabulary) return {}
    const byName = new Map(vocabulary.map(source => [source.name, source]))
    const spelt = spellings(vocabulary)
    const unknown = ({text, pointer}: Text, listed: Set<string>): void => {
      const same = spelt.get(text.trim().toLowerCase())
      const name = same ?? queried(vocabulary, text) ?? nearest(text, byName.keys())
      context.report({
        message: name === undefined ? 'unknown' : 'meant',
        data: {source: text, ...(name !== undefined && {name})},
        at: {pointer},
        ...(same !== undefined && {fix: fixOf(same, pointer, listed)}),
      })
      if (same !== undefined) listed.add(same)
    }
    return {
      notebook({hunting}) {
        const listed = new Set(hunting.dataSources.map(({text}) => text))
        for (const item of hunting.dataSources) {
          const {text, pointer} = item
          if (text.trim() === '' || isTemplateText(text)) continue
          const source = byName.get(text)
          if (!source) unknown(item, listed)
          else if (source.deprecated) {
            const {replacedBy: name} = source
            context.report({
              message: name === undefined ? 'deprecated' : 'replaced',
              data: {source: text, ...(name !== undefined && {name})},
              at: {pointer},
            })
          }
        }
      },
    }
  },
})

/** Name or alias in lower case → name. */
function spellings(vocabulary: readonly DataSource[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const {name, aliases} of vocabulary) {
    for (const spelling of [name, ...aliases].map(text => text.toLowerCase())) if (!names.has(spelling)) names.set(spelling, name)
  }
  return names
}

/** The only entry that queries call so. */
function queried(vocabulary: readonly DataSource[], text: string): string | undefined {
  const [found, other] = vocabulary.filter(({queryNames}) => queryNames.some(name => name.toLowerCase() === text.toLowerCase()))
  return other ? undefined : found?.name
}

/** The item is rewritten, or dropped where the list has the name already. */
function fixOf(name: string, pointer: string, listed: ReadonlySet<string>): RuleFix {
  return listed.has(name)
    ? {kind: 'safe', message: `remove it: \`${name}\` is listed too`, changes: [{at: {pointer}, remove: true}]}
    : {kind: 'safe', message: `replace it with \`${name}\``, changes: [{at: {pointer}, text: name}]}
}
