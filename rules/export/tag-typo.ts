import {type CellView, defineRule, isList, judgeTag, type RuleChange, type RuleFix} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'export/tag-typo',
    description: 'finds tags that nearly work and would publish what they are meant to hide',
    severity: 'error',
    fixable: 'safe',
    options: {
      type: 'object',
      properties: {
        canonicalOnly: {
          type: 'boolean',
          default: false,
          description: 'Report the dash forms too: nbconvert with `remove_*` tags ignores them.',
        },
      },
    },
    messages: {
      typo: 'Tag `{tag}` has no effect; did you mean `{meant}`?',
      alias: 'Tag `{tag}` has no effect in nbconvert; write `{meant}`.',
    },
  },
  create(context) {
    const {settings, options} = context
    return {
      cell(cell) {
        const tags = cell.metadata.get('tags')
        for (const {tag, pointer} of cell.tags) {
          const {verdict, of: meant} = judgeTag(tag, settings.knownTags)
          const isAlias = verdict === 'alias' && options.canonicalOnly
          if (meant === undefined || (verdict !== 'near-miss' && !isAlias)) continue
          const fix = isList(tags) ? fixOf({cell, tag, pointer, meant}) : undefined
          context.report({message: isAlias ? 'alias' : 'typo', data: {tag, meant}, at: {cell, pointer}, ...(fix && {fix})})
        }
      },
    }
  },
})

interface Typo {
  readonly cell: CellView
  readonly tag: string
  readonly pointer: string
  readonly meant: string
}

/** No fix where only the group is clear. A tag with a comma in it becomes the tags that someone meant. */
function fixOf({cell, tag, pointer, meant}: Typo): RuleFix | undefined {
  if (!tag.includes(',')) {
    return meant.endsWith('*')
      ? undefined
      : {kind: 'safe', message: `replace it with \`${meant}\``, changes: [{at: {cell, pointer}, text: meant}]}
  }
  const parts = tag.split(',').map(part => judgeTag(part.trim()))
  if (parts.some(({of}) => of?.endsWith('*'))) return undefined
  const others = new Set(cell.tags.filter(other => other.pointer !== pointer).map(other => other.tag))
  const [first, ...rest] = [...new Set(splitTag(tag))].filter(name => !others.has(name))
  // Each item is changed in its place, so that comments and layout around it stay.
  const item: RuleChange = first === undefined ? {at: {cell, pointer}, remove: true} : {at: {cell, pointer}, text: first}
  const added = rest.map((value): RuleChange => ({at: {cell, pointer: '/tags/-'}, value}))
  return {kind: 'safe', message: 'make it one tag each', changes: [item, ...added]}
}

function splitTag(tag: string): string[] {
  return tag
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => judgeTag(part).of ?? part)
}
