import {type CellView, defineRule, isList, judgeTag, type RuleFix} from '../../src/rule.ts'
import {splitTag, tagsOf} from '../split-tag.ts'

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
        // What the cell has and what the fixes so far would give it.
        const known = new Set(cell.tags.map(({tag}) => tag))
        for (const {tag, pointer} of cell.tags) {
          const {verdict, of: meant} = judgeTag(tag, settings.knownTags)
          const isAlias = verdict === 'alias' && options.canonicalOnly
          if (meant === undefined || (verdict !== 'near-miss' && !isAlias)) continue
          const fix = isList(tags) ? fixOf({cell, tag, pointer, meant, known}) : undefined
          for (const name of fix ? tagsOf(fix) : []) known.add(name)
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
  readonly known: ReadonlySet<string>
}

/** No fix where only the group is clear. A tag with a comma in it becomes the tags that someone meant. */
function fixOf({cell, tag, pointer, meant, known}: Typo): RuleFix | undefined {
  if (!tag.includes(',')) {
    if (meant.endsWith('*')) return undefined
    const at = {cell, pointer}
    return known.has(meant)
      ? {kind: 'safe', message: `remove it beside \`${meant}\``, changes: [{at, remove: true}]}
      : {kind: 'safe', message: `replace it with \`${meant}\``, changes: [{at, text: meant}]}
  }
  const parts = tag.split(',').map(part => judgeTag(part.trim()))
  if (parts.some(({of}) => of?.endsWith('*'))) return undefined
  return splitTag({cell, tag, pointer, known})
}
