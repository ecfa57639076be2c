import {defineRule, escapePointer, type Hunt, isList, isMap, pointerKeys, type RuleFix, type Value, type Violation} from '../../src/rule.ts'
import {isTemplateText} from '../placeholder.ts'
import {unknownKeys} from './unknown.ts'

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
    const {allowEmpty} = context.options
    return {
      notebook({notebook, hunting}) {
        if ((notebook.metadata.get('hunting') ?? null) === null) return
        const misspelt = fieldsOfUnknownKeys(hunting)
        // Several problems at one place are one finding.
        const places = new Map<string, Violation[]>()
        for (const violation of [...context.violations(), ...emptyTags(hunting, allowEmpty)]) {
          const {keyword, key, pointer} = violation
          if (keyword === 'minItems' && allowEmpty.includes(fieldAt(hunting, pointer))) continue
          if (keyword === 'required' && pointer === '' && key !== undefined && misspelt.has(key)) continue
          const value = valueAt(hunting, pointer)
          if (typeof value === 'string' && isTemplateText(value)) continue
          const place = placeOf(violation)
          const others = places.get(place)
          if (others) others.push(violation)
          else places.set(place, [violation])
        }
        for (const [pointer, violations] of places) {
          const fix = violations.length === 1 ? listFix(pointer, hunting) : undefined
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

    /** What is there under a name that `meta/unknown-key` reports is not missing. */
    function fieldsOfUnknownKeys(hunting: Hunt): ReadonlySet<string | undefined> {
      const allow = context.optionsOf('meta/unknown-key')?.allow
      // Absent where the rule is off: then nobody says that the key is there.
      if (!Array.isArray(allow)) return new Set()
      return new Set(unknownKeys(hunting, context.knownKeys(), allow).values())
    }
  },
})

/** The schema lets tags be empty; a catalog may not. */
function emptyTags({fields, keys}: Hunt, allowEmpty: readonly string[]): Violation[] {
  const tags = fields.get('tags')
  if (allowEmpty.includes('tags') || !isList(tags) || tags.length > 0) return []
  const pointer = `/${escapePointer(keys.get('tags') ?? 'tags')}`
  return [{pointer, keyword: 'minItems', message: 'Expected at least one item, got none.'}]
}

/** A missing key is at the mapping that should hold it, an unexpected one at itself. */
function placeOf({pointer, key, keyword}: Violation): string {
  return key === undefined || keyword === 'required' ? pointer : `${pointer}/${escapePointer(key)}`
}

const lists = new Set(['attack_technique_ids', 'data_sources', 'tags', 'authors', 'references', 'platforms'])

/** A single text where a list is expected can only mean a list of one. */
function listFix(pointer: string, hunting: Hunt): RuleFix | undefined {
  const value = valueAt(hunting, pointer)
  if (!lists.has(fieldAt(hunting, pointer)) || typeof value !== 'string' || value.trim() === '') return undefined
  return {kind: 'safe', message: 'make it a list of one', changes: [{at: {pointer: `/hunting${pointer}`}, value: [value]}]}
}

/** The field that stands at a pointer into the block, or the pointer's steps where it leads deeper. */
function fieldAt({keys}: Hunt, pointer: string): string {
  const name = pointerKeys(pointer).join('/')
  return [...keys].find(([, key]) => key === name)?.[0] ?? name
}

function valueAt({json}: Hunt, pointer: string): Value | undefined {
  let value: Value | undefined = json
  for (const key of pointerKeys(pointer)) value = isMap(value) ? value.get(key) : isList(value) ? value[Number(key)] : undefined
  return value
}
