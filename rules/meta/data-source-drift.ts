import {type DataSource, defineRule, type Hunt, isList, type RuleFix} from '../../src/rule.ts'
import {isTemplateText} from '../placeholder.ts'
import {eachQuery} from '../query/find.ts'
import {knownSources, meantBy} from '../query/known-sources.ts'
import type {Query, QueryLanguage} from '../query/query.ts'
import {sourcesOf} from '../query/sources.ts'

/** Languages whose sources can be told for certain; in others a name may be anything. */
const certain: ReadonlySet<QueryLanguage> = new Set(['taegis', 'kql'])

export default defineRule({
  meta: {
    id: 'meta/data-source-drift',
    description: 'requires `data_sources` to list what the queries read',
    severity: 'info',
    fixable: 'unsafe',
    scope: 'hunt',
    messages: {
      unlisted: 'Query reads `{name}`, which `data_sources` does not list.',
      unread: 'No query reads `{name}`.',
    },
  },
  create(context) {
    const {vocabulary} = context.settings
    if (!vocabulary) return {}
    const known = knownSources(vocabulary)
    const listed = new Set<DataSource>()
    const names = new Set<string>()
    const read = new Set<DataSource>()
    let hunt: Hunt | undefined
    const compare = (query: Query): void => {
      if (!hunt) return
      for (const {name, start, end} of sourcesOf(query)) {
        const entries = meantBy(known, name)
        for (const entry of entries) read.add(entry)
        const [entry] = entries
        const isListed = entry ? entries.some(candidate => listed.has(candidate)) : names.has(name.toLowerCase())
        if (isListed || (!entry && !certain.has(query.language))) continue
        context.report({
          message: 'unlisted',
          data: {name: entry?.name ?? name},
          at: {cell: query.cell, start: query.start + start, end: query.start + end},
          ...(entry && !entry.deprecated && {fix: fixOf(entry.name, hunt)}),
        })
      }
    }
    return {
      ...eachQuery(compare),
      notebook({hunting}) {
        const items = hunting.fields.get('data_sources')
        if (!isList(items) || items.some(item => typeof item !== 'string')) return
        hunt = hunting
        for (const {text} of hunting.dataSources) {
          names.add(text.trim().toLowerCase())
          for (const entry of meantBy(known, text.trim())) listed.add(entry)
        }
      },
      end({hunting}) {
        if (read.size === 0) return
        for (const {text, pointer} of hunting.dataSources) {
          const entries = meantBy(known, text.trim())
          if (entries.length === 0 || isTemplateText(text) || entries.some(entry => read.has(entry))) continue
          context.report({message: 'unread', data: {name: text}, at: {pointer}})
        }
      },
    }
  },
})

/** Whether the hunt needs the source, or the query should not read it, a person decides. */
function fixOf(name: string, {keys}: Hunt): RuleFix {
  const key = (keys.get('data_sources') ?? 'data_sources').replaceAll('~', '~0').replaceAll('/', '~1')
  return {kind: 'unsafe', message: `list \`${name}\``, changes: [{at: {pointer: `/hunting/${key}/-`}, value: name}]}
}
