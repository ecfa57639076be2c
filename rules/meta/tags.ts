import {defineRule, type RuleFix, type Text} from '../../src/rule.ts'
import {isTemplateText} from '../template-text.ts'
import {distinctHunts} from './distinct.ts'
import {Spellings} from './spellings.ts'

const attackId = /^(?:attack[._:-]?)?t(?:\d{4}(?:[._-]\d{3})?|a\d{4})$/iu

export default defineRule({
  meta: {
    id: 'meta/tags',
    description: 'requires one spelling for each tag',
    severity: 'warning',
    fixable: 'safe',
    scope: 'hunt',
    options: {
      type: 'object',
      properties: {
        pattern: {
          type: 'string',
          format: 'regex',
          default: '^[a-z0-9]+(?:[._:-][a-z0-9]+)*$',
          description: 'A regular expression that every tag matches.',
        },
      },
    },
    messages: {
      attack: 'Tag `{tag}` is an ATT&CK id; use `attack_technique_ids`.',
      form: 'Tag `{tag}` does not match `{pattern}`.',
      repeated: 'Tag `{tag}` is repeated.',
      spelling: 'Tag `{tag}` is spelt `{best}` in {count}.',
      twice: 'Tag `{tag}` is `{best}` in another spelling.',
    },
  },
  create(context) {
    const patterns = new Map<string, RegExp>()
    const known = new Map<RegExp, Map<string, boolean>>()
    return {
      notebook({hunting}) {
        const seen = new Set<string>()
        const pattern = patternOf(context.path)
        for (const {text: tag, pointer} of hunting.tags.filter(isFilled)) {
          const at = {pointer}
          if (attackId.test(tag.trim())) context.report({message: 'attack', data: {tag}, at})
          else if (!pattern.test(tag)) {
            const fixed = tag.trim().toLowerCase().replace(/\s+/gu, '-')
            const isFixed = pattern.test(fixed)
            context.report({message: 'form', data: {tag, pattern: context.options.pattern}, at, ...(isFixed && {replacement: fixed})})
          } else if (seen.has(tag)) context.report({message: 'repeated', data: {tag}, at, fix: removal(pointer, 'safe')})
          seen.add(tag)
        }
      },
      catalog(hunts) {
        const spellings = new Spellings()
        for (const {path, hunting} of distinctHunts(hunts)) spellings.add(wellFormed(hunting.tags, path).map(({text}) => text))
        for (const hunt of hunts) {
          const tags = wellFormed(hunt.hunting.tags, hunt.path)
          const own = new Set(tags.map(({text}) => text))
          const seen = new Set<string>()
          for (const {text: tag, pointer} of tags) {
            const best = spellings.best(tag)
            // A team may spell its tags as another team must not.
            if (best === tag || seen.has(tag) || !patternOf(hunt.path).test(best)) continue
            seen.add(tag)
            const others = spellings.count(best) - (own.has(best) ? 1 : 0)
            const at = {pointer}
            context.report({
              message: others > 0 ? 'spelling' : 'twice',
              data: {tag, best, count: `${others} other ${others === 1 ? 'hunt' : 'hunts'}`},
              at,
              path: hunt.path,
              fix: own.has(best)
                ? removal(pointer, 'unsafe')
                : {kind: 'unsafe', message: `replace it with \`${best}\``, changes: [{at, text: best}]},
            })
          }
        }
      },
    }

    /** The pattern may be another one for each team. Where the rule is off for a hunt, its tags count all the same. */
    function patternOf(path: string): RegExp {
      const source = String((context.optionsOf('meta/tags', path) ?? context.options).pattern)
      const pattern = patterns.get(source) ?? new RegExp(source, 'u')
      patterns.set(source, pattern)
      return pattern
    }

    /** Hunts share most of their tags: each is judged once. */
    function wellFormed(tags: readonly Text[], path: string): Text[] {
      const pattern = patternOf(path)
      const judged = known.get(pattern) ?? new Map<string, boolean>()
      known.set(pattern, judged)
      return tags.filter(tag => {
        const isGood = judged.get(tag.text) ?? (isFilled(tag) && !attackId.test(tag.text.trim()) && pattern.test(tag.text))
        judged.set(tag.text, isGood)
        return isGood
      })
    }
  },
})

function isFilled({text}: Text): boolean {
  return text.trim() !== '' && !isTemplateText(text)
}

function removal(pointer: string, kind: RuleFix['kind']): RuleFix {
  return {kind, message: 'remove it', changes: [{at: {pointer}, remove: true}]}
}
