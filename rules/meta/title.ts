import {type CatalogEntry, defineRule, type RuleFix} from '../../src/rule.ts'
import {isTemplateText} from '../template-text.ts'
import {distinctHunts, isSameHunt} from './distinct.ts'

export default defineRule({
  meta: {
    id: 'meta/title',
    description: 'requires titles that read well in lists, one for each hunt',
    severity: 'warning',
    fixable: 'safe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {max: {type: 'integer', minimum: 1, default: 120, description: 'How many characters a title may have.'}},
    },
    messages: {form: 'Title {problems}.', used: 'Title is also used by {paths}.'},
  },
  create(context) {
    const {max} = context.options
    let heading: string | undefined
    return {
      cell(cell) {
        for (const item of cell.outline) if (item.kind === 'heading' && item.level === 1) heading ??= item.title
      },
      end({hunting: {title}}) {
        if (!title || title.text.trim() === '' || isTemplateText(title.text)) return
        const problems = problemsOf(title.text, {max, heading})
        if (problems.length === 0) return
        const trimmed = title.text.trim()
        const at = {pointer: title.pointer}
        const fix: RuleFix = {kind: 'safe', message: 'trim it', changes: [{at, text: trimmed}]}
        context.report({message: 'form', data: {problems: problems.join(' and ')}, at, ...(trimmed !== title.text && {fix})})
      },
      catalog(hunts) {
        const byTitle = new Map<string, CatalogEntry[]>()
        for (const hunt of distinctHunts(hunts)) {
          const key = keyOf(hunt)
          if (key === undefined) continue
          const same = byTitle.get(key)
          if (same) same.push(hunt)
          else byTitle.set(key, [hunt])
        }
        for (const hunt of hunts) {
          // Of many, the first few will do.
          const same = byTitle.get(keyOf(hunt) ?? '')?.slice(0, 5) ?? []
          const others = same.filter(other => !isSameHunt(other, hunt))
          if (others.length === 0) continue
          context.report({
            message: 'used',
            data: {paths: others.map(({path}) => `\`${path}\``).join(', ')},
            at: titleOf(hunt),
            path: hunt.path,
            related: others.map(other => ({path: other.path, at: titleOf(other), message: 'The same title.'})),
          })
        }
      },
    }
  },
})

function problemsOf(text: string, {max, heading}: {max: number; heading: string | undefined}): string[] {
  const title = text.trim()
  const isOther = heading !== undefined && words(heading) !== '' && words(heading) !== words(title)
  return [
    ...(title === text ? [] : ['has outer blanks']),
    ...(title.endsWith('.') && !title.endsWith('...') ? ['ends with a full stop'] : []),
    ...([...title].length > max ? [`is longer than ${max}`] : []),
    ...(/^untitled/iu.test(title) ? ['is a default name'] : []),
    ...(isOther ? [`differs from the H1 \`${heading}\``] : []),
  ]
}

/** What is left to compare without formatting, white space and letter case. */
function words(text: string): string {
  return text.replace(/[\s*_`\\]/gu, '').toLowerCase()
}

function keyOf({hunting: {title}}: CatalogEntry): string | undefined {
  return title && title.text.trim() !== '' && !isTemplateText(title.text) ? title.text.trim().toLowerCase() : undefined
}

function titleOf({hunting: {title}}: CatalogEntry): {readonly pointer: string} {
  return {pointer: title?.pointer ?? '/hunting/title'}
}
