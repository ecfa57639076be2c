import {defineRule, isList, type RuleFix, type Value, type ValueMap, type Violation} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'meta/schema',
    description: 'requires the keys of the `hunting` block to be there and well typed',
    severity: 'error',
    fixable: 'safe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        allowEmpty: {type: 'array', items: {type: 'string'}, default: ['tags'], description: 'Lists that may be empty.'},
      },
    },
    messages: {violation: '{key}: {problem}'},
  },
  create(context) {
    return {
      notebook({notebook, hunting}) {
        if ((notebook.metadata.get('hunting') ?? null) === null) return
        // Several problems at one place are one finding.
        const places = new Map<string, Violation[]>()
        const {allowEmpty} = context.options
        const found = context.violations().filter(({keyword, pointer}) => keyword !== 'minItems' || !allowEmpty.includes(pointer.slice(1)))
        for (const violation of [...found, ...emptyTags(hunting.json, allowEmpty)]) {
          const place = placeOf(violation)
          places.set(place, [...(places.get(place) ?? []), violation])
        }
        for (const [pointer, violations] of places) {
          const fix = violations.length === 1 ? listFix(pointer, hunting.json) : undefined
          const isKey = violations.some(({key}) => key !== undefined)
          context.report({
            message: 'violation',
            data: {key: `\`hunting${pointer.replaceAll('/', '.')}\``, problem: violations.map(({message}) => message).join(' ')},
            at: {pointer: `/hunting${pointer}`, ...(isKey && {part: 'key'})},
            ...(fix && {fix}),
          })
        }
      },
    }
  },
})

/** The schema lets tags be empty; a catalog may not. */
function emptyTags(hunting: ValueMap, allowEmpty: readonly string[]): Violation[] {
  const tags = hunting.get('tags')
  if (allowEmpty.includes('tags') || !isList(tags) || tags.length > 0) return []
  return [{pointer: '/tags', keyword: 'minItems', message: 'Expected at least one item, got none.'}]
}

/** A missing key is at the mapping that should hold it, an unexpected one at itself. */
function placeOf({pointer, key, keyword}: Violation): string {
  return key === undefined || keyword === 'required' ? pointer : `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

const lists = new Set(['attack_technique_ids', 'data_sources', 'tags', 'authors', 'references', 'platforms'])

/** A single text where a list is expected can only mean a list of one. */
function listFix(pointer: string, hunting: ValueMap): RuleFix | undefined {
  const key = pointer.slice(1)
  const value: Value | undefined = hunting.get(key)
  if (!lists.has(key) || typeof value !== 'string' || value.trim() === '') return undefined
  return {kind: 'safe', message: 'make it a list of one', changes: [{at: {pointer: `/hunting${pointer}`}, value: [value]}]}
}
